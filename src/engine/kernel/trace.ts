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
 * Mixes what happened into the hash: when, who, why, and what the message says, down to the fields
 * of its parts' parts and the items of its lists.
 */
export function mix(
  trace: Trace,
  at: number,
  actor: string,
  cause: number,
  message: Message,
): void {
  const hash = mixString(mixNumber(mixNumber(trace.hash, at), cause), actor)
  trace.hash = mixFields(hash, message, DEPTH_MIXED)
}

/** What lies deeper shows in the times and names of what is made of it. */
const DEPTH_MIXED = 2

type Fields = Readonly<Record<string, unknown>>

function mixFields(hash: number, value: object, depth: number): number {
  let mixed = hash
  for (const key in value) mixed = mixValue(mixed, (value as Fields)[key], depth)
  return mixed
}

function mixValue(hash: number, value: unknown, depth: number): number {
  if (typeof value === 'string') return mixString(hash, value)
  if (typeof value === 'number') return mixNumber(hash, value)
  if (typeof value === 'boolean') return mixNumber(hash, value ? 1 : 2)
  if (typeof value !== 'object' || value === null) return hash
  if (!Array.isArray(value)) return depth === 0 ? hash : mixFields(hash, value, depth - 1)
  let mixed = mixNumber(hash, value.length)
  if (depth === 0) return mixed
  for (const item of value as readonly unknown[]) mixed = mixValue(mixed, item, depth - 1)
  return mixed
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
