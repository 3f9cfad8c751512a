/**
 * Many wires from one side of one box to many places: parallel, nested, none crosses another.
 * Who goes highest leaves highest and turns first; likewise below.
 */
import { type Point, point } from './geometry'

export interface RibbonEnd {
  readonly id: string
  /** Where it leaves the gutter. */
  readonly at: Point
  /** How it goes on from there. */
  readonly tail: readonly Point[]
}

const PITCH = 7
/** Clear of the cards, and of the lanes of the world outside before them. */
export const CLEAR = 41

export function ribbon(
  start: Point,
  ends: readonly RibbonEnd[],
  gutter: { readonly from: number; readonly to: number },
  /** Height that the ports may take. */
  height: number,
): ReadonlyMap<string, readonly Point[]> {
  const sorted = ends.toSorted((one, other) => one.at.y - other.at.y)
  const pitch = Math.min(PITCH, height / Math.max(1, sorted.length - 1))
  const ports = sorted.map((_, i) => start.y + (i - (sorted.length - 1) / 2) * pitch)
  const rising = sorted.filter((end, i) => end.at.y < (ports[i] ?? 0)).length
  const falling = sorted.length - rising
  const lanes = Math.max(rising, falling, 1)
  const laneWidth = Math.min(PITCH + 1, (gutter.to - gutter.from - CLEAR - 16) / lanes)
  const first = gutter.to - CLEAR - (lanes - 1) * laneWidth
  return new Map(
    sorted.map((end, i) => {
      const y = ports[i] ?? start.y
      const lane = i < rising ? i : sorted.length - 1 - i
      const x = first + lane * laneWidth
      const turn = Math.abs(y - end.at.y) < 1 ? [] : [point(x, y), point(x, end.at.y)]
      return [end.id, [point(start.x, y), ...turn, end.at, ...end.tail]]
    }),
  )
}
