/** A rim by what ties it: one line; two round a ready endpoint; dashes where it is selected only. */
import type { Relation } from '../../../store/relations/relations'
import type { Box } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'

export interface Rimmed {
  readonly place: Box
  readonly relation: Relation
  /** From its edge out to the rim, in pixels. */
  readonly outset: number
}

const CORNER = 5
const SECOND = 3

export function drawRims(pen: Pen, rims: readonly Rimmed[], inks: Inks): void {
  pen.strokeStyle = inks.wireLive
  for (const dashed of [false, true]) {
    pen.lineWidth = 2
    pen.setLineDash(dashed ? [5, 3] : [])
    pen.beginPath()
    for (const { place, relation, outset } of rims) {
      if ((relation === 'selected') !== dashed) continue
      round(pen, place, outset)
      if (relation === 'endpoint' && place.width >= TWICE_FROM) round(pen, place, outset + SECOND)
    }
    pen.stroke()
  }
  pen.setLineDash([])
}

/** A smaller square has no room for two. */
const TWICE_FROM = 24

function round(pen: Pen, { x, y, width, height }: Box, out: number): void {
  const corner = Math.min(CORNER, width / 4)
  pen.roundRect(x - out, y - out, width + 2 * out, height + 2 * out, corner)
}
