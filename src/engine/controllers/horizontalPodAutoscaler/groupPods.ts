/** Source: Kubernetes v1.35 pkg/controller/podautoscaler/replica_calculator.go (groupPods) */
import type { Pod } from '../../../api/core'
import { getPodCondition } from '../../../api/machinery/podConditions'
import { MICROS_PER_SECOND, microsOf, type UnixMicros } from '../../../api/machinery/time'
import type { PodMetric, PodMetrics } from './podMetrics'

/** `--horizontal-pod-autoscaler-cpu-initialization-period` and `-initial-readiness-delay`. */
export interface ReadinessPeriods {
  readonly cpuInitializationSeconds: number
  readonly initialReadinessSeconds: number
}

export const DEFAULT_READINESS_PERIODS: ReadinessPeriods = {
  cpuInitializationSeconds: 300,
  initialReadinessSeconds: 30,
}

export interface PodGroups {
  readonly readyCount: number
  /** Not ready: their samples do not count, and pending pods have none. */
  readonly unready: readonly string[]
  /** Without a sample. */
  readonly missing: readonly string[]
  /** On their way out, or failed. */
  readonly ignored: readonly string[]
}

export function groupPods(
  pods: readonly Pod[],
  metrics: PodMetrics,
  resource: string,
  periods: ReadinessPeriods,
  now: UnixMicros,
): PodGroups {
  const unready: string[] = []
  const missing: string[] = []
  const ignored: string[] = []
  let readyCount = 0
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata
    const metric = metrics.get(name)
    if (deletionTimestamp !== undefined || pod.status?.phase === 'Failed') ignored.push(name)
    else if (pod.status?.phase === 'Pending') unready.push(name)
    else if (metric === undefined) missing.push(name)
    else if (resource === 'cpu' && isStarting(pod, metric, periods, now)) unready.push(name)
    else readyCount += 1
  }
  return { readyCount, unready, missing, ignored }
}

/** Whether cpu time tells of starting up rather than of load. */
function isStarting(
  { status }: Pod,
  metric: PodMetric,
  periods: ReadinessPeriods,
  now: UnixMicros,
): boolean {
  const ready = getPodCondition(status, 'Ready')
  if (ready === undefined || status?.startTime === undefined) return true
  const started = microsOf(status.startTime)
  const becameSo = microsOf(ready.lastTransitionTime)
  const isUnready = ready.status === 'False'
  const initialized = started + periods.cpuInitializationSeconds * MICROS_PER_SECOND
  // In the beginning a sample has to lie wholly after the pod became ready.
  if (initialized > now) return isUnready || metric.timestamp < becameSo + metric.window
  // Later on only those count as starting that never were ready.
  return isUnready && started + periods.initialReadinessSeconds * MICROS_PER_SECOND > becameSo
}
