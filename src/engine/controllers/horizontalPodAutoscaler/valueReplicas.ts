/**
 * How many replicas a metric of one object, or of something outside the cluster, asks for.
 * Source: Kubernetes v1.35 pkg/controller/podautoscaler/replica_calculator.go
 */
import { isPodReady } from '../../../api/machinery/podConditions'
import { saturated } from './podMetrics'
import type { Calculation, MetricReplicas } from './replicaCalculator'
import { isWithin } from './tolerances'

/** For a value in all. Source: GetObjectMetricReplicas, GetExternalMetricReplicas. */
export function valueReplicas(
  calculation: Calculation,
  usage: bigint,
  target: bigint,
): MetricReplicas | string {
  const ratio = Number(usage) / Number(target)
  const { currentReplicas, pods, tolerances } = calculation
  // From zero there is nothing to multiply.
  if (currentReplicas === 0) return { replicas: Math.ceil(ratio), usage }
  if (isWithin(tolerances, ratio)) return { replicas: currentReplicas, usage }
  if (pods.length === 0) {
    return 'unable to calculate ready pods: no pods returned by selector while calculating replica count'
  }
  const ready = pods.filter((pod) => pod.status?.phase === 'Running' && isPodReady(pod))
  return { replicas: Math.ceil(ratio * ready.length), usage }
}

/** For an average of the pods. Source: GetObjectPerPodMetricReplicas, GetExternalPerPodMetricReplicas. */
export function averageReplicas(
  { currentReplicas, tolerances }: Pick<Calculation, 'currentReplicas' | 'tolerances'>,
  usage: bigint,
  target: bigint,
): MetricReplicas {
  const ratio = Number(usage) / (Number(target) * currentReplicas)
  const replicas = isWithin(tolerances, ratio)
    ? currentReplicas
    : Math.ceil(Number(usage) / Number(target))
  const average = Math.ceil(Number(usage) / currentReplicas)
  return { replicas, usage: saturated(BigInt(average)) }
}
