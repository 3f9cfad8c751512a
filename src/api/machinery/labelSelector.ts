/**
 * Label selectors of the API: `matchLabels` and `matchExpressions`, both of which must hold.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go
 */
import type { LabelSelector, LabelSelectorOperator, StringMap } from '../meta'
import { aggregateText } from './fieldError'
import { goQuote } from './goFormat'
import {
  formatRequirements,
  labelOf,
  matchesRequirement,
  type Operator,
  type Requirement,
  requirementErrors,
  sortedByKey,
} from './labelRequirement'

/** The text of an error. */
export type LabelSelectorError = string

/**
 * Whether labels fulfil a selector: absent selects nothing, empty selects everything.
 * Source: LabelSelectorAsSelector and Matches.
 */
export function matchesLabelSelector(
  selector: LabelSelector | undefined,
  labels: StringMap | undefined,
): boolean {
  if (selector === undefined) return false
  if (!matchesLabelSet(selector.matchLabels, labels)) return false
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    const requirement = { key, operator: operatorOf(operator), values }
    if (!matchesRequirement(requirement, labels)) return false
  }
  return true
}

/** Whether labels contain every wanted pair: selectors of services, node selectors of pods. */
export function matchesLabelSet(
  wanted: StringMap | undefined,
  labels: StringMap | undefined,
): boolean {
  for (const key in wanted) {
    if (labelOf(labels, key) !== wanted[key]) return false
  }
  return true
}

/** Whether a selector has no requirement and so selects everything. */
export function isEmptySelector(selector: LabelSelector): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0
}

/** The requirements in order of their keys, or an error text. Source: LabelSelectorAsSelector. */
export function labelSelectorRequirements(
  selector: LabelSelector,
): ReadonlyArray<Requirement> | LabelSelectorError {
  const requirements = labelSetRequirements(selector.matchLabels ?? {})
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    if (!OPERATORS.has(operator)) {
      return `${goQuote(operator)} is not a valid label selector operator`
    }
    const requirement = { key, operator: operatorOf(operator), values }
    const errors = requirementErrors(requirement)
    if (errors.length > 0) return aggregateText(errors)
    requirements.push(requirement)
  }
  return sortedByKey(requirements)
}

/** Text of a selector in tables: `a=b,c in (x,y)`, `<none>`. Source: FormatLabelSelector. */
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  const text = labelSelectorText(selector)
  if (text === undefined) return '<error>'
  return text === '' ? '<none>' : text
}

/** Text of a selector for a query or a Scale, `undefined` if it is invalid. */
export function labelSelectorText(selector: LabelSelector | undefined): string | undefined {
  if (selector === undefined) return ''
  const requirements = labelSelectorRequirements(selector)
  return typeof requirements === 'string' ? undefined : formatRequirements(requirements)
}

/** Text of a plain set of labels: `a=b,c=d`, or the empty text. Source: labels.Set.String. */
export function formatLabelSet(labels: StringMap): string {
  return formatRequirements(sortedByKey(labelSetRequirements(labels)))
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['In', 'in'],
  ['NotIn', 'notin'],
  ['Exists', 'exists'],
  ['DoesNotExist', '!'],
])

// An operator that validation would have refused matches nothing, like an empty `in`.
function operatorOf(operator: LabelSelectorOperator): Operator {
  return OPERATORS.get(operator) ?? 'in'
}

function labelSetRequirements(labels: StringMap): Requirement[] {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: '=', values: [value] }))
}
