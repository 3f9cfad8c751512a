/** What `$name`, `$((1+2))` and `$(command)` stand for, and how words fall apart at blanks. */
import type { Shell } from './shell'
import type { Word, WordPart } from './syntax'

/** Runs `$(script)`; the machine brings it along. */
export type Substitute = (shell: Shell, script: string) => string

/** One word, never split: the value of an assignment, the name of a file. */
export const expandWord = (shell: Shell, word: Word, substitute: Substitute): string =>
  word.map((part) => expandPart(shell, part, substitute)).join('')

/** Words as a command gets them. */
export function expandWords(
  shell: Shell,
  words: readonly Word[],
  substitute: Substitute,
): string[] {
  return words.flatMap((word) => splitWord(shell, word, substitute))
}

function splitWord(shell: Shell, word: Word, substitute: Substitute): string[] {
  const fields: string[] = []
  let field: string | undefined
  for (const part of word) {
    const text = expandPart(shell, part, substitute)
    if (part.quoted || part.type === 'text') {
      field = (field ?? '') + text
      continue
    }
    const pieces = text.split(/[ \t\n]+/)
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && field !== undefined) {
        fields.push(field)
        field = undefined
      }
      if (piece !== '') field = (field ?? '') + piece
    }
  }
  if (field !== undefined) fields.push(field)
  return fields.flatMap(braceRange)
}

/** `{1..5}` is bash, and everybody writes it. */
function braceRange(field: string): string[] {
  const match = /^\{(\d{1,4})\.\.(\d{1,4})\}$/.exec(field)
  if (match === null) return [field]
  const from = Number(match[1])
  const to = Number(match[2])
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index))
}

function expandPart(shell: Shell, part: WordPart, substitute: Substitute): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'variable':
      return variable(shell, part.name) || part.fallback
    case 'arithmetic':
      return String(arithmetic(shell, part.expression))
    case 'command':
      return substitute(shell, part.script)
  }
}

function variable(shell: Shell, name: string): string {
  if (name === '?') return String(shell.status)
  if (name === '$') return '1'
  if (name === '#') return '0'
  if (name === '0') return 'sh'
  if (name === 'RANDOM') return String((shell.at >> 3) % 32_768)
  if (name === 'HOSTNAME') return shell.hostname
  return shell.variables.get(name) ?? ''
}

const STRENGTH: Readonly<Record<string, number>> = {
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '==': 1,
  '!=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '%': 3,
}

/** Integer arithmetic with the usual precedence: `(i + 1) * 2 % 7`. What it cannot read is 0. */
export function arithmetic(shell: Shell, expression: string): number {
  const tokens = expression.match(/\d+|[A-Za-z_]\w*|\$\{?\w+\}?|[<>=!]=|[-+*/%()<>]/g) ?? []
  let at = 0
  const primary = (): number => {
    const token = tokens[at++] ?? '0'
    if (token === '(') {
      const value = binary(0)
      at++
      return value
    }
    if (token === '-') return -primary()
    if (token === '+') return primary()
    if (/^\d/.test(token)) return Number(token)
    return Number.parseInt(variable(shell, token.replace(/[${}]/g, '')), 10) || 0
  }
  const binary = (least: number): number => {
    let left = primary()
    for (;;) {
      const operator = tokens[at] ?? ''
      const strength = STRENGTH[operator] ?? 0
      if (strength <= least) return left
      at++
      left = apply(operator, left, binary(strength))
    }
  }
  return binary(0)
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? 0 : Math.trunc(left / right)
    case '%':
      return right === 0 ? 0 : left % right
    case '<':
      return Number(left < right)
    case '>':
      return Number(left > right)
    case '<=':
      return Number(left <= right)
    case '>=':
      return Number(left >= right)
    case '==':
      return Number(left === right)
    default:
      return Number(left !== right)
  }
}
