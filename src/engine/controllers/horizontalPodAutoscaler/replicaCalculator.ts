/**
 * How many replicas a metric of pods asks for. Pods that are starting and pods without a sample
 * are assumed to use what speaks against the change, so that none goes too far.
 * Source: Kubernetes v1.35 pkg/controller/podautoscaler/replica_calculator.go
 */
import type { Pod } from '../../../api/core'
import type { UnixMicros } from '../../../api/machinery/time'
import { groupPods, type PodGroups, type ReadinessPeriods } from './groupPods'
import {
  metricUsageRatio,
  type PodMetric,
  type PodMetrics,
  resourceUtilizationRatio,
} from './podMetrics'
import { requestsOf } from './podRequests'
import { isWithin, type Tolerances } from './tolerances'

/** What all the calculations go by. */
export interface Calculation {
  readonly currentReplicas: number
  /** Those the selector of the target matches. */
  readonly pods: readonly Pod[]
  readonly tolerances: Tolerances
  readonly periods: ReadinessPeriods
  readonly now: UnixMicros
}

export interface ResourceReplicas {
  readonly replicas: number
  /** Percent of the requests. */
  readonly utilization: number
  readonly rawAverage: bigint
}

export interface MetricReplicas {
  readonly replicas: number
  readonly usage: bigint
}

/** For a share of what pods request. Source: GetResourceReplicas. */
export function resourceReplicas(
  calculation: Calculation,
  metrics: PodMetrics | string,
  resource: string,
  container: string,
  targetUtilization: number,
): ResourceReplicas | string {
  if (typeof metrics === 'string')
    return `unable to get metrics for resource ${resource}: ${metrics}`
  const found = prepare(calculation, metrics, resource)
  if (typeof found === 'string') return found
  const requests = requestsOf(calculation.pods, container, resource)
  if (typeof requests === 'string') return requests
  const measured = resourceUtilizationRatio(found.counted, requests, targetUtilization)
  if (typeof measured === 'string') return measured
  // A target above all of the request is what a missing pod is assumed to use.
  const fallback = BigInt(Math.max(100, targetUtilization))
  const replicas = replicasFor(calculation, found, measured.ratio, {
    missingAtScaleDown: (pod) => ((requests.get(pod) ?? 0n) * fallback) / 100n,
    ratioOf(filled) {
      const again = resourceUtilizationRatio(filled, requests, targetUtilization)
      return typeof again === 'string' ? measured.ratio : again.ratio
    },
  })
  return { replicas, utilization: measured.utilization, rawAverage: measured.rawAverage }
}

/** For an average of the pods, whatever they request. Source: calcPlainMetricReplicas. */
export function plainMetricReplicas(
  calculation: Calculation,
  metrics: PodMetrics,
  resource: string,
  target: bigint,
): MetricReplicas | string {
  const found = prepare(calculation, metrics, resource)
  if (typeof found === 'string') return found
  const { ratio, usage } = metricUsageRatio(found.counted, target)
  const replicas = replicasFor(calculation, found, ratio, {
    missingAtScaleDown: () => target,
    ratioOf: (filled) => metricUsageRatio(filled, target).ratio,
  })
  return { replicas, usage }
}

interface Prepared {
  readonly groups: PodGroups
  /** Samples of the pods that count. */
  readonly counted: PodMetrics
}

function prepare(
  { pods, periods, now }: Calculation,
  metrics: PodMetrics,
  resource: string,
): Prepared | string {
  if (pods.length === 0) return 'no pods returned by selector while calculating replica count'
  const groups = groupPods(pods, metrics, resource, periods, now)
  const counted = new Map(metrics)
  for (const pod of [...groups.ignored, ...groups.unready]) counted.delete(pod)
  if (counted.size === 0) {
    return 'did not receive metrics for targeted pods (pods might be unready)'
  }
  return { groups, counted }
}

interface Assumptions {
  missingAtScaleDown(pod: string): bigint
  ratioOf(metrics: PodMetrics): number
}

function replicasFor(
  { currentReplicas, tolerances }: Calculation,
  { groups, counted }: Prepared,
  ratio: number,
  assumptions: Assumptions,
): number {
  const unready = ratio > 1 ? groups.unready : []
  if (unready.length === 0 && groups.missing.length === 0) {
    if (isWithin(tolerances, ratio)) return currentReplicas
    return Math.ceil(ratio * groups.readyCount)
  }
  const filled = new Map<string, PodMetric>(counted)
  const assume = (pod: string, value: bigint) => filled.set(pod, { value, timestamp: 0, window: 0 })
  for (const pod of groups.missing) {
    if (ratio < 1) assume(pod, assumptions.missingAtScaleDown(pod))
    if (ratio > 1) assume(pod, 0n)
  }
  for (const pod of unready) assume(pod, 0n)
  const again = assumptions.ratioOf(filled)
  const turned = (ratio < 1 && again > 1) || (ratio > 1 && again < 1)
  if (isWithin(tolerances, again) || turned) return currentReplicas
  const replicas = Math.ceil(again * filled.size)
  const wrongWay =
    (again < 1 && replicas > currentReplicas) || (again > 1 && replicas < currentReplicas)
  return wrongWay ? currentReplicas : replicas
}
