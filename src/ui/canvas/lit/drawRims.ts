/** A rim by what ties it: a whole line, or dashes where a Service selects a pod and does not send to it. */
import type { Relation } from '../../../store/relations/relations'
import type { Box } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'

export interface Rimmed {
  readonly place: Box
  readonly relation: Relation
}

const CORNER = 5
const SMALL_BELOW = 26

export function drawRims(pen: Pen, rims: readonly Rimmed[], inks: Inks): void {
  pen.strokeStyle = inks.wireLive
  pen.lineWidth = 2
  for (const dashed of [false, true]) {
    pen.setLineDash(dashed ? [5, 3] : [])
    pen.beginPath()
    for (const { place, relation } of rims) {
      if ((relation === 'selected') === dashed) round(pen, place)
    }
    pen.stroke()
  }
  pen.setLineDash([])
}

/** Nearer where things are small: so close together do they lie. */
function round(pen: Pen, { x, y, width, height }: Box): void {
  const out = height < SMALL_BELOW ? 1 : 2
  const corner = Math.min(CORNER, width / 4)
  pen.roundRect(x - out, y - out, width + 2 * out, height + 2 * out, corner)
}
