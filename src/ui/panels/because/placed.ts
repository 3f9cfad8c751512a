/** A waterfall in pixels, for a stretch of time and a width. */
import type { Bar, Row, Waterfall } from '../../../store/because/waterfall'
import type { TimeWindow } from './timeWindow'

export const RULER = 24
const LANE = 24
const ROW_ROOM = 4
/** A message of a microsecond can be seen and hit. */
const NARROWEST = 6

export interface PlacedRow extends Row {
  readonly top: number
  readonly height: number
}

export interface PlacedBar extends Bar {
  readonly x: number
  readonly width: number
  /** The top of its lane. */
  readonly y: number
  /** Until the next bar of its lane begins. */
  readonly room: number
}

export function placed({ rows, bars }: Waterfall, { from, until }: TimeWindow, width: number) {
  let top = RULER
  const placedRows = rows.map((row): PlacedRow => {
    const height = row.lanes * LANE + ROW_ROOM
    top += height
    return { ...row, top: top - height, height }
  })
  const xOf = (at: number): number => ((at - from) / (until - from)) * width
  /** Where the next bar of each lane begins: bars are placed from the last to the first. */
  const nextX = new Map<string, number>()
  const placedBars = bars.toReversed().map((bar): PlacedBar => {
    const lane = `${bar.row}/${bar.lane}`
    const x = xOf(bar.flight.departs)
    const room = (nextX.get(lane) ?? width) - x
    nextX.set(lane, x)
    const y = (placedRows[bar.row]?.top ?? 0) + ROW_ROOM / 2 + bar.lane * LANE
    return { ...bar, x, y, room, width: Math.max(NARROWEST, xOf(bar.end) - x) }
  })
  return { rows: placedRows, bars: placedBars.reverse(), height: top }
}
