/**
 * One probe of one container: when it is next due, and what a row of results comes to.
 * Source: Kubernetes v1.35 pkg/kubelet/prober/worker.go
 */
import type { ContainerStatus, Probe } from '../../../api/container'
import { microsOf } from '../../../api/machinery/time'
import { POWER_ON_UNIX_MICROS } from '../../clientGo/wallClock'
import { type Micros, seconds } from '../../kernel/micros'

/** What a probe asks about. */
export type ProbeKind = 'Startup' | 'Readiness' | 'Liveness'
/** Unknown: the probe could not be made, or has not been. */
export type ProbeResult = 'Success' | 'Failure' | 'Unknown'

/** A probe of a container, from one life to the next. */
export interface ProbeWorker {
  readonly kind: ProbeKind
  readonly container: string
  readonly probe: Probe
  /** It looks at its container here, and every period from here on. */
  tickFrom: Micros
  /** The container the published result is about, without the runtime's prefix. */
  containerId: string
  published: ProbeResult
  last: ProbeResult | undefined
  run: number
  /** This container was probed at least once. */
  probed: boolean
  /** Has spoken its verdict, and waits for a new container. */
  onHold: boolean
  /** The number of the probe on its way. */
  inFlight: number | undefined
}

/** The default of each field, where the API server has not filled it in. */
export const periodOf = (probe: Probe): Micros => seconds(probe.periodSeconds ?? 10)
/** How long an answer may take. */
export const timeoutSeconds = (probe: Probe): number => probe.timeoutSeconds ?? 1

/** A probe that has not been made yet. */
export function createProbeWorker(
  kind: ProbeKind,
  container: string,
  probe: Probe,
  tickFrom: Micros,
): ProbeWorker {
  return {
    kind,
    container,
    probe,
    tickFrom,
    containerId: '',
    published: initialResult(kind),
    last: undefined,
    run: 0,
    probed: false,
    onHold: false,
    inFlight: undefined,
  }
}

/** What is taken for granted of a new container until it was probed. */
export function initialResult(kind: ProbeKind): ProbeResult {
  switch (kind) {
    case 'Readiness':
      return 'Failure'
    case 'Liveness':
      return 'Success'
    case 'Startup':
      return 'Unknown'
  }
}

/** A new container: everything begins anew. */
export function takeContainer(worker: ProbeWorker, containerId: string): void {
  if (worker.containerId === containerId) return
  worker.containerId = containerId
  worker.published = initialResult(worker.kind)
  worker.probed = false
  worker.onHold = false
  worker.inFlight = undefined
}

/**
 * When it is to probe next, at the earliest now; undefined while it has no reason to: nothing
 * runs, its verdict is spoken, or another probe's word must come first.
 */
export function nextProbeAt(
  worker: ProbeWorker,
  status: ContainerStatus | undefined,
  now: Micros,
): Micros | undefined {
  const running = status?.state?.running
  if (running === undefined || worker.onHold) return undefined
  if ((status?.started === true) === (worker.kind === 'Startup')) return undefined
  const startedAt = microsOf(running.startedAt) - POWER_ON_UNIX_MICROS
  const earliest = Math.max(now, startedAt + seconds(worker.probe.initialDelaySeconds ?? 0))
  const period = periodOf(worker.probe)
  const ticks = Math.max(0, Math.ceil((earliest - worker.tickFrom) / period))
  return worker.tickFrom + ticks * period
}

/** Whether a readiness probe may be run at once, out of turn. */
export function mayProbeNow(
  worker: ProbeWorker,
  status: ContainerStatus | undefined,
  now: Micros,
): boolean {
  const running = status?.state?.running
  if (worker.onHold || running === undefined || status?.started !== true) return false
  const startedAt = microsOf(running.startedAt) - POWER_ON_UNIX_MICROS
  return now >= startedAt + seconds(worker.probe.initialDelaySeconds ?? 0)
}

/** Counts a result. True when it is a new verdict: published, and for others to act on. */
export function takeResult(worker: ProbeWorker, result: ProbeResult): boolean {
  if (worker.last === result) worker.run++
  else {
    worker.last = result
    worker.run = 1
  }
  const { failureThreshold = 3, successThreshold = 1 } = worker.probe
  if (result === 'Failure' && worker.run < failureThreshold) return false
  if (result === 'Success' && worker.run < successThreshold) return false
  const changed = worker.published !== result
  worker.published = result
  if (worker.kind === 'Startup' || (worker.kind === 'Liveness' && result === 'Failure')) {
    worker.onHold = true
    worker.run = 0
  }
  return changed
}

/** Names a probe among those of its pod. */
export const probeKey = (kind: ProbeKind, container: string): string => `${kind}/${container}`
