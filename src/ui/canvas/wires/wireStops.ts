import { type Point, point } from '../layout/geometry'
import { placeOn } from '../layout/track'
import type { Wire } from '../layout/wires'

/** From the card it leads to, where parallel wires have parted. */
const BEFORE = 30
/** Two stops this near each other cannot be told apart. */
const APART = 16

/** Where on its wire the keyboard stops, by the wire's id: near its worker, else half-way. */
export function stopPlaces(standing: readonly Wire[]): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>()
  const taken: Point[] = []
  for (const { id, node, track } of standing) {
    let distance = node === '' ? track.length / 2 : Math.min(BEFORE, track.length / 2)
    let place = placeOn(track, distance)
    // Wires that share a way stop one behind the other.
    while (distance + APART < track.length && taken.some((one) => isNear(one, place))) {
      distance += APART
      place = placeOn(track, distance)
    }
    taken.push(place)
    places.set(id, point(place.x, place.y))
  }
  return places
}

const isNear = (one: Point, other: Point): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) < APART - 1
