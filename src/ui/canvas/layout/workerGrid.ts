/**
 * Where the workers' cards stand: columns filled from the top, in the order they came, with room
 * kept for the next, so that one more moves nobody until a column is full.
 */
import { type Box, box, type Size } from './geometry'

export interface Grid {
  readonly columns: number
  readonly rows: number
}

/** More than this are drawn as cells, not cards. */
export const CARDS_MOST = 30
const CARDS_MOST_SHORT = 12
/** Below these many, cells become cards again: not to flicker at the limit. */
const CARDS_AGAIN = 26
const CARDS_AGAIN_SHORT = 10

export function farFrom(count: number, short: boolean, wasFar: boolean): boolean {
  if (wasFar) return count > (short ? CARDS_AGAIN_SHORT : CARDS_AGAIN)
  return count > (short ? CARDS_MOST_SHORT : CARDS_MOST)
}

const ROW_STEPS = [4, 5, 6, 8, 10, 12, 15]

export function gridFor(count: number, wide: boolean): Grid {
  if (count <= 3) return { columns: 1, rows: 3 }
  if (count <= 4) return { columns: 1, rows: 4 }
  if (count <= 8) return { columns: 2, rows: 4 }
  const columns = wide ? 3 : 2
  const needed = Math.ceil(count / columns)
  return { columns, rows: ROW_STEPS.find((rows) => rows >= needed) ?? needed }
}

/** Gaps through which wires reach the columns behind. */
const GAPS: Readonly<Record<number, number>> = { 1: 0, 2: 30, 3: 24 }

export function cellsOf({ columns, rows }: Grid, room: Box): readonly Box[] {
  const gap = rowGap(rows, room)
  const aisle = GAPS[columns] ?? 20
  const width = Math.floor((room.width - aisle * (columns - 1)) / columns)
  const height = Math.floor((room.height - gap * (rows - 1)) / rows)
  return Array.from({ length: columns * rows }, (_, i) => {
    const column = Math.floor(i / rows)
    const row = i % rows
    return box(room.x + column * (width + aisle), room.y + row * (height + gap), width, height)
  })
}

function rowGap(rows: number, room: Size): number {
  const roomy = room.height / rows
  if (roomy > 150) return 16
  return roomy > 90 ? 12 : 8
}
