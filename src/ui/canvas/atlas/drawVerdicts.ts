/** While a pod is decided about, each cell wears its verdict: struck out, or its points as a bar. */
import { verdictNow } from '../../../store/scheduling/predict'
import type { Scored } from '../../../store/scheduling/soFar'
import type { Box } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'
import type { Cell } from './drawCells'

export function drawVerdicts(context: Pen, cells: readonly Cell[], inks: Inks): void {
  const refused: Cell[] = []
  for (const cell of cells) {
    const verdict = verdictNow(cell.name)
    if (verdict?.type === 'refused') refused.push(cell)
    else if (verdict?.type === 'scored') drawScore(context, cell, verdict, inks)
    else if (verdict?.type === 'passed' && verdict.only) drawRing(context, cell, inks.select)
  }
  strikeOut(context, refused, inks)
}

function drawScore(context: Pen, cell: Cell, scored: Scored, inks: Inks): void {
  const { total, most, leaders, wins } = scored
  const height = Math.max(3, cell.height / BAR_SHARE)
  const y = cell.y + cell.height - height
  context.fillStyle = inks.card
  context.fillRect(cell.x, y, cell.width, height)
  context.fillStyle = inks.text
  context.fillRect(cell.x, y, (cell.width * total) / most, height)
  if (wins) drawRing(context, cell, inks.select)
  else if (leaders > 0) drawRing(context, cell, inks.wireLive)
}

/** The bar takes one part in so many of a cell's height. */
const BAR_SHARE = 5

function drawRing(context: Pen, { x, y, width, height }: Box, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 2.5
  context.strokeRect(x - 1.5, y - 1.5, width + 3, height + 3)
}

function strikeOut(context: Pen, cells: readonly Box[], inks: Inks): void {
  context.globalAlpha = 0.72
  context.fillStyle = inks.canvas
  for (const { x, y, width, height } of cells) context.fillRect(x, y, width, height)
  context.globalAlpha = 1
  context.strokeStyle = inks.badText
  context.lineWidth = 1.5
  context.beginPath()
  for (const { x, y, width, height } of cells) {
    context.moveTo(x, y + height)
    context.lineTo(x + width, y)
  }
  context.stroke()
}
