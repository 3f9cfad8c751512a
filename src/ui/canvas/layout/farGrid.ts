/** Hundreds of workers: zones side by side, in each a grid of cells, as large as all fit. */
import { type Box, box, clamp } from './geometry'

export interface WorkerPlace {
  readonly name: string
  readonly zone: string
}

export const CELL = { width: 36, height: 44, pitchX: 38.6, pitchY: 47.6 } as const

export interface ZoneLayout {
  readonly zone: string
  /** All its cells, without the heading above and the band below. */
  readonly box: Box
  readonly workers: readonly string[]
  readonly columns: number
}

export interface FarGrid {
  readonly zones: readonly ZoneLayout[]
  /** 1: a cell is 36 by 44. */
  readonly scale: number
  readonly cells: ReadonlyMap<string, Box>
}

const ZONE_GAP = 18
export const HEADING = 44
const SCALE_MOST = 1.8

export function farGrid(workers: readonly WorkerPlace[], room: Box): FarGrid {
  const zones = byZone(workers)
  const most = Math.max(...[...zones.values()].map((names) => names.length))
  const places = placesFor(most)
  const { rows, scale } = bestRows(places, zones.size, room)
  const columns = Math.ceil(places / rows)
  const cells = new Map<string, Box>()
  const layouts: ZoneLayout[] = []
  let x = room.x
  for (const [zone, names] of zones) {
    names.forEach((name, i) => {
      cells.set(name, cellAt(x, room.y + HEADING, i % columns, Math.floor(i / columns), scale))
    })
    const width = columns * CELL.pitchX * scale
    const height = Math.ceil(names.length / columns) * CELL.pitchY * scale
    layouts.push({ zone, workers: names, columns, box: box(x, room.y + HEADING, width, height) })
    x += width + ZONE_GAP
  }
  return { zones: layouts, scale, cells }
}

function cellAt(x: number, y: number, column: number, row: number, scale: number): Box {
  return box(
    x + column * CELL.pitchX * scale,
    y + row * CELL.pitchY * scale,
    CELL.width * scale,
    CELL.height * scale,
  )
}

function byZone(workers: readonly WorkerPlace[]): ReadonlyMap<string, readonly string[]> {
  const zones = new Map<string, string[]>()
  for (const { name, zone } of workers) zones.set(zone, [...(zones.get(zone) ?? []), name])
  return new Map([...zones].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** A small zone grows by so many places at once, one of twice the size by twice as many. */
const GROWTH = 6

/**
 * Places that every zone keeps: more than it has workers, so that one who comes takes a free place
 * and moves nobody. Only when a zone is full all cells are laid anew.
 */
function placesFor(most: number): number {
  const step = GROWTH * 2 ** Math.max(0, Math.floor(Math.log2(most / (GROWTH * 4))))
  return step * Math.floor(most / step + 1)
}

/** The number of rows at which cells are largest. */
function bestRows(places: number, zones: number, room: Box): { rows: number; scale: number } {
  const gaps = ZONE_GAP * (zones - 1)
  let best = { rows: 1, scale: 0 }
  for (let rows = 1; rows <= places; rows++) {
    const columns = zones * Math.ceil(places / rows)
    const wide = (room.width - gaps) / (columns * CELL.pitchX)
    const high = (room.height - HEADING) / (rows * CELL.pitchY)
    const scale = clamp(Math.min(wide, high), 0, SCALE_MOST)
    if (scale > best.scale) best = { rows, scale }
  }
  return best
}
