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
  const { rows, scale } = bestRows([...zones.values()], room)
  const cells = new Map<string, Box>()
  const layouts: ZoneLayout[] = []
  let x = room.x
  for (const [zone, names] of zones) {
    const columns = Math.ceil(names.length / rows)
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

/** The number of rows at which cells are largest. */
function bestRows(
  zones: readonly (readonly string[])[],
  room: Box,
): { rows: number; scale: number } {
  const most = Math.max(...zones.map((names) => names.length))
  const gaps = ZONE_GAP * (zones.length - 1)
  let best = { rows: 1, scale: 0 }
  for (let rows = 1; rows <= most; rows++) {
    const columns = zones.reduce((sum, names) => sum + Math.ceil(names.length / rows), 0)
    const wide = (room.width - gaps) / (columns * CELL.pitchX)
    const high = (room.height - HEADING) / (rows * CELL.pitchY)
    const scale = clamp(Math.min(wide, high), 0, SCALE_MOST)
    if (scale > best.scale) best = { rows, scale }
  }
  return best
}
