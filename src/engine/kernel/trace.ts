import type { KernelEvent, Message, Note } from './event'

/**
 * The trace: what happened, in order, with causes. The hash covers every event and note since
 * power-on; the records themselves are kept in a ring: ids rise by one, so the place of a record
 * follows from its id.
 */
export interface Trace {
  hash: number
  /** How many records are kept. */
  readonly limit: number
  /** The record `id` is at `id % limit`, until a later one takes its place. */
  readonly ring: (KernelEvent | Note)[]
}

/** How many records a trace keeps: about the last minute of a busy cluster. */
export const TRACE_LIMIT = 20_000

export const createTrace = (limit: number): Trace => ({ hash: 0x811c9dc5, limit, ring: [] })

export function record({ ring, limit }: Trace, entry: KernelEvent | Note): void {
  ring[entry.id % limit] = entry
}

/** The event or note of this id, while it is kept. */
export function recordOf({ ring, limit }: Trace, id: number): KernelEvent | Note | undefined {
  const entry = ring[id % limit]
  return entry?.id === id ? entry : undefined
}

/** All that is kept, oldest first. */
export function keptRecords({ ring }: Trace): (KernelEvent | Note)[] {
  return ring.filter((entry) => entry !== undefined).sort((a, b) => a.id - b.id)
}

/**
 * Mixes what happened into the hash: when, who, why, and the message's own texts and numbers, with
 * how many there are in its lists. What lies deeper was made of what was mixed before, and will
 * show in the times and names of what is made of it.
 */
export function mix(
  trace: Trace,
  at: number,
  actor: string,
  cause: number,
  message: Message,
): void {
  let hash = mixString(mixNumber(mixNumber(trace.hash, at), cause), actor)
  const fields: object = message
  for (const key in fields) hash = mixValue(hash, (fields as Fields)[key])
  trace.hash = hash
}

type Fields = Readonly<Record<string, unknown>>

function mixValue(hash: number, value: unknown): number {
  if (typeof value === 'string') return mixString(hash, value)
  if (typeof value === 'number') return mixNumber(hash, value)
  return Array.isArray(value) ? mixNumber(hash, value.length) : hash
}

function mixNumber(hash: number, value: number): number {
  return Math.imul(
    Math.imul(hash ^ (value | 0), 0x01000193) ^ ((value / 4294967296) | 0),
    0x85ebca6b,
  )
}

/** Names, paths and times differ at their ends: more than the last letters costs, and tells no more. */
const LETTERS_MIXED = 16

function mixString(hash: number, value: string): number {
  const { length } = value
  let mixed = hash ^ length
  for (let i = Math.max(0, length - LETTERS_MIXED); i < length; i++) {
    mixed = Math.imul(mixed ^ value.charCodeAt(i), 0x01000193)
  }
  return mixed
}
