/**
 * Samples of pods, and how they compare with their target. Amounts are milli-units, as bigint:
 * they are int64 upstream, and bytes in thousandths are soon beyond what numbers hold exactly.
 * Source: Kubernetes v1.35 pkg/controller/podautoscaler/metrics/{client.go,utilization.go}
 */
import type { UnixMicros } from '../../../api/machinery/time'
import type { Micros } from '../../kernel/micros'

export interface PodMetric {
  readonly value: bigint
  readonly timestamp: UnixMicros
  /** The time over which the sample was taken. */
  readonly window: Micros
}

/** By the pod's name. */
export type PodMetrics = ReadonlyMap<string, PodMetric>

/** What the metrics API says of one pod, per container. */
export interface PodSample {
  readonly pod: string
  readonly namespace: string
  readonly containers: ReadonlyMap<string, bigint>
  readonly timestamp: UnixMicros
  readonly window: Micros
}

/** Of a pod the sum of its containers, or the one that is asked for. Source: GetResourceMetric. */
export function resourceMetrics(
  samples: readonly PodSample[],
  container: string,
): PodMetrics | string {
  if (samples.length === 0) return 'no metrics returned from resource metrics API'
  const metrics = new Map<string, PodMetric>()
  for (const { pod, namespace, containers, timestamp, window } of samples) {
    const value = container === '' ? sum(containers.values()) : containers.get(container)
    if (value === undefined) {
      return `container ${container} not present in metrics for pod ${namespace}/${pod}`
    }
    metrics.set(pod, { value, timestamp, window })
  }
  return metrics
}

export interface Utilization {
  readonly ratio: number
  /** Percent of the requests, cut to an integer. */
  readonly utilization: number
  /** Milli-units, the average of a pod. */
  readonly rawAverage: bigint
}

/** Source: GetResourceUtilizationRatio. */
export function resourceUtilizationRatio(
  metrics: PodMetrics,
  requests: ReadonlyMap<string, bigint>,
  targetUtilization: number,
): Utilization | string {
  let used = 0n
  let requested = 0n
  let pods = 0n
  for (const [pod, { value }] of metrics) {
    const request = requests.get(pod)
    // Pods may be gone before the last of their samples.
    if (request === undefined) continue
    used += value
    requested += request
    pods += 1n
  }
  if (requested === 0n) return 'no metrics returned matched known pods'
  const utilization = Number((used * 100n) / requested)
  return { ratio: utilization / targetUtilization, utilization, rawAverage: used / pods }
}

/** Ratio to the target and average. Source: GetMetricUsageRatio. */
export function metricUsageRatio(
  metrics: PodMetrics,
  target: bigint,
): { readonly ratio: number; readonly usage: bigint } {
  const total = sum([...metrics.values()].map(({ value }) => value))
  const usage = total / BigInt(metrics.size)
  return { ratio: Number(usage) / Number(target), usage }
}

const MAX_INT64 = 2n ** 63n - 1n

/** An int64 that stops at its greatest value. */
export const saturated = (value: bigint): bigint => (value > MAX_INT64 ? MAX_INT64 : value)

export function sum(values: Iterable<bigint>): bigint {
  let total = 0n
  for (const value of values) total += value
  return total
}
