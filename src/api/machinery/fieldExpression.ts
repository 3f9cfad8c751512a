/**
 * Conditions on the fields of any object, for people: `status.phase=Failed`, `spec.replicas>3`,
 * `spec.nodeName exists`, `!spec.nodeName`. Several joined by commas hold together. A path that
 * leads to several values holds if one of them does; `!=` holds if none of them is equal.
 */
import { type FieldPath, type PathProblem, readFieldPath, valuesAt } from './fieldPath'
import { compareQuantities, parseQuantity } from './quantity'

type FieldOperator = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'exists' | 'absent'

export interface FieldTerm {
  readonly path: FieldPath
  readonly operator: FieldOperator
  /** Empty where there is nothing to compare with. */
  readonly value: string
}

export interface FieldExpressionProblem {
  readonly problem: PathProblem
}

/** The terms of an expression; the empty text has none. */
export function parseFieldExpression(text: string): readonly FieldTerm[] | FieldExpressionProblem {
  const terms: FieldTerm[] = []
  let at = skipSpace(text, 0)
  if (at === text.length) return terms
  for (;;) {
    const read = readTerm(text, at)
    if ('what' in read) return { problem: read }
    terms.push(read.term)
    at = skipSpace(text, read.end)
    if (at === text.length) return terms
    if (text[at] !== ',') return { problem: { at, what: `a comma or the end is expected` } }
    at = skipSpace(text, at + 1)
  }
}

interface ReadTerm {
  readonly term: FieldTerm
  readonly end: number
}

function readTerm(text: string, from: number): ReadTerm | PathProblem {
  const absent = text[from] === '!'
  const read = readFieldPath(text, skipSpace(text, absent ? from + 1 : from))
  if ('what' in read) return read
  const { path } = read
  if (absent) return { term: { path, operator: 'absent', value: '' }, end: read.end }
  const at = skipSpace(text, read.end)
  const operator = operatorAt(text, at)
  if (operator === undefined) {
    return { at, what: 'one of = != > >= < <= or the word exists is expected' }
  }
  const [sign, meant] = operator
  const after = at + sign.length
  if (meant === 'exists') return { term: { path, operator: meant, value: '' }, end: after }
  const value = readValue(text, skipSpace(text, after))
  return 'what' in value
    ? value
    : { term: { path, operator: meant, value: value.text }, end: value.end }
}

/** Longer ones first: each stands at a place whole. */
const OPERATORS: readonly (readonly [sign: string, meant: FieldOperator])[] = [
  ['exists', 'exists'],
  ['!=', '!='],
  ['>=', '>='],
  ['<=', '<='],
  ['==', '='],
  ['=', '='],
  ['>', '>'],
  ['<', '<'],
]

const operatorAt = (text: string, at: number) =>
  OPERATORS.find(([sign]) => text.startsWith(sign, at))

function readValue(text: string, at: number): { text: string; end: number } | PathProblem {
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1)
    if (end < 0) return { at, what: `the quote that begins here does not end` }
    return { text: text.slice(at + 1, end), end: end + 1 }
  }
  const end = text.indexOf(',', at) < 0 ? text.length : text.indexOf(',', at)
  const word = text.slice(at, end).trim()
  if (word === '') return { at, what: 'a value is expected' }
  return { text: word, end }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at++
  return at
}

/** Whether an object fulfils all terms. */
export const matchesFields = (object: unknown, terms: readonly FieldTerm[]): boolean =>
  terms.every((term) => holds(term, valuesAt(object, term.path)))

function holds({ operator, value }: FieldTerm, found: readonly unknown[]): boolean {
  switch (operator) {
    case 'exists':
      return found.length > 0
    case 'absent':
      return found.length === 0
    case '=':
      return found.some((one) => isEqual(one, value))
    case '!=':
      return found.every((one) => !isEqual(one, value))
    default:
      return found.some((one) => isOrdered(operator, compare(one, value)))
  }
}

const isEqual = (one: unknown, value: string): boolean =>
  isPlain(one) && (String(one) === value || compare(one, value) === 0)

function isOrdered(operator: '>' | '>=' | '<' | '<=', order: number | undefined): boolean {
  if (order === undefined) return false
  if (order === 0) return operator === '>=' || operator === '<='
  return order > 0 === operator.startsWith('>')
}

/** By amount; undefined where one of the two is none, as amounts are in Kubernetes: `3`, `250m`, `1Gi`. */
function compare(one: unknown, value: string): number | undefined {
  if (!isPlain(one)) return undefined
  const [left, right] = [parseQuantity(String(one)), parseQuantity(value)]
  if (typeof left === 'string' || typeof right === 'string') return undefined
  return compareQuantities(left, right)
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)
