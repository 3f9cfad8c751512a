/** What is kept of a plugin that a person wrote: plain data, from which the plugin is made again. */
import type { SandboxRun, WrittenPoint } from './pluginSandbox'

/** What of it a profile holds. */
export interface WrittenCode {
  /** JavaScript. */
  readonly source: string
  /** The functions it defines. */
  readonly points: readonly WrittenPoint[]
}

export interface WrittenPlugin extends WrittenCode {
  readonly name: string
  /** What a point of its score counts, in every profile that does not say otherwise. */
  readonly weight: number
  /** Whether it takes part in every profile that does not say otherwise. */
  readonly enabled: boolean
}

/** The written plugins' run for the pod of a cycle, from the first call on; its copies share it. */
export interface CycleRun {
  run: SandboxRun | undefined
}
