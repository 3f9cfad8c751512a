/**
 * One requirement on a label, the common form of label selectors, node selectors and selector
 * texts. Several are joined by AND.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/labels/selector.go
 */
import type { StringMap } from '../meta'
import {
  child,
  type FieldError,
  type FieldPath,
  index,
  invalid,
  key,
  notSupported,
} from './fieldError'
import { parseInt64 } from './goInt'
import { labelValue, qualifiedName } from './names'

/** As Go's package selection spells them. */
export type Operator = 'in' | 'notin' | '=' | '==' | '!=' | 'gt' | 'lt' | 'exists' | '!'

export const BINARY_OPERATORS: ReadonlyArray<Operator> = [
  'in',
  'notin',
  '=',
  '==',
  '!=',
  'gt',
  'lt',
]
const OPERATORS: ReadonlyArray<Operator> = [...BINARY_OPERATORS, 'exists', '!']

export interface Requirement {
  readonly key: string
  readonly operator: Operator
  readonly values: ReadonlyArray<string>
}

/** Value of a label, `undefined` if the object does not bear it. */
export function labelOf(labels: StringMap | undefined, name: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, name) ? labels[name] : undefined
}

/** Whether the labels of an object fulfil a requirement. Source: Requirement.Matches. */
export function matchesRequirement(
  { key: name, operator, values }: Requirement,
  labels: StringMap | undefined,
): boolean {
  const value = labelOf(labels, name)
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return value !== undefined && values.includes(value)
    case 'notin':
    case '!=':
      return value === undefined || !values.includes(value)
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    case 'gt':
    case 'lt':
      return value !== undefined && compares(operator, value, values)
  }
}

/** Whether all requirements hold; none at all always do. */
export function matchesRequirements(
  requirements: ReadonlyArray<Requirement>,
  labels: StringMap | undefined,
): boolean {
  for (const requirement of requirements) {
    if (!matchesRequirement(requirement, labels)) return false
  }
  return true
}

/** What is wrong with a requirement. Source: NewRequirement. */
export function requirementErrors(
  requirement: Requirement,
  path: FieldPath = '',
): ReadonlyArray<FieldError> {
  const { key: name, values } = requirement
  const valuesPath = child(path, 'values')
  const errors = [...labelKeyErrors(name, child(path, 'key'))]
  errors.push(...valueCountErrors(requirement, path))
  values.forEach((value, i) => {
    const messages = labelValue(value)
    if (messages.length > 0) {
      errors.push(invalid(key(index(valuesPath, i), name), value, messages.join('; ')))
    }
  })
  return errors
}

/** What is wrong with the key of a label, as selectors report it. */
export function labelKeyErrors(name: string, path: FieldPath): ReadonlyArray<FieldError> {
  const messages = qualifiedName(name)
  return messages.length === 0 ? [] : [invalid(path, name, messages.join('; '))]
}

/** Text of a requirement: `a=b`, `c in (x,y)`, `!d`. Source: Requirement.String. */
export function formatRequirement({ key: name, operator, values }: Requirement): string {
  const sorted = [...values].sort().join(',')
  switch (operator) {
    case 'exists':
      return name
    case '!':
      return `!${name}`
    case 'in':
    case 'notin':
      return `${name} ${operator} (${sorted})`
    case 'gt':
      return `${name}>${sorted}`
    case 'lt':
      return `${name}<${sorted}`
    default:
      return `${name}${operator}${sorted}`
  }
}

/** Text of a selector: requirements joined by commas. */
export function formatRequirements(requirements: ReadonlyArray<Requirement>): string {
  return requirements.map(formatRequirement).join(',')
}

/** In order of their keys, as every selector keeps them. */
export function sortedByKey(requirements: ReadonlyArray<Requirement>): ReadonlyArray<Requirement> {
  return [...requirements].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function compares(operator: 'gt' | 'lt', value: string, values: ReadonlyArray<string>): boolean {
  const [bound, ...more] = values
  if (bound === undefined || more.length > 0) return false
  const left = parseInt64(value)
  const right = parseInt64(bound)
  if (left === undefined || right === undefined) return false
  return operator === 'gt' ? left > right : left < right
}

function valueCountErrors(
  { operator, values }: Requirement,
  path: FieldPath,
): ReadonlyArray<FieldError> {
  const field = child(path, 'values')
  const wrong = (detail: string) => invalid(field, values, detail)
  switch (operator) {
    case 'in':
    case 'notin':
      if (values.length > 0) return []
      return [wrong("for 'in', 'notin' operators, values set can't be empty")]
    case '=':
    case '==':
    case '!=':
      if (values.length === 1) return []
      return [wrong('exact-match compatibility requires one single value')]
    case 'exists':
    case '!':
      if (values.length === 0) return []
      return [wrong('values set must be empty for exists and does not exist')]
    case 'gt':
    case 'lt':
      return comparisonErrors(values, field)
    default:
      return [notSupported(child(path, 'operator'), operator, OPERATORS)]
  }
}

function comparisonErrors(
  values: ReadonlyArray<string>,
  field: FieldPath,
): ReadonlyArray<FieldError> {
  const operators = "for 'Gt', 'Lt' operators"
  const errors: FieldError[] = []
  if (values.length !== 1) {
    errors.push(invalid(field, values, `${operators}, exactly one value is required`))
  }
  values.forEach((value, i) => {
    if (parseInt64(value) !== undefined) return
    errors.push(invalid(index(field, i), value, `${operators}, the value must be an integer`))
  })
  return errors
}
