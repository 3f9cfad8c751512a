import type { ContainerRef, KillTarget } from './pass'
import type { ProbeResult } from './prober/probeWorker'

/** What a pod needs now. */
export interface PodActions {
  killPod: boolean
  createSandbox: boolean
  attempt: number
  readonly sandboxId: string
  start: ContainerRef[]
  readonly kill: KillTarget[]
}

/** What the probes said of a container; undefined where none has spoken. */
export interface Verdicts {
  startup(name: string, containerId: string): ProbeResult | undefined
  liveness(name: string, containerId: string): ProbeResult | undefined
}
