/** Messages that never arrive: each is seen to set out, and to end in a cross where the way ends. */
import type { FlightView } from '../../../protocol/messages'
import { onFlight } from '../../../store/timeline'

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
  const lost = new Map<FlightView, number>()
  const stop = onFlight((flight) => {
    if (!flight.lost || lost.size >= LOST_MOST) return
    lost.set(flight, performance.now())
    wake()
  })
  return {
    at(wall) {
      for (const [flight, left] of lost) {
        if (wall - left > WAY_MILLIS + CROSS_MILLIS) lost.delete(flight)
      }
      return [...lost].map(([flight, left]) => stateAt(flight, wall - left))
    },
    stop,
  }
}

function stateAt(flight: FlightView, gone: number): Lost {
  const progress = Math.min(gone / WAY_MILLIS, 1) * CUT_AT
  const after = Math.max(0, gone - WAY_MILLIS) / CROSS_MILLIS
  return { flight, progress, alpha: 1 - after * after, crossed: after > 0 }
}
