/**
 * ScheduleAnyway constraints: the fewer matching pods in a node's domains, the better. Domains of a
 * topology with many values weigh more, lest the counts of hosts drown in those of zones.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
 */
import { requiredNodeAffinity } from '../../../../api/machinery/nodeSelector'
import type { KnownNode } from '../../cache/nodeInfo'
import type { PodTally } from '../../cache/podTallies'
import type { CacheView } from '../../cache/schedulerCache'
import { answerNow, type Question, remembered, standingAnswer } from '../../cache/standing'
import type { Cycle, ScoreFacts, ScoreLabel } from '../../framework/plugin'
import { MAX_NODE_SCORE } from '../../framework/runScores'
import {
  type Constraint,
  countedBy,
  HOSTNAME,
  hasAllKeys,
  includes,
  includesAll,
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
  const { namespace } = pod.metadata
  const affinity = requiredNodeAffinity(pod)
  const counts = (constraint: Constraint, { node }: KnownNode): boolean =>
    (!requireAllKeys || hasAllKeys(node, constraints)) && includes(constraint, pod, affinity, node)
  const ask = () => askFor(cache, namespace, constraints, counts)
  // Where the pod itself has a say in which nodes count, its answer is no other's.
  const shared = constraints.every((constraint) => includesAll(constraint, affinity))
  const key = `PodTopologySpread/Score ${requireAllKeys}\n${namespace}\n${JSON.stringify(constraints)}`
  const all = shared ? standingAnswer(cache, key, ask) : answerNow(cache, ask())
  const weighings = constraints.map((constraint, i): Weighing => {
    const pods = all[i] ?? NOWHERE
    const domains = domainsOf[i] ?? new Map<string, number>()
    for (const value of domains.keys()) domains.set(value, pods.get(value) ?? 0)
    const isHost = constraint.topologyKey === HOSTNAME
    const size = isHost ? candidates.length - ignored.size : domains.size
    return { constraint, weight: naturalLogarithm(size + 2), domains, onNode: pods }
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

/** Asks how many pods each constraint selects on each host, or in each of its other domains. */
function askFor(
  cache: CacheView,
  namespace: string,
  constraints: readonly Constraint[],
  counts: (constraint: Constraint, node: KnownNode) => boolean,
): Question<readonly ReadonlyMap<string, number>[]> {
  const answer = constraints.map(() => new Map<string, number>())
  const concerns = new WeakMap<PodTally, readonly boolean[]>()
  const concernsOf = (look: PodTally) => countedBy(constraints, look, namespace)
  return {
    answer,
    looks: cache.tallies.byNamespace.get(namespace) ?? [],
    count(look, node, pods) {
      remembered(concerns, look, concernsOf).forEach((concerned, i) => {
        const constraint = constraints[i]
        if (!concerned || constraint === undefined) return
        // All pods of a host count, whatever other hosts are left out.
        const isHost = constraint.topologyKey === HOSTNAME
        if (!isHost && !counts(constraint, node)) return
        const { labels } = node.node.metadata
        const value = isHost ? node.name : (labels?.[constraint.topologyKey] ?? '')
        answer[i]?.set(value, (answer[i]?.get(value) ?? 0) + pods)
      })
    },
  }
}

const NOWHERE: ReadonlyMap<string, number> = new Map()

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
