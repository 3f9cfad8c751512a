/** Which messages a wire has on it, and which of them a list goes on showing. */
import type { FlightView } from '../../../protocol/messages'
import type { Wires } from '../layout/wires'
import { progressOf } from '../messages/convoy'

export const isInAir = (flight: FlightView, now: number): boolean => {
  const progress = progressOf(flight, now)
  return !flight.lost && progress >= 0 && progress < 1
}

/** What flies at `now`, by the id of its wire; what flies beside the stage is not there. */
export function byWire(
  flights: Iterable<FlightView>,
  wires: Wires,
  now: number,
): ReadonlyMap<string, readonly FlightView[]> {
  const found = new Map<string, FlightView[]>()
  for (const flight of flights) {
    if (!isInAir(flight, now)) continue
    const id = wires.route(flight.from, flight.to)?.wire.id
    if (id === undefined) continue
    const known = found.get(id)
    if (known) known.push(flight)
    else found.set(id, [flight])
  }
  return found
}

export interface Row {
  readonly flight: FlightView
  readonly state: 'flies' | 'arrived' | 'lost'
}

/** Longer lists are not read. */
const ROWS_MOST = 24

/**
 * The rows of a list that is open: what was in it stays where it was, marked when it arrived or was
 * lost, so that a hand finds what it reaches for; what left since comes below. Of too many rows
 * those go that have arrived, oldest first. The same array when nothing changed.
 */
export function keptRows(
  before: readonly Row[],
  flights: ReadonlyMap<number, FlightView>,
  isMeant: (flight: FlightView) => boolean,
  now: number,
): readonly Row[] {
  const rows = before.map((row) => {
    const flight = flights.get(row.flight.id) ?? row.flight
    const state = stateOf(flight, now)
    return flight === row.flight && state === row.state ? row : { flight, state }
  })
  const known = new Set(before.map(({ flight }) => flight.id))
  for (const flight of flights.values()) {
    if (!known.has(flight.id) && isInAir(flight, now) && isMeant(flight)) {
      rows.push({ flight, state: 'flies' })
    }
  }
  let over = rows.length - ROWS_MOST
  // Time may have gone back: what has not left yet is not there.
  const left = rows.filter(({ flight }) => flight.departs <= now)
  const kept = left.filter(({ state }) => state === 'flies' || over-- <= 0)
  const same = kept.length === before.length && kept.every((row, i) => row === before[i])
  return same ? before : kept.slice(0, ROWS_MOST)
}

function stateOf(flight: FlightView, now: number): Row['state'] {
  if (flight.lost) return 'lost'
  return progressOf(flight, now) < 1 ? 'flies' : 'arrived'
}
