/** How the whole stage lies on a map, and what of it is in view. */
import {
  type Box,
  bottomOf,
  box,
  clamp,
  type Point,
  point,
  rightOf,
  type Size,
} from '../layout/geometry'
import type { Looking, View } from '../paint/scene'

/** A map is at most this large, in pixels of the page. */
export const MAP_MOST: Size = { width: 184, height: 112 }

export interface MapScale {
  readonly whole: Box
  readonly size: Size
  readonly scale: number
}

export function mapScale(whole: Box): MapScale {
  const scale = Math.min(MAP_MOST.width / whole.width, MAP_MOST.height / whole.height)
  const size = { width: Math.round(whole.width * scale), height: Math.round(whole.height * scale) }
  return { whole, size, scale }
}

export const onMap = ({ whole, scale }: MapScale, of: Box): Box =>
  box((of.x - whole.x) * scale, (of.y - whole.y) * scale, of.width * scale, of.height * scale)

/** The point of the world under a point of the map; never outside the stage. */
export const fromMap = ({ whole, scale }: MapScale, { x, y }: Point): Point =>
  point(
    clamp(whole.x + x / scale, whole.x, rightOf(whole)),
    clamp(whole.y + y / scale, whole.y, bottomOf(whole)),
  )

/** What of the world is in view. */
export const inView = ([dx, dy, zoom]: View, { width, height }: Size): Box =>
  box(-dx / zoom, -dy / zoom, width / zoom, height / zoom)

/** A stage that sticks out by less than this share of it counts as whole. */
const TOLERATED = 0.02
/** In a smaller room a map would hide what it is a map of. */
const ROOM_LEAST: Size = { width: 560, height: 340 }

/** Whether a map helps: something is out of view, and there is room for one. */
export function wantsMap(whole: Box, { view, room }: Looking): boolean {
  if (room.width < ROOM_LEAST.width || room.height < ROOM_LEAST.height) return false
  const seen = inView(view, room)
  const [wide, high] = [whole.width * TOLERATED, whole.height * TOLERATED]
  return (
    seen.x > whole.x + wide ||
    seen.y > whole.y + high ||
    rightOf(seen) < rightOf(whole) - wide ||
    bottomOf(seen) < bottomOf(whole) - high
  )
}
