import type { Decision } from '../../../protocol/messages'
import { clockText } from '../timeline/clockText'

export type Preemption = NonNullable<Decision['preemption']>
type Criterion = Preemption['comparisons'][number]['criterion']

/** What a criterion asks of the candidates, in upstream's order. */
export const CRITERIA: Readonly<Record<Criterion, string>> = {
  budgetViolations: 'Fewest disruption budgets broken',
  highestPriority: 'Lowest priority of the most important victim',
  prioritySum: 'Smallest sum of priorities (2³¹ added to each)',
  victims: 'Fewest victims',
  latestStart: 'Latest start of the most important victims',
}

export function decidedWords({
  decidedBy,
  comparisons,
  nominatedNodeName: node,
}: Preemption): string {
  if (decidedBy === 'only') return `${node} is the only node where evicting makes room.`
  if (decidedBy === 'first') return `All criteria are equal: ${node} came first.`
  const { values = [], best = 0 } = comparisons.at(-1) ?? {}
  const rest = values.filter((one) => one.node !== node)
  const others = rest.map((one) => `${one.node} ${valueText(decidedBy, one.value)}`).join(', ')
  return `${node} is chosen: ${CRITERIA[decidedBy].toLowerCase()}, ${valueText(decidedBy, best)} (${others}).`
}

export const valueText = (criterion: Criterion, value: number): string =>
  criterion === 'latestStart' ? clockText(value) : String(value)

/** Why a pod of a candidate goes or stays. */
export const fateWords = ({
  refusal,
  breaksBudget,
}: Preemption['candidates'][number]['pods'][number]): string => {
  const budget = breaksBudget ? 'its budget allows no disruption; ' : ''
  return refusal === '' ? `${budget}fits beside it` : `${budget}beside it: ${refusal}`
}
