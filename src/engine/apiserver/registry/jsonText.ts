/**
 * JSON as text, for clients that send bytes: unlike JSON.parse it tells which keys were given
 * twice, and what is wrong in Go's words. Actors send values, and never come here.
 * Source: Go encoding/json scanner.go; sigs.k8s.io/json (duplicate fields)
 */
import { goQuote } from '../../../api/machinery/goFormat'

/** Deeper texts are refused. Go stops at 10000; here the call stack is the limit. */
const MAX_DEPTH = 512

export type JsonRead =
  | { readonly value: unknown; readonly duplicates: readonly string[]; readonly error?: undefined }
  | { readonly error: string }

/** The value of a text, with `duplicate field "data.a"` for each key given twice. */
export function readJsonText(text: string): JsonRead {
  const reader: Reader = { text, at: 0, path: [], duplicates: [], error: undefined }
  const value = readValue(reader)
  skipBlanks(reader)
  if (reader.at < text.length) fail(reader, 'after top-level value')
  const { error, duplicates } = reader
  return error === undefined ? { value, duplicates } : { error }
}

interface Reader {
  readonly text: string
  at: number
  /** Keys and positions that lead here, as errors show them: `.a`, `[0]`. */
  readonly path: string[]
  readonly duplicates: string[]
  error: string | undefined
}

function readValue(reader: Reader): unknown {
  skipBlanks(reader)
  const character = reader.text[reader.at]
  if (reader.path.length > MAX_DEPTH) reader.error ??= 'exceeded max depth'
  if (reader.error !== undefined) return undefined
  if (character === '{') return readObject(reader)
  if (character === '[') return readArray(reader)
  if (character === '"') return readString(reader)
  if (character === 't') return readLiteral(reader, 'true', true)
  if (character === 'f') return readLiteral(reader, 'false', false)
  if (character === 'n') return readLiteral(reader, 'null', null)
  if (character !== undefined && /[-0-9]/.test(character)) return readNumber(reader)
  return fail(reader, 'looking for beginning of value')
}

function readObject(reader: Reader): unknown {
  const entries = new Map<string, unknown>()
  reader.at++
  skipBlanks(reader)
  if (take(reader, '}')) return objectOf(entries)
  for (;;) {
    skipBlanks(reader)
    if (reader.text[reader.at] !== '"')
      return fail(reader, 'looking for beginning of object key string')
    const key = String(readString(reader))
    skipBlanks(reader)
    if (!take(reader, ':')) return fail(reader, 'after object key')
    reader.path.push(`.${key}`)
    if (entries.has(key)) noteDuplicate(reader)
    entries.set(key, readValue(reader))
    reader.path.pop()
    skipBlanks(reader)
    if (reader.error !== undefined || take(reader, '}')) return objectOf(entries)
    if (!take(reader, ',')) return fail(reader, 'after object key:value pair')
  }
}

function readArray(reader: Reader): unknown {
  const items: unknown[] = []
  reader.at++
  skipBlanks(reader)
  if (take(reader, ']')) return items
  for (;;) {
    reader.path.push(`[${items.length}]`)
    items.push(readValue(reader))
    reader.path.pop()
    skipBlanks(reader)
    if (reader.error !== undefined || take(reader, ']')) return items
    if (!take(reader, ',')) return fail(reader, 'after array element')
  }
}

function readString(reader: Reader): unknown {
  const start = reader.at
  reader.at++
  for (;;) {
    const character = reader.text[reader.at]
    if (character === undefined || character < ' ') return fail(reader, 'in string literal')
    reader.at++
    if (character === '"') break
    if (character !== '\\') continue
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(
      reader.text.slice(reader.at, reader.at + 5),
    )
    if (escaped === null) return fail(reader, 'in string escape code')
    reader.at += escaped[0].length
  }
  return JSON.parse(reader.text.slice(start, reader.at))
}

function readLiteral(reader: Reader, word: string, value: unknown): unknown {
  for (let i = 1; i < word.length; i++) {
    reader.at++
    const expected = word.charAt(i)
    if (reader.text[reader.at] !== expected) {
      return fail(reader, `in literal ${word} (expecting '${expected}')`)
    }
  }
  reader.at++
  return value
}

function readNumber(reader: Reader): unknown {
  const rest = reader.text.slice(reader.at)
  const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/.exec(rest)?.[0]
  if (number === undefined) {
    reader.at++
    return fail(reader, 'in numeric literal')
  }
  reader.at += number.length
  if (reader.text[reader.at] === '.') {
    reader.at++
    return fail(reader, 'after decimal point in numeric literal')
  }
  return Number(number)
}

function take(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false
  reader.at++
  return true
}

function skipBlanks(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.text.charAt(reader.at))) reader.at++
}

function noteDuplicate({ path, duplicates }: Reader): void {
  duplicates.push(`duplicate field ${goQuote(path.join('').slice(1))}`)
}

function fail(reader: Reader, place: string): undefined {
  const character = reader.text[reader.at]
  reader.error ??=
    character === undefined
      ? 'unexpected end of JSON input'
      : `invalid character ${quoteCharacter(character)} ${place}`
  return undefined
}

/** Source: quoteChar. */
function quoteCharacter(character: string): string {
  if (character === "'") return "'\\''"
  return character === '"' ? `'"'` : `'${goQuote(character).slice(1, -1)}'`
}

/** Keys are defined, never assigned: one may be called `__proto__`. */
function objectOf(entries: ReadonlyMap<string, unknown>): object {
  return Object.fromEntries(entries)
}
