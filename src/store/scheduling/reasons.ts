/** Why one node was preferred to another, in words made of the decision's own numbers. */
import type { Decision } from '../../protocol/messages'
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
  const { node, ties } = decision
  if (node === '') return 'No node passes all filters.'
  const winner = decision.nodes.find((verdict) => verdict.node === node)
  if (winner === undefined) return `${node} wins.`
  if (winner.scores.length === 0) return `${node} is the only node that passes the filters.`
  if (ties.length < 2) return `${node} wins with ${winner.total} points.`
  return `${listed(ties)} share the lead with ${winner.total} points; ${node} was drawn by chance among the ${ties.length}.`
}

/** Why it was not this node: refused, tied, or fewer points and by whom. */
export function whyNot(decision: Decision, node: string): string {
  const verdict = decision.nodes.find((one) => one.node === node)
  if (verdict === undefined) return `${node} was not looked at.`
  const { refusal, total } = verdict
  if (refusal !== undefined) {
    return `${refusal.plugin} refuses ${node}: ${refusal.reasons.join(', ')}.`
  }
  if (decision.node === '' || decision.node === node) return ''
  if (decision.ties.includes(node)) return `${node} was as good: it has as many points.`
  const gap = madeTheDifference(gapsBetween(decision, decision.node, node))
  const because = gap && `: ${gap.plugin} gives it ${gap.other}, and ${decision.node} ${gap.one}`
  return `${node} has ${total}${because ?? ''}.`
}

/** `a and b`, `a, b and c` */
export function listed(names: readonly string[]): string {
  if (names.length > LISTED_MOST) return `${names.length} nodes`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const LISTED_MOST = 4

/** Of several equals each is a right answer: which of them is drawn nobody can know. */
export const isRight = ({ node, ties }: Decision, answer: string): boolean =>
  answer === node || ties.includes(answer)
