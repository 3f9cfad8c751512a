/**
 * Plain data as lines of JSON, exactly: Maps, Sets, undefined, numbers that JSON has no word for,
 * and one object in two places is one object again. A line is an object, a list, a Map or a Set; in
 * it a part that is one of those is `[line]`. The first line is the whole. What is read back may have
 * been written by anybody: nothing but such data comes out, or a PlainRowsError.
 */

/** What is wrong with the lines. `line` counts from 1. */
export class PlainRowsError extends Error {
  constructor(
    readonly line: number,
    what: string,
    /** There are more lines than may be. */
    readonly large = false,
  ) {
    super(what)
  }
}

type Kind = 'o' | 'l' | 'm' | 's'

/** Writes a line for every object in `value`, in the order they are met. */
export function* writeRows(value: object): Generator<string> {
  const lineOf = new Map<object, number>([[value, 0]])
  // The list grows while it is walked.
  const met = [value]
  const part = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return writeBare(one)
    let line = lineOf.get(one)
    if (line === undefined) {
      line = met.length
      lineOf.set(one, line)
      met.push(one)
    }
    return [line]
  }
  for (const one of met) yield JSON.stringify([kindOf(one), ...partsOf(one).map(part)])
}

function kindOf(value: object): Kind {
  if (Array.isArray(value)) return 'l'
  if (value instanceof Map) return 'm'
  if (value instanceof Set) return 's'
  if (Object.getPrototypeOf(value) === Object.prototype) return 'o'
  throw new Error('only plain data can be written as lines')
}

/** Fields and Maps as key, value, key, value … */
function partsOf(value: object): readonly unknown[] {
  if (Array.isArray(value) || value instanceof Set) return [...value]
  return (value instanceof Map ? [...value] : Object.entries(value)).flat()
}

function writeBare(value: unknown): unknown {
  if (value === undefined) return []
  if (typeof value === 'bigint') return ['bigint', String(value)]
  if (typeof value !== 'number') return value
  if (Object.is(value, -0)) return ['number', '-0']
  return Number.isFinite(value) ? value : ['number', String(value)]
}

interface Row {
  readonly made: object
  readonly parts: readonly unknown[]
}

export interface RowReader {
  take(line: string): void
  /** The whole, once every line was taken. */
  end(): object
}

/** `linesMost` bounds the memory that lines from a stranger may take. */
export function createRowReader(linesMost: number): RowReader {
  const rows: Row[] = []
  return {
    take(line) {
      if (rows.length === linesMost)
        throw new PlainRowsError(rows.length + 1, 'it is too large', true)
      rows.push(readRow(line, rows.length + 1))
    },
    end() {
      rows.forEach((row, index) => {
        fill(row, index + 1, rows)
      })
      const [whole] = rows
      if (whole === undefined) throw new PlainRowsError(1, 'it ends too early')
      return whole.made
    },
  }
}

function readRow(line: string, number: number): Row {
  const [kind, ...parts] = parseList(line, number)
  if (kind === 'l') return { made: [], parts }
  if (kind === 'm') return { made: new Map(), parts }
  if (kind === 's') return { made: new Set(), parts }
  if (kind === 'o') return { made: {}, parts }
  throw new PlainRowsError(number, 'it is damaged')
}

function parseList(line: string, number: number): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(line)
    if (Array.isArray(parsed)) return parsed
  } catch {
    // Said below, as for whatever else is no list.
  }
  throw new PlainRowsError(number, 'it is damaged')
}

function fill({ made, parts }: Row, line: number, rows: readonly Row[]): void {
  const part = (one: unknown): unknown => readPart(one, line, rows)
  if (Array.isArray(made)) for (const one of parts) made.push(part(one))
  else if (made instanceof Set) for (const one of parts) made.add(part(one))
  else if (parts.length % 2 !== 0) throw new PlainRowsError(line, 'it is damaged')
  else if (made instanceof Map) pairs(parts, (key, value) => made.set(part(key), part(value)))
  else {
    const fields = made as Record<string, unknown>
    pairs(parts, (key, value) => {
      const read = part(value)
      if (typeof key !== 'string' || isForbidden(key, read)) {
        throw new PlainRowsError(line, `it has a key that is not allowed: ${String(key)}`)
      }
      fields[key] = read
    })
  }
}

/**
 * Such a key would change what the object is, or pass for it, not what it holds. A word under
 * `constructor` is data, as in a ConfigMap.
 */
const isForbidden = (key: string, value: unknown): boolean =>
  key === '__proto__' ||
  ((key === 'constructor' || key === 'prototype') && typeof value === 'object')

function pairs(parts: readonly unknown[], each: (key: unknown, value: unknown) => void): void {
  for (let i = 0; i < parts.length; i += 2) each(parts[i], parts[i + 1])
}

function readPart(part: unknown, line: number, rows: readonly Row[]): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) {
    const [first, second] = part
    if (part.length === 0) return undefined
    if (part.length === 1 && typeof first === 'number' && rows[first]) return rows[first].made
    if (first === 'number' && NUMBERS.includes(second)) return Number(second)
    if (first === 'bigint' && /^-?\d{1,400}$/.test(String(second))) return BigInt(second)
  }
  throw new PlainRowsError(line, 'it is damaged')
}

const NUMBERS: readonly unknown[] = ['NaN', 'Infinity', '-Infinity', '-0']
