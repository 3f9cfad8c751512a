/**
 * A way across the stage: straight runs, corners cut at 45 degrees as on charts, and where on it
 * something stands that has gone a given distance.
 */
import { type Point, point } from './geometry'

/** How much of a corner is cut off, where the runs beside it are long enough. */
const CUT = 10

export interface Track {
  readonly points: readonly Point[]
  /** Distance from the start to each point. */
  readonly distances: readonly number[]
  readonly length: number
}

export interface Placed extends Point {
  /** Direction of travel, radians, 0 to the right, clockwise as screens count. */
  readonly heading: number
}

/** Cuts the corners of a way through `corners`. */
export function track(corners: readonly Point[]): Track {
  const points = cutCorners(withoutTwins(corners))
  const distances: number[] = [0]
  for (let i = 1; i < points.length; i++) {
    distances.push((distances[i - 1] ?? 0) + between(points[i - 1], points[i]))
  }
  return { points, distances, length: distances.at(-1) ?? 0 }
}

/** The same way, walked from its end. */
export function reversed({ points, distances, length }: Track): Track {
  return {
    points: points.toReversed(),
    distances: distances.toReversed().map((distance) => length - distance),
    length,
  }
}

/** Where something stands after `distance`; before the start or past the end it stands there. */
export function placeOn({ points, distances, length }: Track, distance: number): Placed {
  const gone = Math.min(Math.max(distance, 0), length)
  const last = points.length - 1
  let run = 1
  while (run < last && (distances[run] ?? 0) < gone) run++
  const [from, to] = [points[run - 1], points[run]]
  if (from === undefined || to === undefined)
    return { x: from?.x ?? 0, y: from?.y ?? 0, heading: 0 }
  const start = distances[run - 1] ?? 0
  const span = (distances[run] ?? 0) - start
  const share = span === 0 ? 0 : (gone - start) / span
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    heading: Math.atan2(to.y - from.y, to.x - from.x),
  }
}

export const isSameWay = ({ points }: Track, other: Track): boolean =>
  points.length === other.points.length &&
  points.every(({ x, y }, i) => other.points[i]?.x === x && other.points[i]?.y === y)

/** As an SVG path. */
export const pathOf = ({ points }: Track): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('')

/** How far a place is from the nearest point of the way. */
export function distanceTo({ points }: Track, at: Point): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (a && b) nearest = Math.min(nearest, toRun(a, b, at))
  }
  return nearest
}

function toRun(a: Point, b: Point, at: Point): number {
  const length = between(a, b)
  if (length === 0) return between(a, at)
  const along = ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / (length * length)
  const share = Math.min(Math.max(along, 0), 1)
  return between(point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share), at)
}

function cutCorners(corners: readonly Point[]): Point[] {
  return corners.flatMap((corner, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]]
    if (before === undefined || after === undefined) return [corner]
    const cut = Math.min(CUT, between(before, corner) / 2, between(corner, after) / 2)
    return [towards(corner, before, cut), towards(corner, after, cut)]
  })
}

const withoutTwins = (corners: readonly Point[]): Point[] =>
  corners.filter((corner, i) => i === 0 || between(corner, corners[i - 1]) > 0.5)

function towards(from: Point, to: Point, distance: number): Point {
  const length = between(from, to)
  if (length === 0) return from
  return point(
    from.x + ((to.x - from.x) / length) * distance,
    from.y + ((to.y - from.y) / length) * distance,
  )
}

const between = (a: Point | undefined, b: Point | undefined): number =>
  a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0

const rounded = (value: number): number => Math.round(value * 10) / 10
