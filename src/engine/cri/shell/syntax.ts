/**
 * The words of a shell script: the part of POSIX sh that people write into `sh -c` of a pod.
 * Left out: functions, case, here-documents, globs, signals other than a trap on TERM.
 */

/** A piece of a word. Unquoted pieces are split at blanks after expansion. */
export type WordPart =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly type: 'variable'
      readonly name: string
      readonly fallback: string
      readonly quoted: boolean
    }
  | { readonly type: 'arithmetic'; readonly expression: string; readonly quoted: boolean }
  | { readonly type: 'command'; readonly script: string; readonly quoted: boolean }

/** A word in pieces: some are quoted, some stand for something. */
export type Word = readonly WordPart[]

/** A word, or what stands between words. */
export type Token =
  | { readonly type: 'word'; readonly word: Word }
  | { readonly type: 'operator'; readonly text: Operator }

/** What stands between words. */
export type Operator =
  | ';'
  | '&'
  | '&&'
  | '||'
  | '|'
  | '('
  | ')'
  | '\n'
  | '>'
  | '>>'
  | '<'
  | '2>'
  | '2>>'
  | '2>&1'
  | '>&2'
  | '&>'

/** Longest first: `&&` is no two `&`. */
const OPERATORS: readonly Operator[] = [
  '2>&1',
  '2>>',
  '&&',
  '||',
  '>>',
  '>&2',
  '2>',
  '&>',
  ';',
  '&',
  '|',
  '(',
  ')',
  '\n',
  '>',
  '<',
]

/** Undefined for what this shell does not read: an open quote, a here-document. */
export function tokenize(script: string): Token[] | undefined {
  const tokens: Token[] = []
  let at = 0
  while (at < script.length) {
    const rest = script.slice(at)
    const blank = /^(?:[ \t\r]|\\\n)+/.exec(rest)
    if (blank !== null) {
      at += blank[0].length
      continue
    }
    if (rest[0] === '#') {
      at += rest.indexOf('\n') < 0 ? rest.length : rest.indexOf('\n')
      continue
    }
    if (rest.startsWith('<<') || rest.startsWith(';;')) return undefined
    const operator = OPERATORS.find((candidate) => rest.startsWith(candidate))
    if (operator !== undefined) {
      tokens.push({ type: 'operator', text: operator })
      at += operator.length
      continue
    }
    const read = readWord(script, at)
    if (read === undefined) return undefined
    tokens.push({ type: 'word', word: read.word })
    at = read.end
  }
  return tokens
}

interface Read<T> {
  readonly word: T
  readonly end: number
}

function readWord(script: string, start: number): Read<Word> | undefined {
  const parts: WordPart[] = []
  let at = start
  while (at < script.length && !/[ \t\r\n;&|()<>]/.test(script[at] ?? '')) {
    const read = readPart(script, at)
    if (read === undefined) return undefined
    parts.push(...read.word)
    at = read.end
  }
  return { word: parts, end: at }
}

function readPart(script: string, at: number): Read<Word> | undefined {
  const character = script[at] ?? ''
  if (character === "'") {
    const end = script.indexOf("'", at + 1)
    if (end < 0) return undefined
    return { word: [{ type: 'text', text: script.slice(at + 1, end), quoted: true }], end: end + 1 }
  }
  if (character === '"') return readDoubleQuoted(script, at + 1)
  if (character === '\\') {
    return { word: [{ type: 'text', text: script[at + 1] ?? '', quoted: true }], end: at + 2 }
  }
  if (character === '$' || character === '`') return readExpansion(script, at, false)
  const plain = /^[^ \t\r\n;&|()<>'"\\$`]+/.exec(script.slice(at))?.[0] ?? character
  return { word: [{ type: 'text', text: plain, quoted: false }], end: at + plain.length }
}

function readDoubleQuoted(script: string, start: number): Read<Word> | undefined {
  const parts: WordPart[] = [{ type: 'text', text: '', quoted: true }]
  let at = start
  while (at < script.length) {
    const character = script[at] ?? ''
    if (character === '"') return { word: parts, end: at + 1 }
    if (character === '$' || character === '`') {
      const read = readExpansion(script, at, true)
      if (read === undefined) return undefined
      parts.push(...read.word)
      at = read.end
    } else if (character === '\\' && /["\\$`\n]/.test(script[at + 1] ?? '')) {
      parts.push({ type: 'text', text: script[at + 1] ?? '', quoted: true })
      at += 2
    } else {
      const plain = /^[^"\\$`]+/.exec(script.slice(at))?.[0] ?? character
      parts.push({ type: 'text', text: plain, quoted: true })
      at += plain.length
    }
  }
  return undefined
}

function readExpansion(script: string, at: number, quoted: boolean): Read<Word> | undefined {
  if (script[at] === '`') {
    const end = script.indexOf('`', at + 1)
    if (end < 0) return undefined
    return { word: [{ type: 'command', script: script.slice(at + 1, end), quoted }], end: end + 1 }
  }
  if (script.startsWith('$((', at)) {
    const end = closing(script, at + 1)
    if (end === undefined) return undefined
    return {
      word: [{ type: 'arithmetic', expression: script.slice(at + 3, end - 1), quoted }],
      end: end + 1,
    }
  }
  if (script.startsWith('$(', at)) {
    const end = closing(script, at + 1)
    if (end === undefined) return undefined
    return { word: [{ type: 'command', script: script.slice(at + 2, end), quoted }], end: end + 1 }
  }
  const braced = /^\$\{([A-Za-z_]\w*|[?$#])(?::?-([^}]*))?\}/.exec(script.slice(at))
  const bare = /^\$([A-Za-z_]\w*|[0-9?$#@*])/.exec(script.slice(at))
  const match = braced ?? bare
  if (match === null) {
    return { word: [{ type: 'text', text: '$', quoted }], end: at + 1 }
  }
  const part: WordPart = {
    type: 'variable',
    name: match[1] ?? '',
    fallback: match[2] ?? '',
    quoted,
  }
  return { word: [part], end: at + match[0].length }
}

/** Where the bracket that opens at `open` closes. */
function closing(script: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < script.length; at++) {
    if (script[at] === '(') depth++
    else if (script[at] === ')' && --depth === 0) return at
  }
  return undefined
}
