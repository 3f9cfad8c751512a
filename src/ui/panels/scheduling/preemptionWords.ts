import type { Decision } from '../../../protocol/messages'
import { preemption } from '../../../words/english/preemption'
import { wordsOf } from '../../../words/language'
import { clockText } from '../timeline/clockText'

export type Preemption = NonNullable<Decision['preemption']>
type Criterion = Preemption['comparisons'][number]['criterion']

export function decidedWords({
  decidedBy,
  comparisons,
  nominatedNodeName: node,
}: Preemption): string {
  const words = wordsOf(preemption)
  if (decidedBy === 'only') return words.only(node)
  if (decidedBy === 'first') return words.first(node)
  const { values = [], best = 0 } = comparisons.at(-1) ?? {}
  const rest = values.filter((one) => one.node !== node)
  const others = rest.map((one) => `${one.node} ${valueText(decidedBy, one.value)}`).join(', ')
  return words.decided(node, words.criterion[decidedBy], valueText(decidedBy, best), others)
}

export const valueText = (criterion: Criterion, value: number): string =>
  criterion === 'latestStart' ? clockText(value) : String(value)

/** Why a pod of a candidate goes or stays. */
export function fateWords({
  refusal,
  breaksBudget,
}: Preemption['candidates'][number]['pods'][number]): string {
  const words = wordsOf(preemption)
  if (refusal === '') return breaksBudget ? words.fitsNoBudget : words.fits
  return breaksBudget ? words.refusedNoBudget(refusal) : words.refused(refusal)
}
