/**
 * Undo by going back: before each act the whole session is kept, and taking the act back restores
 * it. What is frozen or never changes is shared, so a moment kept costs little.
 */
import type { Engine, EngineSnapshot, HttpResponse } from '../engine/engine'
import type { Held } from '../protocol/messages'

/** More moments than this are not kept; the oldest go first. */
const MOMENTS_MOST = 20
/** In a large cluster fewer are kept: together no more than so many machines. */
const MACHINES_MOST = 400

export interface Moment {
  /** What was done then, as its kubectl line or in words. */
  readonly act: string
  readonly at: number
  readonly snapshot: EngineSnapshot
  readonly held: Held | undefined
}

export interface Undo {
  readonly past: Moment[]
  readonly future: Moment[]
}

export const createUndo = (): Undo => ({ past: [], future: [] })

export const momentOf = (engine: Engine, held: Held | undefined, act: string): Moment => ({
  act,
  at: engine.now(),
  snapshot: engine.snapshot(),
  held,
})

/** An act begins: it can be taken back from now on. */
export function keepMoment({ past }: Undo, moment: Moment, machines: number): void {
  past.push(moment)
  const most = Math.max(1, Math.min(MOMENTS_MOST, Math.floor(MACHINES_MOST / machines)))
  past.splice(0, past.length - most)
}

/** The act changed something: what was undone before it cannot be done again. */
export function confirm({ past, future }: Undo, moment: Moment): void {
  if (past.includes(moment)) future.length = 0
}

/** The act was refused, or changed nothing: it does not count. */
export function forget({ past }: Undo, moment: Moment): void {
  const index = past.indexOf(moment)
  if (index >= 0) past.splice(index, 1)
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
