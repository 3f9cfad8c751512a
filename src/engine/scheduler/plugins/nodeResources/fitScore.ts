/**
 * NodeResourcesFit's score: each resource by the strategy, then the weighted mean.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/noderesources/resource_allocation.go
 */
import type { KnownNode } from '../../cache/nodeInfo'
import type { PodInfo } from '../../cache/podInfo'
import { amountOf } from '../../cache/resourceSum'
import type { ScoreFacts, ScoreLabel } from '../../framework/plugin'
import { isNative } from './nativeResources'
import {
  leastRequested,
  mostRequested,
  type ResourceSpec,
  ratioScore,
  type ScoringStrategy,
  type ShapePoint,
  scaledShape,
} from './strategies'

export interface FitScoring {
  readonly pod: PodInfo
  readonly type: NonNullable<ScoringStrategy['type']>
  /** Those the pod asks for, or that every pod is assumed to. */
  readonly resources: readonly ResourceSpec[]
  readonly shape: readonly ShapePoint[]
  readonly labels: readonly ScoreLabel[]
}

/** Numbers noted per resource: requested, capacity, score. */
const FACTS = 3

export function prepareScoring(pod: PodInfo, strategy: ScoringStrategy): FitScoring {
  const { type = 'LeastAllocated', resources = [], requestedToCapacityRatio } = strategy
  const counted = resources.filter(({ name }) => isNative(name) || amountOf(pod.requests, name) > 0)
  const labels = [type, ...counted.flatMap(({ name, weight }) => [name, weight || 1])]
  const shape = scaledShape(requestedToCapacityRatio?.shape ?? [])
  return { pod, type, resources: counted, shape, labels }
}

export function scoreFit(scoring: FitScoring, node: KnownNode, facts: number[]): number {
  const { type, resources } = scoring
  let sum = 0
  let weights = 0
  for (const { name, weight: given } of resources) {
    const weight = given || 1
    const capacity = amountOf(node.allocatable, name)
    const requested = requestedWith(scoring.pod, node, name)
    const score = capacity === 0 ? 0 : scoreOne(scoring, requested, capacity)
    facts.push(requested, capacity, score)
    if (capacity === 0) continue
    // This strategy leaves out resources that score nothing.
    if (type === 'RequestedToCapacityRatio' && score <= 0) continue
    sum += score * weight
    weights += weight
  }
  if (weights === 0) return 0
  return type === 'RequestedToCapacityRatio' ? Math.round(sum / weights) : Math.trunc(sum / weights)
}

/** `cpu: (4000 − 2000) × 100 / 4000 = 50`, a line for each resource, then their mean. */
export function fitFormula({ labels, facts, raw }: ScoreFacts): string {
  const [type, ...resources] = labels
  const lines: string[] = []
  const terms: string[] = []
  let weights = 0
  for (let i = 0; i < facts.length; i += FACTS) {
    const [requested = 0, capacity = 0, score = 0] = facts.slice(i, i + FACTS)
    const [name, weight] = resources.slice((i / FACTS) * 2)
    lines.push(`${name}: ${stepOf(type, requested, capacity)} = ${score}`)
    if (capacity === 0 || (type === 'RequestedToCapacityRatio' && score <= 0)) continue
    terms.push(`${score} × ${weight}`)
    weights += Number(weight)
  }
  const mean = terms.length === 0 ? 'nothing counts' : `(${terms.join(' + ')}) / ${weights}`
  lines.push(`score: ${mean} = ${raw}`)
  return lines.join('\n')
}

function stepOf(type: ScoreLabel | undefined, requested: number, capacity: number): string {
  if (capacity === 0) return 'the node has none'
  switch (type) {
    case 'MostAllocated':
      return `${Math.min(requested, capacity)} × 100 / ${capacity}`
    case 'RequestedToCapacityRatio':
      return `shape at ${requested} × 100 / ${capacity}`
    default:
      return requested > capacity
        ? 'more than it has'
        : `(${capacity} − ${requested}) × 100 / ${capacity}`
  }
}

function scoreOne({ type, shape }: FitScoring, requested: number, capacity: number): number {
  switch (type) {
    case 'LeastAllocated':
      return leastRequested(requested, capacity)
    case 'MostAllocated':
      return mostRequested(requested, capacity)
    case 'RequestedToCapacityRatio':
      return ratioScore(shape, requested, capacity)
  }
}

/** What would be requested of the node with this pod on it; silent containers count as small. */
function requestedWith({ nonZero, requests }: PodInfo, node: KnownNode, name: string): number {
  switch (name) {
    case 'cpu':
      return node.nonZeroMilliCPU + nonZero.milliCPU
    case 'memory':
      return node.nonZeroMemory + nonZero.memory
    default:
      return amountOf(node.requested, name) + amountOf(requests, name)
  }
}
