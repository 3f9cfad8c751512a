/** Why one node was preferred to another, in words made of the decision's own numbers. */
import type { Decision } from '../../protocol/messages'
import { verdicts } from '../../words/english/verdicts'
import { wordsOf } from '../../words/language'
import { pointsOf } from './soFar'

/** A plugin that gave two nodes different points. */
export interface Gap {
  readonly plugin: string
  readonly one: number
  readonly other: number
}

/** Plugin by plugin what it gave two nodes, in the order they spoke. */
export function gapsBetween(
  { scorers, nodes }: Decision,
  one: string,
  other: string,
): readonly Gap[] {
  const given = (node: string, plugin: string): number => {
    const scores = nodes.find((verdict) => verdict.node === node)?.scores ?? []
    const score = scores.find((candidate) => candidate.plugin === plugin)
    return score === undefined ? 0 : pointsOf(score)
  }
  return scorers.map(({ plugin }) => ({
    plugin,
    one: given(one, plugin),
    other: given(other, plugin),
  }))
}

/** The plugin that spoke most for the first of them; undefined when none did. */
export function madeTheDifference(gaps: readonly Gap[]): Gap | undefined {
  const [widest] = gaps
    .filter(({ one, other }) => one > other)
    .toSorted((a, b) => b.one - b.other - (a.one - a.other))
  return widest
}

/** `worker-2 wins with 559 points.`, and what chance had to do with it. */
export function winningWords(decision: Decision): string {
  const words = wordsOf(verdicts)
  const { node, ties } = decision
  if (node === '') return words.noNodePasses
  const winner = decision.nodes.find((verdict) => verdict.node === node)
  if (winner === undefined) return words.wins(node)
  if (winner.scores.length === 0) return words.onlyOne(node)
  if (ties.length < 2) return words.winsWith(node, winner.total)
  return words.drawn(node, listed(ties), winner.total, ties.length)
}

/** Why it was not this node: refused, tied, or fewer points and by whom. */
export function whyNot(decision: Decision, node: string): string {
  const words = wordsOf(verdicts)
  const verdict = decision.nodes.find((one) => one.node === node)
  if (verdict === undefined) return words.notLookedAt(node)
  const { refusal, total } = verdict
  if (refusal !== undefined) return words.refuses(refusal.plugin, node, refusal.reasons.join(', '))
  const { node: winner, ties } = decision
  if (winner === '' || winner === node) return ''
  if (ties.includes(node)) return words.asGood(node)
  const gap = madeTheDifference(gapsBetween(decision, winner, node))
  if (gap === undefined) return words.has(node, total)
  return words.hasBecause(node, total, gap.plugin, gap.other, winner, gap.one)
}

/** `a and b`, `a, b and c` */
export function listed(names: readonly string[]): string {
  const { nodes, list } = wordsOf(verdicts)
  return names.length > LISTED_MOST ? nodes(names.length) : list(names)
}

const LISTED_MOST = 4
