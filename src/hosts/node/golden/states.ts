/**
 * Status writes may be merged or split: what counts is the sequence of states they lead through.
 * The first and the last must be equal, and those in which the recorded object rested must be
 * reached; conditions change in the same order; and a state that only the simulation had may hold
 * nothing the real control plane never says.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import type { JsonValue } from '../../../api/machinery/json'
import type { Row, Sets } from './recording'
import { parsePath } from './requestPath'

export interface Mismatch {
  readonly at: number
  readonly expected: string
  readonly got: string
}

/** What the real control plane was heard to say, by resource and field, names left out. */
export type Vocabulary = ReadonlySet<string>

/** Field to value, null where there is none. */
type State = Readonly<Record<string, JsonValue>>

interface Step {
  readonly at: number
  readonly state: State
  readonly text: string
}

export function compareStates(
  expected: readonly Row[],
  got: readonly Row[],
  base: State,
  vocabulary: Vocabulary,
): Mismatch | undefined {
  const fields = new Set([...expected, ...got].flatMap(({ sets }) => Object.keys(sets ?? {})))
  const start = Object.fromEntries([...fields].map((field) => [field, base[field] ?? null]))
  const wanted = stepsOf(expected, start)
  const seen = stepsOf(got, start)
  return (
    compareEnds('the first state', wanted[0], seen[0]) ??
    unheardOf(expected, got, start, vocabulary) ??
    compareRests(wanted, seen) ??
    compareOrder(expected, got, fields) ??
    compareEnds('the last state', wanted.at(-1), seen.at(-1))
  )
}

/** The distinct states that the rows lead through, one after the other. */
function stepsOf(rows: readonly Row[], start: State): Step[] {
  const steps: Step[] = []
  let state = start
  for (const { at, sets } of rows) {
    state = { ...state, ...sets }
    const text = canonicalJson(state)
    if (steps.at(-1)?.text !== text) steps.push({ at, state, text })
  }
  return steps
}

function compareEnds(
  which: string,
  expected: Step | undefined,
  got: Step | undefined,
): Mismatch | undefined {
  if (expected?.text === got?.text) return undefined
  const at = expected?.at ?? got?.at ?? 0
  const fields = Object.keys(expected?.state ?? got?.state ?? {}).filter(
    (field) => canonicalJson(expected?.state[field]) !== canonicalJson(got?.state[field]),
  )
  const told = (step: Step | undefined): string =>
    `${which} with ${fields.map((field) => `${field} ${canonicalJson(step?.state[field])}`).join(', ')}`
  return { at, expected: told(expected), got: told(got) }
}

/** A state that stood this long, in seconds, was not passed over by a race. */
const REST = 1

function compareRests(expected: readonly Step[], got: readonly Step[]): Mismatch | undefined {
  let reached = 0
  for (const [index, step] of expected.entries()) {
    const next = expected[index + 1]
    if (next === undefined || next.at - step.at < REST) continue
    const found = got.findIndex(({ text }, place) => place >= reached && text === step.text)
    if (found >= 0) {
      reached = found
      continue
    }
    const closest = got.slice(reached).sort((a, b) => distance(a, step) - distance(b, step))[0]
    return compareEnds('a state at rest', step, closest)
  }
  return undefined
}

const distance = (one: Step, other: Step): number =>
  Object.keys(one.state).filter(
    (field) => canonicalJson(one.state[field]) !== canonicalJson(other.state[field]),
  ).length

/** Two values of a condition that both sides had, in opposite orders. */
function compareOrder(
  expected: readonly Row[],
  got: readonly Row[],
  fields: Iterable<string>,
): Mismatch | undefined {
  for (const field of fields) {
    const wanted = spansOf(expected, field)
    const seen = spansOf(got, field)
    const both = [...wanted.keys()].filter((text) => seen.has(text))
    for (const one of both) {
      const other = both.find((text) => isBefore(wanted, one, text) && isBefore(seen, text, one))
      if (other === undefined) continue
      const { at } = expected.find(({ sets }) => canonicalJson(sets?.[field]) === one) ?? { at: 0 }
      return { at, expected: `${field} ${one} before ${other}`, got: 'the other way round' }
    }
  }
  return undefined
}

type Spans = ReadonlyMap<string, { readonly first: number; readonly last: number }>

/** Where each value of a field begins and ends; counters come back to values, and are left out. */
function spansOf(rows: readonly Row[], field: string): Spans {
  const spans = new Map<string, { first: number; last: number }>()
  for (const [index, { sets }] of rows.entries()) {
    const value = sets?.[field]
    if (value === undefined || typeof value === 'number') continue
    const text = canonicalJson(value)
    spans.set(text, { first: spans.get(text)?.first ?? index, last: index })
  }
  return spans
}

const isBefore = (spans: Spans, one: string, other: string): boolean =>
  (spans.get(one)?.last ?? Infinity) < (spans.get(other)?.first ?? -1)

/** A value that the recording's object never had, and no recorded object of its kind. */
function unheardOf(
  expected: readonly Row[],
  got: readonly Row[],
  start: State,
  vocabulary: Vocabulary,
): Mismatch | undefined {
  const said = new Set(expected.flatMap((row) => wordsOf(row.path, row.sets ?? {}, false)))
  for (const { at, path, sets = {} } of got) {
    for (const [field, value] of Object.entries(sets)) {
      const word = wordOf(path, field, value, false)
      const known =
        said.has(word) ||
        canonicalJson(start[field]) === canonicalJson(value) ||
        (typeof value !== 'number' && vocabulary.has(wordOf(path, field, value, true))) ||
        isWithin(value, field, expected, start)
      if (known) continue
      const values = expected.flatMap((row) => row.sets?.[field] ?? [])
      const heard = [...new Set(values.map(canonicalJson))].join(' or ')
      return {
        at,
        expected: heard === '' ? `no write of ${field}` : `${field} ${heard}`,
        got: `${field} ${canonicalJson(value)}`,
      }
    }
  }
  return undefined
}

/** A counter may pass through what lies between the recorded values. */
function isWithin(
  value: JsonValue,
  field: string,
  expected: readonly Row[],
  start: State,
): boolean {
  if (typeof value !== 'number' && value !== null) return false
  const recorded = expected.filter(({ sets }) => sets !== undefined && field in sets)
  const values = [...recorded.map(({ sets }) => sets?.[field]), start[field]]
  const numbers = values.filter((one) => one === null || typeof one === 'number').map(Number)
  return (
    recorded.length > 0 &&
    Number(value) >= Math.min(0, ...numbers) &&
    Number(value) <= Math.max(0, ...numbers)
  )
}

/** Every value of every field that rows write, names left out. */
export const vocabularyOf = (rows: readonly Row[]): Vocabulary =>
  new Set(rows.flatMap(({ path, sets }) => wordsOf(path, sets ?? {}, true)))

const wordsOf = (path: string, sets: Sets, nameless: boolean): string[] =>
  Object.entries(sets).map(([field, value]) => wordOf(path, field, value, nameless))

function wordOf(path: string, field: string, value: JsonValue, nameless: boolean): string {
  const resource = parsePath(path)?.resource ?? path
  const text = canonicalJson(value)
  const told = nameless ? text.replace(/<(hash)?\d+>/g, '<$1>').replace(/node-\d+/g, 'node') : text
  return `${resource} ${field} ${told}`
}
