import type { Pod } from '../../../api/core'
import { MICROS_PER_SECOND, microsOf } from '../../../api/machinery/time'
import {
  type PodMetric,
  resourceMetrics,
  saturated,
  sum,
} from '../../../engine/controllers/horizontalPodAutoscaler/podMetrics'
import {
  type Calculation,
  type MetricReplicas,
  plainMetricReplicas,
  resourceReplicas,
} from '../../../engine/controllers/horizontalPodAutoscaler/replicaCalculator'
import type { Tolerances } from '../../../engine/controllers/horizontalPodAutoscaler/tolerances'
import {
  averageReplicas,
  valueReplicas,
} from '../../../engine/controllers/horizontalPodAutoscaler/valueReplicas'

/** Milli-units; a text beyond 2^53. */
type Amount = number | string

interface ResourceMetric {
  readonly type: 'Resource'
  readonly resource: string
  readonly targetUtilization: number
  readonly container: string | null
}

interface ValueMetric {
  readonly type: 'Pods' | 'Object' | 'ObjectPerPod' | 'External' | 'ExternalPerPod'
  readonly values: readonly Amount[]
  readonly target: Amount
}

export interface CalculationInput {
  readonly currentReplicas: number
  readonly pods: readonly Pod[]
  readonly now: string
  readonly tolerance: Tolerances
  readonly cpuInitializationPeriodSeconds: number
  readonly delayOfInitialReadinessStatusSeconds: number
  /** Null is Go's zero time: long ago. */
  readonly metricsTime: string | null
  readonly metric: ResourceMetric | ValueMetric
  readonly podMetrics?: readonly {
    readonly pod: string
    readonly containers: Readonly<Record<string, Amount>>
  }[]
}

/** The time over which samples are taken. */
const WINDOW = 60 * MICROS_PER_SECOND

export function calculateReplicas(input: CalculationInput) {
  const calculation: Calculation = {
    currentReplicas: input.currentReplicas,
    pods: input.pods.map(started),
    tolerances: input.tolerance,
    periods: {
      cpuInitializationSeconds: input.cpuInitializationPeriodSeconds,
      initialReadinessSeconds: input.delayOfInitialReadinessStatusSeconds,
    },
    now: microsOf(input.now),
  }
  const { metric } = input
  return metric.type === 'Resource'
    ? forResource(calculation, metric, input)
    : forValue(calculation, metric, input)
}

function forResource(calculation: Calculation, metric: ResourceMetric, input: CalculationInput) {
  const container = metric.container ?? ''
  const samples = (input.podMetrics ?? []).map(({ pod, containers }) => ({
    pod,
    namespace: 'test-namespace',
    containers: new Map(Object.entries(containers).map(([name, used]) => [name, BigInt(used)])),
    timestamp: sampledAt(input),
    window: WINDOW,
  }))
  const answer = resourceReplicas(
    calculation,
    resourceMetrics(samples, container),
    metric.resource,
    container,
    metric.targetUtilization,
  )
  if (typeof answer === 'string') return { error: answer }
  const { replicas, utilization, rawAverage } = answer
  return { replicas, utilization, rawValue: plainAmount(rawAverage) }
}

function forValue(calculation: Calculation, metric: ValueMetric, input: CalculationInput) {
  const answer = valueAnswer(calculation, metric, input)
  if (typeof answer === 'string') return { error: answer }
  return { replicas: answer.replicas, usage: plainAmount(answer.usage) }
}

function valueAnswer(
  calculation: Calculation,
  metric: ValueMetric,
  input: CalculationInput,
): MetricReplicas | string {
  const values = metric.values.map(BigInt)
  const target = BigInt(metric.target)
  switch (metric.type) {
    case 'Pods':
      return plainMetricReplicas(calculation, onePerPod(values, input), '', target)
    case 'Object':
    case 'External':
      return valueReplicas(calculation, saturated(sum(values)), target)
    case 'ObjectPerPod':
    case 'ExternalPerPod':
      return averageReplicas(calculation, saturated(sum(values)), target)
  }
}

function onePerPod(
  values: readonly bigint[],
  input: CalculationInput,
): ReadonlyMap<string, PodMetric> {
  const metric = (value: bigint) => ({ value, timestamp: sampledAt(input), window: WINDOW })
  const named = values.map((value, i): [string, PodMetric] => [
    input.pods[i]?.metadata.name ?? `gone-${i}`,
    metric(value),
  ])
  return new Map(named)
}

const sampledAt = ({ metricsTime }: CalculationInput): number => microsOf(metricsTime ?? undefined)

/** Upstream's pods all have started; those at Go's zero time are written without a start. */
const started = (pod: Pod): Pod => ({ ...pod, status: { startTime: LONG_AGO, ...pod.status } })

const LONG_AGO = '1970-01-01T00:00:00Z'

const plainAmount = (amount: bigint): Amount =>
  amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : `${amount}`
