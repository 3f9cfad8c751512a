/**
 * Reads label selectors as users and clients write them: `app=web,tier in (a,b),!debug,cpus>4`.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/labels/selector.go (Parse)
 */
import { aggregateText } from './fieldError'
import {
  BINARY_OPERATORS,
  labelKeyErrors,
  type Operator,
  type Requirement,
  requirementErrors,
  sortedByKey,
} from './labelRequirement'

/** The text of an error, as a list request answers with 400. */
export type SelectorTextError = string

/** The requirements in order of their keys, or an error text. The empty text has none. */
export function parseLabelSelector(text: string): ReadonlyArray<Requirement> | SelectorTextError {
  const parser: Parser = { tokens: scan(text), position: 0 }
  const requirements: Requirement[] = []
  for (;;) {
    const first = look(parser)
    if (first.type === 'end') return sortedByKey(requirements)
    if (first.type !== 'word' && first.type !== '!') {
      return `found '${first.text}', expected: !, identifier, or 'end of string'`
    }
    const requirement = readRequirement(parser)
    if (typeof requirement === 'string') return `unable to parse requirement: ${requirement}`
    requirements.push(requirement)
    const after = take(parser)
    if (after.type === 'end') return sortedByKey(requirements)
    if (after.type !== ',') return `found '${after.text}', expected: ',' or 'end of string'`
    const next = look(parser)
    if (next.type !== 'word' && next.type !== '!') {
      return `found '${next.text}', expected: identifier after ','`
    }
  }
}

interface Token {
  /** `word` for keys, values and operators spelt in letters, `end`, else the symbol itself. */
  readonly type: string
  readonly text: string
}

interface Parser {
  readonly tokens: ReadonlyArray<Token>
  position: number
}

const END: Token = { type: 'end', text: '' }

const SYMBOL_OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['=', '='],
  ['==', '=='],
  ['!=', '!='],
  ['>', 'gt'],
  ['<', 'lt'],
])

function scan(text: string): ReadonlyArray<Token> {
  // A NUL ends the text, as in the original.
  const end = text.indexOf('\0')
  const scanned = end < 0 ? text : text.slice(0, end)
  const tokens = scanned.match(/==|!=|[=!(),><]|[^=!(),>< \t\r\n]+/g) ?? []
  return tokens.map((token) => ({
    type: /^[=!(),><]/.test(token) ? token : 'word',
    text: token,
  }))
}

function look({ tokens, position }: Parser): Token {
  return tokens[position] ?? END
}

function take(parser: Parser): Token {
  const token = look(parser)
  parser.position += 1
  return token
}

function readRequirement(parser: Parser): Requirement | SelectorTextError {
  const negated = look(parser).type === '!'
  if (negated) take(parser)
  const key = take(parser)
  if (key.type !== 'word') return `found '${key.text}', expected: identifier`
  const keyErrors = labelKeyErrors(key.text, '<nil>')
  if (keyErrors.length > 0) return aggregateText(keyErrors)
  if (negated) return validated({ key: key.text, operator: '!', values: [] })
  const next = look(parser).type
  if (next === 'end' || next === ',') {
    return validated({ key: key.text, operator: 'exists', values: [] })
  }
  const operator = readOperator(parser)
  if (operator === undefined) {
    return `found '${look(parser).text}', expected: ${BINARY_OPERATORS.join(', ')}`
  }
  take(parser)
  const set = operator === 'in' || operator === 'notin'
  const values = set ? readValues(parser) : readExactValue(parser)
  if (typeof values === 'string') return values
  return validated({ key: key.text, operator, values: [...new Set(values)].sort() })
}

function validated(requirement: Requirement): Requirement | SelectorTextError {
  const errors = requirementErrors(requirement)
  return errors.length === 0 ? requirement : aggregateText(errors)
}

function readOperator(parser: Parser): Operator | undefined {
  const { type, text } = look(parser)
  if (type !== 'word') return SYMBOL_OPERATORS.get(type)
  return text === 'in' || text === 'notin' ? text : undefined
}

function readExactValue(parser: Parser): ReadonlyArray<string> | SelectorTextError {
  const next = look(parser)
  if (next.type === 'end' || next.type === ',') return ['']
  take(parser)
  return next.type === 'word' ? [next.text] : `found '${next.text}', expected: identifier`
}

function readValues(parser: Parser): ReadonlyArray<string> | SelectorTextError {
  const open = take(parser)
  if (open.type !== '(') return `found '${open.text}' expected: '('`
  const first = look(parser)
  if (first.type === ')') {
    take(parser)
    return ['']
  }
  if (first.type !== 'word' && first.type !== ',') {
    return `found '${first.text}', expected: ',', ')' or identifier`
  }
  return readValueList(parser)
}

/** Values up to the closing bracket; nothing before a comma is an empty value. */
function readValueList(parser: Parser): ReadonlyArray<string> | SelectorTextError {
  const values: string[] = []
  let expectsValue = true
  for (;;) {
    const token = take(parser)
    if (token.type === 'word' && expectsValue) {
      values.push(token.text)
      expectsValue = false
      const next = look(parser)
      if (next.type !== ',' && next.type !== ')') {
        return `found '${next.text}', expected: ',' or ')'`
      }
    } else if (token.type === ',' || token.type === ')') {
      if (expectsValue) values.push('')
      if (token.type === ')') return values
      expectsValue = true
    } else {
      return `found '${token.text}', expected: ',', or identifier`
    }
  }
}
