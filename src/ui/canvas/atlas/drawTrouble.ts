import {
  around,
  type Box,
  bottomOf,
  box,
  clamp,
  middleX,
  overlap,
  rightOf,
} from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'
import type { Edge, Trouble } from './trouble'

const OUT = 3
const TOOTH = 6
const TEETH_APART = 24
const PLATE = { height: 44, padding: 14, above: 8 } as const

export function drawTrouble(
  context: Pen,
  trouble: Trouble,
  cellOf: (worker: string) => Box | undefined,
  room: Box,
  plates: readonly Box[],
  inks: Inks,
): Box | undefined {
  context.strokeStyle = inks.badText
  context.lineWidth = 2.5
  context.lineCap = 'square'
  context.beginPath()
  for (const edge of trouble.edges) {
    const cell = cellOf(edge.worker)
    if (cell) toothed(context, edge.side, cell)
  }
  context.stroke()
  const [first, ...rest] = trouble.workers.flatMap((name) => cellOf(name) ?? [])
  const patch = first && around(first, ...rest)
  const seen = patch !== undefined && overlap(patch, room) > 0
  return seen ? plate(context, trouble, patch, room, plates, inks) : undefined
}

function toothed(context: Pen, side: Edge['side'], cell: Box): void {
  const [left, top, right, bottom] = [
    cell.x - OUT,
    cell.y - OUT,
    rightOf(cell) + OUT,
    bottomOf(cell) + OUT,
  ]
  const level = side === 'top' || side === 'bottom'
  const at = side === 'top' ? top : side === 'bottom' ? bottom : side === 'left' ? left : right
  const [from, to] = level ? [left, right] : [top, bottom]
  const out = side === 'top' || side === 'left' ? -TOOTH : TOOTH
  line(context, level, from, at, to, at)
  const teeth = Math.max(1, Math.floor((to - from) / TEETH_APART))
  for (let i = 0; i < teeth; i++) {
    const along = from + ((i + 0.5) * (to - from)) / teeth
    line(context, level, along, at, along, at + out)
  }
}

function line(
  context: Pen,
  level: boolean,
  along: number,
  across: number,
  toAlong: number,
  toAcross: number,
): void {
  if (level) {
    context.moveTo(along, across)
    context.lineTo(toAlong, toAcross)
  } else {
    context.moveTo(across, along)
    context.lineTo(toAcross, toAlong)
  }
}

function plate(
  context: Pen,
  { title, detail }: Trouble,
  patch: Box,
  room: Box,
  plates: readonly Box[],
  inks: Inks,
): Box {
  context.font = `680 14px ${inks.sans}`
  const width = context.measureText(title).width + 2 * PLATE.padding
  const x = clamp(middleX(patch) - width / 2, room.x + 4, rightOf(room) - width - 4)
  const y = Math.min(bottomOf(patch) + PLATE.above, bottomOf(room) - PLATE.height)
  let place = box(x, y, width, PLATE.height)
  for (const other of plates) {
    if (overlap(place, other) > 0) place = { ...place, y: bottomOf(other) + PLATE.above }
  }
  context.beginPath()
  context.roundRect(place.x, place.y, place.width, place.height, 4)
  context.fillStyle = inks.card
  context.fill()
  context.lineWidth = 1.5
  context.stroke()
  context.textAlign = 'center'
  context.fillStyle = inks.badText
  context.fillText(title, middleX(place), place.y + 18)
  context.font = `500 13px ${inks.sans}`
  context.fillStyle = inks.text
  context.fillText(detail, middleX(place), place.y + 36)
  return place
}
