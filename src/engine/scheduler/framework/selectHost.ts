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
  const ties: number[] = []
  for (let i = 0; i < totals.length; i++) if (totals[i] === highest) ties.push(i)
  const [first = -1] = ties
  if (ties.length < 2) return { chosen: first, ties }
  // The head of the heap is all that is wanted: ties may be hundreds, and are not sorted.
  let best: ScoredNode | undefined
  let chosen = first
  for (const node of ties) {
    const drawn = { totalScore: highest, randomizer: random(DRAWS) }
    if (best !== undefined && byScore(best, drawn) <= 0) continue
    best = drawn
    chosen = node
  }
  return { chosen, ties }
}

/** So many that two equal ones do not happen; the first would win. */
const DRAWS = 2 ** 32
