/** A label on a plate: the verb bold, the rest after it. Sizes are those at zoom 1, scaled by `k`. */

import type { Box } from '../layout/geometry'
import type { Inks } from './inks'
import type { Pen } from './sheet'

export interface PlateText {
  readonly bold: string
  readonly rest: string
}

export const PLATE_HEIGHT = 22
const FONT = 12.7
const EDGE = 7

const widths = new Map<string, number>()

export function plateWidth(context: Pen, { bold, rest }: PlateText, k: number, inks: Inks): number {
  const key = `${bold} ${rest}`
  const known = widths.get(key)
  if (known !== undefined) return known * k
  context.font = `700 ${FONT}px ${inks.mono}`
  const wide = context.measureText(bold).width
  context.font = `450 ${FONT}px ${inks.mono}`
  const width = wide + (rest ? context.measureText(` ${rest}`).width : 0) + 2 * EDGE
  if (widths.size > WIDTHS_KEPT) widths.clear()
  widths.set(key, width)
  return width * k
}

const WIDTHS_KEPT = 2_000

export function drawPlate(
  context: Pen,
  place: Box,
  { bold, rest }: PlateText,
  selected: boolean,
  k: number,
  inks: Inks,
): void {
  context.beginPath()
  context.roundRect(place.x, place.y, place.width, place.height, 3 * k)
  context.fillStyle = inks.card
  context.fill()
  context.strokeStyle = selected ? inks.select : inks.lineStrong
  context.lineWidth = selected ? 2 * k : 1
  context.stroke()
  context.fillStyle = inks.text
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  const base = place.y + place.height * 0.7
  context.font = `700 ${FONT * k}px ${inks.mono}`
  context.fillText(bold, place.x + EDGE * k, base)
  if (rest === '') return
  const after = context.measureText(bold).width
  context.font = `450 ${FONT * k}px ${inks.mono}`
  context.fillText(` ${rest}`, place.x + EDGE * k + after, base)
}
