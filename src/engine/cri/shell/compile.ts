/**
 * Turns a script into a list of instructions with jumps, so that a script asleep in the middle of
 * a loop is a number and a few variables: plain data.
 */
import { type Operator, type Token, tokenize, type Word } from './syntax'

/** Where output goes, or input comes from. `drop`: errors are not told apart. */
export interface Redirect {
  readonly type: 'out' | 'append' | 'in' | 'drop'
  readonly to: Word
}

/** A command with its words, not yet expanded. */
export interface SimpleCommand {
  readonly assignments: readonly { readonly name: string; readonly value: Word }[]
  readonly words: readonly Word[]
  readonly redirects: readonly Redirect[]
}

/** One step of a script; jumps name the step they go to. */
export type Instruction =
  /** `tested`: its failure is somebody's condition, `set -e` does not mind it. */
  | {
      readonly op: 'run'
      readonly stages: readonly SimpleCommand[]
      tested: boolean
      background: boolean
    }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'jumpIf'; readonly when: 'succeeded' | 'failed'; to: number }
  | { readonly op: 'not' }
  | { readonly op: 'succeed' }
  | { readonly op: 'forStart'; readonly slot: number; readonly words: readonly Word[] }
  | { readonly op: 'forNext'; readonly slot: number; readonly name: string; to: number }

interface Parser {
  readonly tokens: readonly Token[]
  at: number
  readonly code: Instruction[]
  readonly loops: { readonly start: number; readonly breaks: Instruction[] }[]
  failed: boolean
}

const RESERVED = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', '}'])

/** Undefined for what this shell cannot read. */
export function compile(script: string): readonly Instruction[] | undefined {
  const tokens = tokenize(script)
  if (tokens === undefined) return undefined
  const parser: Parser = { tokens, at: 0, code: [], loops: [], failed: false }
  list(parser)
  return parser.failed || parser.at < tokens.length ? undefined : parser.code
}

/** A command whose words are known: what `command: [sleep, "30"]` is. */
export const compileWords = (words: readonly string[]): readonly Instruction[] => [
  {
    op: 'run',
    stages: [
      {
        assignments: [],
        words: words.map((text) => [{ type: 'text', text, quoted: true }]),
        redirects: [],
      },
    ],
    tested: false,
    background: false,
  },
]

function list(parser: Parser): void {
  for (;;) {
    while (skip(parser, ';') || skip(parser, '\n')) {}
    if (parser.failed || atEnd(parser)) return
    const before = parser.at
    andOr(parser)
    const separated = skip(parser, '&')
    if (separated) inBackground(parser)
    // Two commands side by side are a function or something else this shell does not read.
    const follows =
      separated || atEnd(parser) || isOperator(parser, ';') || isOperator(parser, '\n')
    if (parser.at === before || !follows) {
      parser.failed = true
      return
    }
  }
}

/** `a && b || c`: each side runs or is jumped over by how the last one ended. */
function andOr(parser: Parser): void {
  const first = parser.code.length
  pipeline(parser)
  for (;;) {
    const when = skip(parser, '&&') ? 'failed' : skip(parser, '||') ? 'succeeded' : undefined
    if (when === undefined || parser.failed) return
    for (const instruction of parser.code.slice(first)) markTested(instruction)
    const jump: Instruction = { op: 'jumpIf', when, to: 0 }
    parser.code.push(jump)
    while (skip(parser, '\n')) {}
    pipeline(parser)
    jump.to = parser.code.length
  }
}

function pipeline(parser: Parser): void {
  if (takeKeyword(parser, '!')) {
    const start = parser.code.length
    pipeline(parser)
    for (const instruction of parser.code.slice(start)) markTested(instruction)
    parser.code.push({ op: 'not' })
    return
  }
  const keyword = keywordAt(parser)
  if (keyword === 'while' || keyword === 'until') {
    whileLoop(parser, keyword)
    return
  }
  if (keyword === 'for') {
    forLoop(parser)
    return
  }
  if (keyword === 'if') {
    conditional(parser)
    return
  }
  if (keyword === '{') {
    group(parser, '}')
    return
  }
  if (isOperator(parser, '(')) {
    group(parser, ')')
    return
  }
  if (keyword === 'break' || keyword === 'continue') {
    leaveLoop(parser, keyword)
    return
  }
  const stages = [simpleCommand(parser)]
  while (skip(parser, '|')) stages.push(simpleCommand(parser))
  parser.code.push({ op: 'run', stages, tested: false, background: false })
}

function whileLoop(parser: Parser, keyword: 'while' | 'until'): void {
  parser.at++
  const start = parser.code.length
  condition(parser)
  expect(parser, 'do')
  const out: Instruction = {
    op: 'jumpIf',
    when: keyword === 'while' ? 'failed' : 'succeeded',
    to: 0,
  }
  parser.code.push(out)
  body(parser, start, [out])
}

function forLoop(parser: Parser): void {
  parser.at++
  const name = wordText(parser)
  const words: Word[] = []
  if (takeKeyword(parser, 'in')) {
    for (let word = takeWord(parser); word !== undefined; word = takeWord(parser)) words.push(word)
  }
  while (skip(parser, ';') || skip(parser, '\n')) {}
  expect(parser, 'do')
  const slot = parser.code.length
  parser.code.push({ op: 'forStart', slot, words })
  const start = parser.code.length
  const out: Instruction = { op: 'forNext', slot, name, to: 0 }
  parser.code.push(out)
  body(parser, start, [out])
}

function body(parser: Parser, start: number, breaks: Instruction[]): void {
  parser.loops.push({ start, breaks })
  list(parser)
  expect(parser, 'done')
  parser.loops.pop()
  parser.code.push({ op: 'jump', to: start })
  for (const jump of breaks) if ('to' in jump) jump.to = parser.code.length
  parser.code.push({ op: 'succeed' })
}

function conditional(parser: Parser): void {
  parser.at++
  const ends: Instruction[] = []
  condition(parser)
  expect(parser, 'then')
  for (;;) {
    const otherwise: Instruction = { op: 'jumpIf', when: 'failed', to: 0 }
    parser.code.push(otherwise)
    list(parser)
    const end: Instruction = { op: 'jump', to: 0 }
    parser.code.push(end)
    ends.push(end)
    otherwise.to = parser.code.length
    if (!takeKeyword(parser, 'elif')) break
    condition(parser)
    expect(parser, 'then')
  }
  if (takeKeyword(parser, 'else')) list(parser)
  else parser.code.push({ op: 'succeed' })
  expect(parser, 'fi')
  for (const end of ends) if ('to' in end) end.to = parser.code.length
}

function condition(parser: Parser): void {
  const start = parser.code.length
  list(parser)
  for (const instruction of parser.code.slice(start)) markTested(instruction)
}

function group(parser: Parser, close: '}' | ')'): void {
  parser.at++
  list(parser)
  if (close === ')' ? !skip(parser, ')') : !takeKeyword(parser, '}')) parser.failed = true
}

function leaveLoop(parser: Parser, keyword: 'break' | 'continue'): void {
  parser.at++
  const loop = parser.loops.at(-1)
  if (loop === undefined) return
  const jump: Instruction = { op: 'jump', to: loop.start }
  parser.code.push(jump)
  if (keyword === 'break') loop.breaks.push(jump)
}

function simpleCommand(parser: Parser): SimpleCommand {
  const assignments: { name: string; value: Word }[] = []
  const words: Word[] = []
  const redirects: Redirect[] = []
  for (;;) {
    const redirect = takeRedirect(parser)
    if (redirect !== undefined) {
      redirects.push(redirect)
      continue
    }
    const word = takeWord(parser)
    if (word === undefined) break
    const assignment = words.length === 0 ? assignmentOf(word) : undefined
    if (assignment === undefined) words.push(word)
    else assignments.push(assignment)
  }
  if (words.length + assignments.length + redirects.length === 0) parser.failed = true
  return { assignments, words, redirects }
}

function assignmentOf(word: Word): { name: string; value: Word } | undefined {
  const first = word[0]
  if (first?.type !== 'text' || first.quoted) return undefined
  const match = /^([A-Za-z_]\w*)=/.exec(first.text)
  if (match === null) return undefined
  const rest = { ...first, text: first.text.slice(match[0].length), quoted: true }
  return { name: match[1] ?? '', value: [rest, ...word.slice(1)] }
}

const NOWHERE: Word = [{ type: 'text', text: '/dev/null', quoted: true }]

function takeRedirect(parser: Parser): Redirect | undefined {
  const token = parser.tokens[parser.at]
  if (token?.type !== 'operator') return undefined
  const type = redirectType(token.text)
  if (type === undefined) return undefined
  parser.at++
  if (token.text === '2>&1' || token.text === '>&2') return { type: 'drop', to: NOWHERE }
  const to = takeWord(parser)
  if (to === undefined) parser.failed = true
  return { type, to: to ?? NOWHERE }
}

function redirectType(operator: Operator): Redirect['type'] | undefined {
  if (operator === '>' || operator === '&>') return 'out'
  if (operator === '>>') return 'append'
  if (operator === '<') return 'in'
  if (operator.startsWith('2>') || operator === '>&2') return 'drop'
  return undefined
}

function inBackground(parser: Parser): void {
  const last = parser.code.at(-1)
  if (last?.op === 'run') last.background = true
}

function markTested(instruction: Instruction): void {
  if (instruction.op === 'run') instruction.tested = true
}

function keywordAt(parser: Parser): string {
  const token = parser.tokens[parser.at]
  if (token?.type !== 'word' || token.word.length !== 1) return ''
  const part = token.word[0]
  return part?.type === 'text' && !part.quoted ? part.text : ''
}

function takeKeyword(parser: Parser, keyword: string): boolean {
  if (keywordAt(parser) !== keyword) return false
  parser.at++
  return true
}

function expect(parser: Parser, keyword: string): void {
  if (!takeKeyword(parser, keyword)) parser.failed = true
}

function wordText(parser: Parser): string {
  const text = keywordAt(parser)
  if (text === '') parser.failed = true
  parser.at++
  return text
}

function takeWord(parser: Parser): Word | undefined {
  const token = parser.tokens[parser.at]
  if (token?.type !== 'word') return undefined
  parser.at++
  return token.word
}

const isOperator = (parser: Parser, text: Operator): boolean => {
  const token = parser.tokens[parser.at]
  return token?.type === 'operator' && token.text === text
}

function skip(parser: Parser, text: Operator): boolean {
  if (!isOperator(parser, text)) return false
  parser.at++
  return true
}

const atEnd = (parser: Parser): boolean =>
  parser.at >= parser.tokens.length || isOperator(parser, ')') || RESERVED.has(keywordAt(parser))
