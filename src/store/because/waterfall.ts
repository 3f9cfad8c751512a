/** A message with its causes and effects, laid out in time: a row an actor, a bar a message. */
import { nameOf } from '../../narration/speakers'
import type { CausesAndEffects, FlightView } from '../../protocol/messages'

export interface Bar {
  readonly flight: FlightView
  readonly part: 'cause' | 'chosen' | 'effect'
  /** The place of its row in `rows`. */
  readonly row: number
  /** Counted from 0 in its row: what flies at the same time lies in another lane. */
  readonly lane: number
  /** Simulated microseconds; always later than it departs. */
  readonly end: number
}

export interface Row {
  readonly actor: string
  readonly name: string
  readonly lanes: number
}

export interface Waterfall {
  /** Actors in the order in which they first send. */
  readonly rows: readonly Row[]
  /** In the order in which they depart. */
  readonly bars: readonly Bar[]
}

export function waterfallOf({ chain, effects }: CausesAndEffects): Waterfall {
  const chosen = chain.at(-1)
  const partOf = (flight: FlightView): Bar['part'] =>
    flight === chosen ? 'chosen' : chain.includes(flight) ? 'cause' : 'effect'
  const flights = [...chain, ...effects].sort(
    (one, other) => one.departs - other.departs || one.id - other.id,
  )
  /** When each lane is free again, by actor. */
  const lanesOf = new Map<string, number[]>()
  const placeOf = new Map<string, number>()
  const bars = flights.map((flight): Bar => {
    const lanes = lanesOf.get(flight.from) ?? []
    if (lanes.length === 0) {
      placeOf.set(flight.from, lanesOf.size)
      lanesOf.set(flight.from, lanes)
    }
    const free = lanes.findIndex((until) => until <= flight.departs)
    const lane = free === -1 ? lanes.length : free
    const end = endOf(flight)
    lanes[lane] = end
    return { flight, part: partOf(flight), row: placeOf.get(flight.from) ?? 0, lane, end }
  })
  const rows = [...lanesOf].map(([actor, lanes]) => ({
    actor,
    name: nameOf(actor, ''),
    lanes: lanes.length,
  }))
  return { rows, bars }
}

/** What was lost ends where it began, but can be seen. */
const endOf = ({ departs, arrives, lost }: FlightView): number =>
  lost ? departs + 1 : Math.max(arrives, departs + 1)

/** Where an arrow key leads from a bar: to its cause, its first effect, or the bar before or after. */
export function stepFrom(
  { bars }: Waterfall,
  id: number,
  to: 'cause' | 'effect' | 'before' | 'after',
): Bar | undefined {
  const at = bars.findIndex(({ flight }) => flight.id === id)
  const from = bars[at]
  if (from === undefined) return undefined
  switch (to) {
    case 'cause':
      return bars.find(({ flight }) => flight.id === from.flight.cause)
    case 'effect':
      return bars.find(({ flight }) => flight.cause === id)
    case 'before':
      return bars[at - 1]
    case 'after':
      return bars[at + 1]
  }
}
