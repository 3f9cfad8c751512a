/**
 * Prefers nodes whose resources would be used up evenly, so that none runs out long before the
 * others. Score: 100 less the spread of the fractions in use.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go
 */
import type { PodInfo } from '../../cache/podInfo'
import { amountOf } from '../../cache/resourceSum'
import type { Plugin, ScoreFacts } from '../../framework/plugin'
import { MAX_NODE_SCORE } from '../../framework/runScores'
import { SKIP } from '../../framework/status'
import { isNative } from './nativeResources'
import type { ResourceSpec } from './strategies'

/** NodeResourcesBalancedAllocationArgs; weights make no difference here. */
interface Args {
  readonly resources: readonly ResourceSpec[]
}

interface Scoring {
  readonly pod: PodInfo
  readonly names: readonly string[]
}

export const nodeResourcesBalancedAllocation: Plugin<unknown, Scoring, Args> = {
  name: 'NodeResourcesBalancedAllocation',
  defaultArgs: {
    resources: [
      { name: 'cpu', weight: 1 },
      { name: 'memory', weight: 1 },
    ],
  },
  preScore({ pod }, _nodes, { resources }) {
    const names = resources.map(({ name }) => name)
    // A pod that asks for nothing balances nothing.
    if (names.every((name) => amountOf(pod.requests, name) === 0)) return { status: SKIP }
    const counted = names.filter((name) => isNative(name) || amountOf(pod.requests, name) > 0)
    return { state: { pod, names: counted } }
  },
  score(_cycle, { pod, names }, node, facts) {
    const first = facts.length
    for (const name of names) {
      const capacity = amountOf(node.allocatable, name)
      facts.push(amountOf(node.requested, name) + amountOf(pod.requests, name), capacity)
    }
    if (names.length === 2) return balanceOfTwo(facts, first)
    const fractions: number[] = []
    for (let i = first; i < facts.length; i += 2) {
      const [requested = 0, capacity = 0] = [facts[i], facts[i + 1]]
      if (capacity !== 0) fractions.push(Math.min(1, requested / capacity))
    }
    return Math.trunc((1 - spreadOf(fractions)) * MAX_NODE_SCORE)
  },
  scoreLabels: ({ names }) => names,
  formula: balanceFormula,
}

/** The same for requested and capacity of two resources, as nearly all profiles have it: no lists. */
function balanceOfTwo(facts: readonly number[], at: number): number {
  const [oneCapacity, otherCapacity] = [facts[at + 1] ?? 0, facts[at + 3] ?? 0]
  if (oneCapacity === 0 || otherCapacity === 0) return MAX_NODE_SCORE
  const one = Math.min(1, (facts[at] ?? 0) / oneCapacity)
  const other = Math.min(1, (facts[at + 2] ?? 0) / otherCapacity)
  return Math.trunc((1 - Math.abs((one - other) / 2)) * MAX_NODE_SCORE)
}

/** The standard deviation; for two it is half their distance. */
function spreadOf(fractions: readonly number[]): number {
  const [first, second] = fractions
  if (first === undefined || second === undefined) return 0
  if (fractions.length === 2) return Math.abs((first - second) / 2)
  const mean = fractions.reduce((sum, fraction) => sum + fraction, 0) / fractions.length
  let squares = 0
  for (const fraction of fractions) squares += (fraction - mean) * (fraction - mean)
  return Math.sqrt(squares / fractions.length)
}

function balanceFormula({ labels, facts, raw }: ScoreFacts): string {
  const lines: string[] = []
  const fractions: number[] = []
  labels.forEach((name, i) => {
    const [requested = 0, capacity = 0] = facts.slice(2 * i, 2 * i + 2)
    if (capacity === 0) return
    const fraction = Math.min(1, requested / capacity)
    fractions.push(fraction)
    lines.push(`${name}: ${requested} / ${capacity} = ${fraction.toFixed(3)}`)
  })
  const spread = spreadOf(fractions).toFixed(3)
  lines.push(`score: (1 − spread ${spread}) × 100 = ${raw}`)
  return lines.join('\n')
}
