/**
 * Preferred pod affinity: each pod that is wanted near, or wants this one near, adds to the score
 * of all nodes of its domain; each that is not wanted takes away.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/interpodaffinity/scoring.go
 */
import type { AffinityTerm } from '../../cache/affinityTerms'
import type { KnownNode } from '../../cache/nodeInfo'
import type { PodTally } from '../../cache/podTallies'
import { remembered, standingAnswer } from '../../cache/standing'
import type { Cycle, ScoreFacts } from '../../framework/plugin'
import { MAX_NODE_SCORE } from '../../framework/runScores'
import { matches, speaksOf } from './affinityFilter'
import { countAt, createCounts, type TopologyCounts } from './topologyCounts'

/** InterPodAffinityArgs. */
export interface AffinityArgs {
  /** What another pod's required affinity counts as a preference. */
  readonly hardPodAffinityWeight: number
  readonly ignorePreferredTermsOfExistingPods: boolean
}

/** Undefined when nothing adds or takes away. */
export function weighNeighbours(
  { pod, cluster }: Cycle,
  args: AffinityArgs,
): TopologyCounts | undefined {
  const { preferredAffinity, preferredAntiAffinity } = pod.affinity
  const prefers = preferredAffinity.length > 0 || preferredAntiAffinity.length > 0
  if (args.ignorePreferredTermsOfExistingPods && !prefers) return undefined
  const { cache } = cluster
  const { all, withAffinity } = cache.tallies
  if (!prefers && withAffinity.size === 0) return undefined
  const { hardPodAffinityWeight: hard, ignorePreferredTermsOfExistingPods: ignores } = args
  const key = `InterPodAffinity/Score ${hard} ${ignores}\n${pod.tally}`
  const scores = standingAnswer(cache, key, () => {
    const answer = createCounts()
    const shares = new WeakMap<PodTally, readonly Share[]>()
    const sharesFor = (look: PodTally): readonly Share[] => sharesOf({ pod, cluster }, look, args)
    return {
      answer,
      // A pod without wishes can only be wished for.
      looks: prefers ? all.values() : withAffinity,
      count(look, { node }, pods) {
        for (const { key: label, weight } of remembered(shares, look, sharesFor)) {
          countAt(answer, label, node.metadata.labels, pods, weight)
        }
      },
    }
  })
  if (scores.pods.size === 0) return undefined
  // In an order that does not tell what was asked before.
  const sums = [...scores.sums].sort(([one], [other]) => (one < other ? -1 : 1))
  return { ...scores, sums: new Map(sums) }
}

export function scoreNeighbours(
  scores: TopologyCounts,
  { node: { metadata } }: KnownNode,
  facts: number[],
): number {
  let score = 0
  scores.sums.forEach((values, key) => {
    const value = metadata.labels?.[key]
    const share = value === undefined ? 0 : (values.get(value) ?? 0)
    facts.push(share)
    score += share
  })
  return score
}

export function normalizeNeighbours(scores: number[]): undefined {
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
function sharesOf(
  { pod, cluster }: Pick<Cycle, 'pod' | 'cluster'>,
  tally: PodTally,
  args: AffinityArgs,
): Share[] {
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
