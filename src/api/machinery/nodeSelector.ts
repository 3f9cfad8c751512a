/**
 * Node selectors: terms joined by OR, each a set of requirements on labels and on the node's
 * name. They are compiled once per pod and matched against every node.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity
 */
import type { Node, Pod } from '../core'
import type { StringMap } from '../meta'
import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PreferredSchedulingTerm,
} from '../podScheduling'
import {
  aggregateText,
  child,
  type FieldError,
  type FieldPath,
  index,
  invalid,
  notSupported,
} from './fieldError'
import { type FieldRequirement, matchesFieldSelector } from './fieldSelector'
import {
  matchesRequirements,
  type Operator,
  type Requirement,
  requirementErrors,
} from './labelRequirement'
import { matchesLabelSet } from './labelSelector'

/** The text of an error: a term is invalid and no other term matched. */
export type NodeSelectorError = string

/** A term ready for matching. A term with errors matches nothing. */
export interface CompiledTerm {
  readonly labels: ReadonlyArray<Requirement>
  readonly fields: ReadonlyArray<FieldRequirement>
  readonly errors: ReadonlyArray<FieldError>
}

export interface CompiledPreference extends CompiledTerm {
  readonly weight: number
}

/** What a pod requires of its node: `nodeSelector` and required node affinity together. */
export interface RequiredNodeAffinity {
  readonly nodeSelector?: StringMap
  readonly terms?: ReadonlyArray<CompiledTerm>
}

/** Terms of a selector; empty terms select nothing and are left out. */
export function compileNodeSelector(
  selector: NodeSelector,
  path: FieldPath = '',
): ReadonlyArray<CompiledTerm> {
  const terms = child(path, 'nodeSelectorTerms')
  return selector.nodeSelectorTerms.flatMap((term, i) =>
    isEmptyTerm(term) ? [] : [compileTerm(term, index(terms, i))],
  )
}

/** All that is wrong with a selector, as one text. Source: NewNodeSelector. */
export function nodeSelectorError(
  terms: ReadonlyArray<CompiledTerm>,
): NodeSelectorError | undefined {
  const errors = terms.flatMap((term) => term.errors)
  return errors.length === 0 ? undefined : aggregateText(errors)
}

/**
 * Whether some term matches; an error text if none does and some were invalid.
 * Source: LazyErrorNodeSelector.Match.
 */
export function matchesNodeSelector(
  terms: ReadonlyArray<CompiledTerm>,
  node: Node,
): boolean | NodeSelectorError {
  for (const term of terms) if (matchesTerm(term, node)) return true
  return nodeSelectorError(terms) ?? false
}

/** What a pod requires. Source: GetRequiredNodeAffinity. */
export function requiredNodeAffinity(pod: Pick<Pod, 'spec'>): RequiredNodeAffinity {
  const { nodeSelector, affinity } = pod.spec
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return {
    ...(nodeSelector !== undefined && { nodeSelector }),
    ...(required !== undefined && { terms: compileNodeSelector(required) }),
  }
}

/** Whether a node is what a pod requires. Source: RequiredNodeAffinity.Match. */
export function matchesRequiredNodeAffinity(
  { nodeSelector, terms }: RequiredNodeAffinity,
  node: Node,
): boolean | NodeSelectorError {
  if (!matchesLabelSet(nodeSelector, node.metadata.labels)) return false
  return terms === undefined || matchesNodeSelector(terms, node)
}

/**
 * Preferences with a weight and a term, or an error text; those of weight 0 are not even looked
 * at. Source: NewPreferredSchedulingTerms.
 */
export function compilePreferredTerms(
  preferred: ReadonlyArray<PreferredSchedulingTerm>,
  path: FieldPath = '',
): ReadonlyArray<CompiledPreference> | NodeSelectorError {
  const terms = preferredTerms(preferred, path)
  return nodeSelectorError(terms) ?? terms
}

/** All that is wrong with preferences. */
export const preferredTermsErrors = (
  preferred: ReadonlyArray<PreferredSchedulingTerm>,
  path: FieldPath = '',
): ReadonlyArray<FieldError> => preferredTerms(preferred, path).flatMap(({ errors }) => errors)

const preferredTerms = (
  preferred: ReadonlyArray<PreferredSchedulingTerm>,
  path: FieldPath,
): ReadonlyArray<CompiledPreference> =>
  preferred.flatMap(({ weight, preference }, i) =>
    weight === 0 || isEmptyTerm(preference)
      ? []
      : [{ ...compileTerm(preference, index(path, i)), weight }],
  )

/** Sum of the weights of the terms that match. Source: PreferredSchedulingTerms.Score. */
export function preferredTermsScore(terms: ReadonlyArray<CompiledPreference>, node: Node): number {
  let score = 0
  for (const term of terms) if (matchesTerm(term, node)) score += term.weight
  return score
}

function matchesTerm(term: CompiledTerm, { metadata }: Node): boolean {
  if (term.errors.length > 0 || !matchesRequirements(term.labels, metadata.labels)) return false
  if (term.fields.length === 0) return true
  return matchesFieldSelector(term.fields, (field) =>
    field === 'metadata.name' ? metadata.name : undefined,
  )
}

function isEmptyTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm): boolean {
  return matchExpressions.length === 0 && matchFields.length === 0
}

function compileTerm(term: NodeSelectorTerm, path: FieldPath): CompiledTerm {
  const labels: Requirement[] = []
  const fields: FieldRequirement[] = []
  const errors: FieldError[] = []
  term.matchExpressions?.forEach((expression, i) => {
    const requirement = labelRequirement(expression, index(child(path, 'matchExpressions'), i))
    if (Array.isArray(requirement)) errors.push(...requirement)
    else labels.push(requirement)
  })
  term.matchFields?.forEach((expression, i) => {
    const requirement = fieldRequirement(expression, index(child(path, 'matchFields'), i))
    if ('type' in requirement) errors.push(requirement)
    else fields.push(requirement)
  })
  return { labels, fields, errors }
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['In', 'in'],
  ['NotIn', 'notin'],
  ['Exists', 'exists'],
  ['DoesNotExist', '!'],
  ['Gt', 'gt'],
  ['Lt', 'lt'],
])

function labelRequirement(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: FieldPath,
): Requirement | FieldError[] {
  const known = OPERATORS.get(operator)
  if (known === undefined) {
    return [notSupported(child(path, 'operator'), operator, [...OPERATORS.keys()])]
  }
  const requirement = { key, operator: known, values }
  const errors = requirementErrors(requirement, path)
  return errors.length === 0 ? requirement : [...errors]
}

function fieldRequirement(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: FieldPath,
): FieldRequirement | FieldError {
  if (operator !== 'In' && operator !== 'NotIn') {
    return notSupported(child(path, 'operator'), operator, ['In', 'NotIn'])
  }
  const [value, ...more] = values
  if (value === undefined || more.length > 0) {
    return invalid(child(path, 'values'), values, 'must have one element')
  }
  return { field: key, operator: operator === 'In' ? '=' : '!=', value }
}
