/** What a message came of, and what came of it: the messages before it, and all that followed. */
import type { CausesAndEffects } from '../engine'
import type { KernelEvent, Note } from '../kernel/event'
import type { KernelState } from '../kernel/kernel'
import { recordOf } from '../kernel/trace'
import { flightView, type OpenRequests } from './flightView'
import type { FlightView } from './records'

/** More effects than this are not told: nobody reads on. */
const EFFECTS_MOST = 500
/** Causes looked at on the way back, timers and notes included. */
const CAUSES_MOST = 2_000

/** Undefined when the trace no longer holds a message of this id. */
export function effectsOf(kernel: KernelState, id: number): CausesAndEffects | undefined {
  const { records, forgotten } = causesOf(kernel, id)
  // Shared, so that answers are told in the words of their questions.
  const open: OpenRequests = new Map()
  const chain: FlightView[] = []
  for (const record of records) {
    const flight = drawn(record, open)
    if (flight !== undefined) chain.push({ ...flight, cause: chain.at(-1)?.id ?? 0 })
  }
  const chosen = chain.at(-1)
  if (chosen?.id !== id) return undefined
  return { chain, forgotten, ...followed(kernel, chosen, open) }
}

/** The record and all before it, oldest first. Forgotten: there were more. */
function causesOf({ trace }: KernelState, id: number) {
  const records: (KernelEvent | Note)[] = []
  let next = id
  while (next !== 0 && records.length < CAUSES_MOST) {
    const record = recordOf(trace, next)
    if (record === undefined) break
    records.push(record)
    next = record.cause
  }
  return { records: records.reverse(), forgotten: next !== 0 }
}

/** One look at each record that came later: causes are always older than their effects. */
function followed({ trace, now }: KernelState, chosen: FlightView, open: OpenRequests) {
  const effects: FlightView[] = []
  /** The drawn message that each record comes of. */
  const drawnCause = new Map([[chosen.id, chosen.id]])
  for (let id = chosen.id + 1; id < chosen.id + trace.limit; id++) {
    const record = recordOf(trace, id)
    if (record === undefined) continue
    const cause = drawnCause.get(record.cause)
    if (cause === undefined) continue
    const flight = drawn(record, open)
    // What waits to be sent has not happened; heartbeats are told only to who asks about one.
    const told =
      flight !== undefined && flight.departs <= now && (chosen.chatter || !flight.chatter)
    drawnCause.set(id, told ? id : cause)
    if (!told) continue
    if (effects.length === EFFECTS_MOST) return { effects, cut: true }
    effects.push({ ...flight, cause })
  }
  return { effects, cut: false }
}

const drawn = (record: KernelEvent | Note, open: OpenRequests): FlightView | undefined =>
  'note' in record ? undefined : flightView(record, record.lost === true, open)
