/**
 * Where on their wires messages stand. What leaves together flies in a row, one behind the other;
 * too many for one wire become bundles with a number.
 */
import type { FlightView } from '../../../protocol/messages'
import { reachOf } from '../../design/messageShapes'
import { easeTravel } from '../../design/motion'
import type { Route } from '../layout/wires'

export interface Airborne {
  /** One message, or the first of a bundle. */
  readonly flight: FlightView
  readonly route: Route
  /** Along the route. */
  readonly distance: number
  /** All that it stands for, and whether all of them say the same. */
  readonly ids: readonly number[]
  readonly alike: boolean
  readonly small: boolean
}

/** More than this on one wire in one direction and they are bundled. */
const ALONE_MOST = 8
/** More than this on the whole stage and every wire with more than a few is bundled. */
const STAGE_MOST = 60
const ALONE_IN_CROWD = 3
/** Bundles a wire has room for. */
const BUNDLES = 4
const SPACING = 27
const SMALL_SPACING = 17

export interface Way {
  readonly flight: FlightView
  readonly route: Route
  /** 0 when it leaves, 1 when it arrives. */
  readonly progress: number
}

/** Share of a message's way that lies behind it at `now`; outside 0..1 it is not in the air. */
export function progressOf({ departs, arrives }: FlightView, now: number): number {
  if (arrives <= departs) return now < departs ? -1 : 2
  return (now - departs) / (arrives - departs)
}

export function convoys(ways: readonly Way[]): readonly Airborne[] {
  const alone = ways.length > STAGE_MOST ? ALONE_IN_CROWD : ALONE_MOST
  const groups = new Map<Route, Way[]>()
  for (const way of ways) {
    const group = groups.get(way.route)
    if (group) group.push(way)
    else groups.set(way.route, [way])
  }
  return [...groups.values()].flatMap((group) =>
    group.length > alone ? bundled(group) : inRow(group),
  )
}

function inRow(group: readonly Way[]): readonly Airborne[] {
  const sorted = group.length === 1 ? group : group.toSorted(byProgress)
  const rows: { readonly ways: Way[]; readonly distance: number }[] = []
  let before = Number.POSITIVE_INFINITY
  for (const way of sorted) {
    const { flight, route, progress } = way
    const spacing = flight.chatter ? SMALL_SPACING : SPACING
    const distance = Math.min(distanceOf(flight, route, progress), before - spacing)
    const last = rows.at(-1)
    // No room behind the one before: it flies with that one until there is.
    if (last && distance < marginOf(flight, route) - spacing / 4) {
      last.ways.push(way)
      continue
    }
    before = distance
    rows.push({ ways: [way], distance })
  }
  return rows.flatMap(({ ways, distance }) => together(ways, distance))
}

function bundled(group: readonly Way[]): readonly Airborne[] {
  const buckets = new Map<number, Way[]>()
  for (const way of group) {
    const bucket = Math.floor(way.progress * BUNDLES)
    const known = buckets.get(bucket)
    if (known) known.push(way)
    else buckets.set(bucket, [way])
  }
  return [...buckets.values()].flatMap((ways) => {
    const progress = ways.reduce((sum, way) => sum + way.progress, 0) / ways.length
    const first = leading(ways)
    return first ? together(ways, distanceOf(first.flight, first.route, progress)) : []
  })
}

/** No heartbeat, where there is another. */
const leading = (ways: readonly Way[]): Way | undefined =>
  ways.find(({ flight }) => !flight.chatter) ?? ways[0]

/** As one, which looks as the one that leads. */
function together(ways: readonly Way[], distance: number): readonly Airborne[] {
  const first = leading(ways)
  if (first === undefined) return []
  const { flight, route } = first
  const ids = ways.map((way) => way.flight.id)
  const alike = ways.every((way) => way.flight.label === flight.label)
  return [{ flight, route, distance, ids, alike, small: flight.chatter && ways.length === 1 }]
}

/** Eased at both ends, and clear of what it leaves and where it arrives. */
function distanceOf(flight: FlightView, route: Route, progress: number): number {
  const margin = marginOf(flight, route)
  return margin + easeTravel(progress) * (route.track.length - 2 * margin)
}

const marginOf = ({ kind, chatter }: FlightView, { track }: Route): number =>
  Math.min(reachOf[kind] * (chatter ? 0.6 : 1), track.length / 3)

/** Furthest first; of two that left together the one sent first. */
const byProgress = (one: Way, other: Way): number =>
  other.progress - one.progress || one.flight.id - other.flight.id
