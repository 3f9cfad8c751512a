/**
 * The node of the highest total; among equals chance decides.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (selectHost, nodeScoreHeap)
 */

export interface ScoredNode {
  readonly totalScore: number
  /** A number drawn for this node alone. */
  readonly randomizer: number
}

/** Best first: the highest total, among equals the larger draw. */
export const byScore = (a: ScoredNode, b: ScoredNode): number =>
  b.totalScore - a.totalScore || b.randomizer - a.randomizer

/** Draws for the nodes that share the highest total, if they are several, and for no other. */
export function selectHost(
  totals: readonly number[],
  random: (bound: number) => number,
): { readonly chosen: number; readonly ties: readonly number[] } {
  const highest = totals.reduce((most, total) => Math.max(most, total), Number.NEGATIVE_INFINITY)
  const ties = [...totals.keys()].filter((i) => totals[i] === highest)
  const [first = -1] = ties
  if (ties.length < 2) return { chosen: first, ties }
  const drawn = ties.map((node) => ({ node, totalScore: highest, randomizer: random(DRAWS) }))
  return { chosen: drawn.sort(byScore)[0]?.node ?? first, ties }
}

/** So many that two equal ones do not happen; the first would win. */
const DRAWS = 2 ** 32
