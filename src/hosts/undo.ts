/**
 * Undo by going back: before each act the whole session is kept, and taking the act back restores
 * it. What is frozen or never changes is shared, so a moment kept costs little.
 */
import type { Engine, EngineSnapshot, HttpResponse } from '../engine/engine'
import type { Held, Undoable } from '../protocol/messages'
import {
  type Asked,
  type Begun,
  beginAct,
  createRecord,
  noteAct,
  type Record,
  takeAlong,
} from './record'

/** More moments than this are not kept; the oldest go first. */
const MOMENTS_MOST = 20
/** In a large cluster fewer are kept: together no more than so many machines. */
const MACHINES_MOST = 400
/** Each adds a tenth to what a small session takes on the disk. */
const KEPT_MOST = 5

export interface Moment {
  /** The act's number, the same after undo and redo. */
  readonly id: number
  /** What was done then, as its kubectl line or in words. */
  readonly act: string
  readonly at: number
  readonly snapshot: EngineSnapshot
  readonly held: Held | undefined
}

export interface Undo {
  readonly past: Moment[]
  readonly future: Moment[]
  /** What was done and not undone. */
  readonly record: Record
}

export const createUndo = (): Undo => ({ past: [], future: [], record: createRecord() })

/** What is kept with a session: the whole record, and as many moments each way as cost little. */
export const lastMoments = ({ past, future, record }: Undo): Undo => ({
  past: past.slice(-KEPT_MOST),
  future: future.slice(-KEPT_MOST),
  record,
})

/** Now, before an act, or as one goes away from it: the act with its number. */
export const momentOf = (
  engine: Engine,
  held: Held | undefined,
  { id, act }: Pick<Moment, 'id' | 'act'>,
): Moment => ({
  id,
  act,
  at: engine.now(),
  snapshot: engine.snapshot(),
  held,
})

/** An act that was begun, and how to take it back. */
export interface Kept {
  readonly moment: Moment
  readonly begun: Begun
}

/** An act begins: it can be taken back from now on. */
export function keepMoment(
  { past, record }: Undo,
  engine: Engine,
  held: Held | undefined,
  asked: Asked,
): Kept {
  const begun = beginAct(record, engine, asked)
  const moment = momentOf(engine, held, { id: begun.id, act: begun.deed.line })
  past.push(moment)
  const { items = [] } = (engine.read('/api/v1/nodes') ?? {}) as { items?: readonly unknown[] }
  const machines = Math.max(1, items.length)
  const most = Math.max(1, Math.min(MOMENTS_MOST, Math.floor(MACHINES_MOST / machines)))
  past.splice(0, past.length - most)
  return { moment, begun }
}

/**
 * The act changed something: it is noted, and what was undone before it cannot be done again. Or it
 * was refused, or changed nothing: then it does not count.
 */
export function settle(
  { past, future, record }: Undo,
  engine: Engine,
  { moment, begun }: Kept,
  made: boolean,
  response?: HttpResponse,
): void {
  const index = past.indexOf(moment)
  if (!made) {
    if (index >= 0) past.splice(index, 1)
    return
  }
  if (index >= 0) {
    future.length = 0
    record.undone.length = 0
  }
  noteAct(record, engine, begun, response)
}

/** The moment to go to, with `here` kept for the way back; undefined when there is none. */
export function travelled(
  { past, future, record }: Undo,
  direction: 'undo' | 'redo',
  here: (moment: Moment) => Moment,
): Moment | undefined {
  const [from, to] = direction === 'undo' ? [past, future] : [future, past]
  const moment = from.pop()
  if (moment === undefined) return undefined
  to.push(here(moment))
  takeAlong(record, direction, moment.id)
  return moment
}

/** What the page shows of it: the same object while it says the same. */
export function undoableOf({ past, future, record }: Undo, sent: Undoable | undefined): Undoable {
  const undo = past.at(-1)?.act
  const redo = future.at(-1)?.act
  const latest = record.done.at(-1)?.id ?? 0
  const same = undo === sent?.undo && redo === sent?.redo && latest === sent?.latest
  return same && sent !== undefined ? sent : { undo, redo, latest }
}

/** Whether a request was taken, and wrote something: a write gives the object another version. */
export function changed(before: unknown, { status, body }: HttpResponse): boolean {
  if (status >= 400) return false
  const version = versionOf(before)
  return version === undefined || version !== versionOf(body)
}

function versionOf(object: unknown): string | undefined {
  const { metadata } = (object ?? {}) as {
    readonly metadata?: { readonly resourceVersion?: string }
  }
  return metadata?.resourceVersion
}
