/**
 * Preferred pod affinity: each pod that is wanted near, or wants this one near, adds to the score
 * of all nodes of its domain; each that is not wanted takes away.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/interpodaffinity/scoring.go
 */
import type { AffinityTerm } from '../../cache/affinityTerms'
import { isKnown, type KnownNode } from '../../cache/nodeInfo'
import type { PodTally } from '../../cache/podTallies'
import type { Cycle, ScoreFacts } from '../../framework/plugin'
import { MAX_NODE_SCORE } from '../../framework/runScores'
import { matches, speaksOf } from './affinityFilter'
import { countAt, countOf, type TopologyCounts } from './topologyCounts'

/** InterPodAffinityArgs. */
export interface AffinityArgs {
  /** What another pod's required affinity counts as a preference. */
  readonly hardPodAffinityWeight: number
  readonly ignorePreferredTermsOfExistingPods: boolean
}

/** Undefined when nothing adds or takes away. */
export function weighNeighbours(cycle: Cycle, args: AffinityArgs): TopologyCounts | undefined {
  const { pod, cluster } = cycle
  const { preferredAffinity, preferredAntiAffinity } = pod.affinity
  const prefers = preferredAffinity.length > 0 || preferredAntiAffinity.length > 0
  if (args.ignorePreferredTermsOfExistingPods && !prefers) return undefined
  const { tallies, nodes } = cluster.cache
  const scores: TopologyCounts = new Map()
  // A pod without wishes can only be wished for.
  for (const tally of prefers ? tallies.all.values() : tallies.withAffinity) {
    const shares = sharesOf(cycle, tally, args)
    if (shares.length === 0) continue
    for (const [name, pods] of tally.nodes) {
      const info = nodes.get(name)
      if (!isKnown(info)) continue
      for (const { key, weight } of shares) {
        countAt(scores, key, info.node.metadata.labels, weight * pods)
      }
    }
  }
  return scores.size === 0 ? undefined : scores
}

export function scoreNeighbours(
  scores: TopologyCounts,
  { node: { metadata } }: KnownNode,
  facts: number[],
): number {
  let score = 0
  for (const key of scores.keys()) {
    const value = metadata.labels?.[key]
    const share = value === undefined ? 0 : countOf(scores, key, value)
    facts.push(share)
    score += share
  }
  return score
}

export function normalizeNeighbours(scores: number[]): void {
  let lowest = Number.MAX_SAFE_INTEGER
  let highest = Number.MIN_SAFE_INTEGER
  for (const score of scores) {
    lowest = Math.min(lowest, score)
    highest = Math.max(highest, score)
  }
  const range = highest - lowest
  for (let i = 0; i < scores.length; i++) {
    const above = (scores[i] ?? 0) - lowest
    scores[i] = range > 0 ? Math.trunc(MAX_NODE_SCORE * (above / range)) : 0
  }
}

/** `kubernetes.io/hostname: 3`, a line for each key, then the sum and the normalised score. */
export function neighbourFormula(score: ScoreFacts): string {
  const { labels, facts, raw, normalized, lowest, highest } = score
  const lines = facts.map((share, i) => `weights of neighbours by ${labels[i]}: ${share}`)
  if (facts.length > 1) lines.push(`${facts.join(' + ')} = ${raw}`)
  lines.push(
    highest === lowest
      ? `the same on every node = ${normalized}`
      : `100 × (${raw} − ${lowest}) / (${highest} − ${lowest}) = ${normalized}`,
  )
  return lines.join('\n')
}

interface Share {
  readonly key: string
  readonly weight: number
}

/** What each pod of a tally adds to its domains. */
function sharesOf({ pod, cluster }: Cycle, tally: PodTally, args: AffinityArgs): Share[] {
  const { preferredAffinity, preferredAntiAffinity } = pod.affinity
  const { affinity, namespace, labels } = tally
  const shares: Share[] = []
  const add = (terms: readonly AffinityTerm[], times: number, mine: boolean): void => {
    for (const term of terms) {
      const means = mine ? matches(term, cluster, namespace, labels) : speaksOf(term, cluster, pod)
      if (means) shares.push({ key: term.topologyKey, weight: times * (term.weight || 1) })
    }
  }
  add(preferredAffinity, 1, true)
  add(preferredAntiAffinity, -1, true)
  if (args.hardPodAffinityWeight > 0) {
    add(affinity.requiredAffinity, args.hardPodAffinityWeight, false)
  }
  if (!args.ignorePreferredTermsOfExistingPods) {
    add(affinity.preferredAffinity, 1, false)
    add(affinity.preferredAntiAffinity, -1, false)
  }
  return shares
}
