/**
 * ScheduleAnyway constraints: the fewer matching pods in a node's domains, the better. Domains of a
 * topology with many values weigh more, lest the counts of hosts drown in those of zones.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
 */
import { requiredNodeAffinity } from '../../../../api/machinery/nodeSelector'
import { isKnown, type KnownNode } from '../../cache/nodeInfo'
import type { Cycle, ScoreFacts, ScoreLabel } from '../../framework/plugin'
import { MAX_NODE_SCORE } from '../../framework/runScores'
import {
  type Constraint,
  HOSTNAME,
  hasAllKeys,
  includes,
  includesAll,
  podsByNode,
} from './constraint'
import { naturalLogarithm } from './naturalLogarithm'

/** How one constraint counts pods. */
interface Weighing {
  readonly constraint: Constraint
  readonly weight: number
  /** Pods by domain, of domains that have a candidate; unused for hosts. */
  readonly domains: Map<string, number>
  /** Pods by node: for hosts. */
  readonly onNode: ReadonlyMap<string, number>
}

export interface SpreadScoring {
  readonly weighings: readonly Weighing[]
  /** Candidates without a topology label that all need: they score 0. */
  readonly ignored: ReadonlySet<string>
}

export function prepareSpreadScore(
  { pod: { pod }, cluster: { cache } }: Cycle,
  constraints: readonly Constraint[],
  candidates: readonly KnownNode[],
  requireAllKeys: boolean,
): SpreadScoring {
  const { domainsOf, ignored } = findDomains(constraints, candidates, requireAllKeys)
  const affinity = requiredNodeAffinity(pod)
  // The defaults share one selector: its pods are counted once.
  const counted = new Map<Constraint['selector'], ReadonlyMap<string, number>>()
  const weighings = constraints.map((constraint, i): Weighing => {
    const domains = domainsOf[i] ?? new Map()
    const onNode =
      counted.get(constraint.selector) ??
      podsByNode(cache.tallies, pod.metadata.namespace, constraint)
    counted.set(constraint.selector, onNode)
    const isHost = constraint.topologyKey === HOSTNAME
    const all = includesAll(constraint, affinity)
    const size = isHost ? candidates.length - ignored.size : domains.size
    const addNode = (count: number, name: string): void => {
      const info = cache.nodes.get(name)
      if (!isKnown(info)) return
      if (requireAllKeys && !hasAllKeys(info.node, constraints)) return
      const value = info.node.metadata.labels?.[constraint.topologyKey] ?? ''
      const sum = domains.get(value)
      if (sum === undefined || !(all || includes(constraint, pod, affinity, info.node))) return
      domains.set(value, sum + count)
    }
    // For every pod that is scheduled: `forEach` makes no pairs of what it walks over.
    if (!isHost) onNode.forEach(addNode)
    return { constraint, weight: naturalLogarithm(size + 2), domains, onNode }
  })
  return { weighings, ignored }
}

export function scoreSpread(
  { weighings, ignored }: SpreadScoring,
  { name, node }: KnownNode,
  facts: number[],
): number {
  let score = 0
  for (const { constraint, weight, domains, onNode } of weighings) {
    const value = node.metadata.labels?.[constraint.topologyKey]
    if (ignored.has(name) || value === undefined) {
      facts.push(-1)
      continue
    }
    const isHost = constraint.topologyKey === HOSTNAME
    const count = (isHost ? onNode.get(name) : domains.get(value)) ?? 0
    facts.push(count)
    score += count * weight + (constraint.maxSkew - 1)
  }
  return Math.round(score)
}

export function normalizeSpread(
  { ignored }: SpreadScoring,
  scores: number[],
  nodes: readonly KnownNode[],
): undefined {
  const counts = (i: number): boolean => !ignored.has(nodes[i]?.name ?? '')
  let lowest = Number.MAX_SAFE_INTEGER
  let highest = 0
  scores.forEach((score, i) => {
    if (!counts(i)) return
    lowest = Math.min(lowest, score)
    highest = Math.max(highest, score)
  })
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0
    if (!counts(i)) scores[i] = 0
    else if (highest === 0) scores[i] = MAX_NODE_SCORE
    else scores[i] = Math.trunc((MAX_NODE_SCORE * (highest + lowest - score)) / highest)
  }
}

/** Key, weight and skew of each constraint, for the formula. */
export const spreadLabels = ({ weighings }: SpreadScoring): readonly ScoreLabel[] =>
  weighings.flatMap(({ constraint: { topologyKey, maxSkew }, weight }) => [
    topologyKey,
    weight,
    maxSkew - 1,
  ])

/** `kubernetes.io/hostname: 2 pods × 1.79 + 2`, a line per constraint, then the normalised score. */
export function spreadFormula({
  labels,
  facts,
  raw,
  normalized,
  lowest,
  highest,
}: ScoreFacts): string {
  const lines = facts.map((count, i) => {
    const [key, weight, skew] = labels.slice(3 * i)
    if (count < 0) return `${key}: the node has no such label`
    return `${key}: ${count} pods × ${Number(weight).toFixed(2)} + ${skew}`
  })
  lines.push(`sum, rounded = ${raw}`)
  lines.push(
    highest === 0
      ? `nothing counted anywhere = ${normalized}`
      : `100 × (${highest} + ${lowest} − ${raw}) / ${highest} = ${normalized}`,
  )
  return lines.join('\n')
}

/** Domains that have a candidate, each with no pod counted yet. */
function findDomains(
  constraints: readonly Constraint[],
  candidates: readonly KnownNode[],
  requireAllKeys: boolean,
): {
  readonly domainsOf: readonly Map<string, number>[]
  readonly ignored: ReadonlySet<string>
} {
  const ignored = new Set<string>()
  for (const { name, node } of candidates) {
    if (requireAllKeys && !hasAllKeys(node, constraints)) ignored.add(name)
  }
  const domainsOf = constraints.map(({ topologyKey }) => {
    const domains = new Map<string, number>()
    if (topologyKey === HOSTNAME) return domains
    for (const { name, node } of candidates) {
      if (!ignored.has(name)) domains.set(node.metadata.labels?.[topologyKey] ?? '', 0)
    }
    return domains
  })
  return { domainsOf, ignored }
}
