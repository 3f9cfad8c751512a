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
  /** How many it stands for. */
  readonly count: number
  readonly small: boolean
}

/** More than this on one wire in one direction and they are bundled. */
const ALONE_MOST = 40
/** More than this on the whole stage and every wire with more than a few is bundled. */
const STAGE_MOST = 400
const ALONE_IN_CROWD = 6
/** Bundles a wire has room for. */
const BUNDLES = 6
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
  let before = Number.POSITIVE_INFINITY
  return sorted.flatMap(({ flight, route, progress }) => {
    const small = flight.chatter
    const spacing = small ? SMALL_SPACING : SPACING
    const distance = Math.min(distanceOf(flight, route, progress), before - spacing)
    // No room behind the one before: it is seen as soon as there is.
    if (distance < marginOf(flight, route) - spacing / 4) return []
    before = distance
    return [{ flight, route, distance, count: 1, small }]
  })
}

function bundled(group: readonly Way[]): readonly Airborne[] {
  const buckets = new Map<number, Way[]>()
  for (const way of group) {
    const bucket = Math.floor(way.progress * BUNDLES)
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), way])
  }
  return [...buckets.values()].flatMap((ways) => {
    const first = ways.find(({ flight }) => !flight.chatter) ?? ways[0]
    if (first === undefined) return []
    const progress = ways.reduce((sum, way) => sum + way.progress, 0) / ways.length
    const { flight, route } = first
    const distance = distanceOf(flight, route, progress)
    return [{ flight, route, distance, count: ways.length, small: false }]
  })
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
