/** Messages that never arrive: each is seen to set out, and to end in a cross where the way ends. */
import type { FlightView } from '../../../protocol/messages'
import { onFlight, simulatedNow } from '../../../store/timeline'
import { travelMillis } from '../../design/motion'
import { progressOf } from './convoy'

export interface Lost {
  readonly flight: FlightView
  /** Share of the way at which it is, and how much of it is still to be seen. */
  readonly progress: number
  readonly alpha: number
  readonly crossed: boolean
}

const WAY_MILLIS = 700
const CROSS_MILLIS = 900
/** Where a cut wire ends for what is sent over it. */
const CUT_AT = 0.55
const LOST_MOST = 40

export interface LostFlights {
  /** Those to be drawn at wall time `wall`. */
  at(wall: number): readonly Lost[]
  stop(): void
}

export function lostFlights(wake: () => void): LostFlights {
  const lost = new Map<FlightView, Leaving>()
  const stop = onFlight((flight) => {
    if (!flight.lost || lost.size >= LOST_MOST) return
    const left = performance.now()
    lost.set(flight, { left, dropped: droppedAt(flight, simulatedNow(left)) })
    wake()
  })
  return {
    at(wall) {
      for (const [flight, { left }] of lost) {
        if (wall - left > WAY_MILLIS + CROSS_MILLIS) lost.delete(flight)
      }
      return [...lost].map(([flight, leaving]) => stateAt(flight, leaving, wall))
    },
    stop,
  }
}

interface Leaving {
  readonly left: number
  /** Share of the way at which somebody took it off the wire; undefined where the wire is cut. */
  readonly dropped: number | undefined
}

const droppedAt = (flight: FlightView, now: number): number | undefined =>
  flight.facts.dropped ? Math.min(Math.max(progressOf(flight, now), 0), 1) : undefined

function stateAt(flight: FlightView, { left, dropped }: Leaving, wall: number): Lost {
  const gone = wall - left
  if (dropped !== undefined) {
    const alpha = Math.max(0, 1 - (gone / (WAY_MILLIS + CROSS_MILLIS)) ** 2)
    return { flight, progress: dropped, alpha, crossed: true }
  }
  const way = travelMillis(WAY_MILLIS)
  const progress = (gone < way ? gone / way : 1) * CUT_AT
  const after = Math.max(0, gone - way) / CROSS_MILLIS
  return { flight, progress, alpha: 1 - after * after, crossed: gone >= way }
}
