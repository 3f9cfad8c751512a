/** Points and boxes on the stage, in world units: pixels at zoom 1. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Point, Size {}

export const point = (x: number, y: number): Point => ({ x, y })

export const box = (x: number, y: number, width: number, height: number): Box => ({
  x,
  y,
  width,
  height,
})

export const rightOf = (of: Box): number => of.x + of.width
export const bottomOf = (of: Box): number => of.y + of.height
export const middleX = (of: Box): number => of.x + of.width / 2
export const middleY = (of: Box): number => of.y + of.height / 2

export const movedBy = (of: Box, dx: number, dy: number): Box => ({
  ...of,
  x: of.x + dx,
  y: of.y + dy,
})

export const grown = ({ x, y, width, height }: Box, by: number): Box =>
  box(x - by, y - by, width + 2 * by, height + 2 * by)

export const holds = (outer: Box, at: Point): boolean =>
  at.x >= outer.x && at.x <= rightOf(outer) && at.y >= outer.y && at.y <= bottomOf(outer)

/** Area that two boxes share. */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(rightOf(one), rightOf(other)) - Math.max(one.x, other.x)
  const height = Math.min(bottomOf(one), bottomOf(other)) - Math.max(one.y, other.y)
  return width > 0 && height > 0 ? width * height : 0
}

/** The smallest box round all of them; the first must exist. */
export function around(first: Box, ...others: readonly Box[]): Box {
  const all = [first, ...others]
  const x = Math.min(...all.map((one) => one.x))
  const y = Math.min(...all.map((one) => one.y))
  const right = Math.max(...all.map(rightOf))
  const bottom = Math.max(...all.map(bottomOf))
  return box(x, y, right - x, bottom - y)
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most)

/** From `from` at 0 to `to` at 1. */
export const mix = (from: number, to: number, share: number): number => from + (to - from) * share
