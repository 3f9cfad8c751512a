/**
 * Stops of the scheduler. The engine knows nothing of them: it is led event by event while there are
 * any, and no further than the event in which a pod comes to one.
 */
import type { SchedulingNote } from '../../engine/scheduler/decision'
import type { MomentView } from '../../engine/views/records'
import type { Held, Stop } from '../../protocol/messages'

export interface Stops {
  wanted: readonly Stop[]
  /** Where time is held. */
  held: Held | undefined
  /** Several may fall into one instant: they are come to one after the other. */
  readonly next: Held[]
}

export const createStops = (held?: Held): Stops => ({ wanted: [], held, next: [] })

/** Looks at something new that was noted: whether time is to be held there. */
export function lookForStop(stops: Stops, moment: MomentView): void {
  const held = heldAt(moment, stops.wanted)
  if (held === undefined) return
  if (stops.held === undefined) stops.held = held
  else stops.next.push(held)
}

/** Time may go on: to the next stop of the same instant, if there is one. */
export function release(stops: Stops): void {
  stops.held = stops.next.shift()
}

function heldAt({ at, note }: MomentView, wanted: readonly Stop[]): Held | undefined {
  if (!isPoint(note)) return undefined
  const { point, pod, decision, text } = note
  const meant = wanted.some((stop) => stop.point === point && (stop.pod ?? pod) === pod)
  return meant ? { point, pod, decision, text, at } : undefined
}

export const isPoint = (note: { readonly type: string }): note is SchedulingNote =>
  note.type === 'scheduler.point'
