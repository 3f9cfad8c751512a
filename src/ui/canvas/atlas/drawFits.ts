/**
 * While a Pending pod is selected, the workers that could take it glow, and the others step back
 * with what blocks them: over cards, squares and cells alike.
 */
import { fitted } from '../../../store/describe'
import { type Fit, fitsNow } from '../../../store/scheduling/fits'
import { stage } from '../../../words/english/stage'
import { wordsOf } from '../../../words/language'
import { type Box, bottomOf, box, overlap, rightOf } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import { drawPlate, PLATE_HEIGHT, plateWidth } from '../paint/plate'
import { onScreen, scaleOf, type View } from '../paint/scene'
import type { Pen } from '../paint/sheet'

export function drawFits(
  context: Pen,
  workers: ReadonlyMap<string, Box>,
  view: View,
  room: Box,
  inks: Inks,
): void {
  const fits = fitsNow()
  if (fits === undefined) return
  for (const [name, fit] of fits.on) {
    const card = workers.get(name)
    const place = card && onScreen(view, card)
    if (place === undefined || overlap(place, room) === 0) continue
    if (fit.type === 'fits') glow(context, place, inks)
    else stepBack(context, place, inks)
    if (place.width >= WORDS_FROM) label(context, place, fit, scaleOf(view), inks)
  }
}

/** A narrower cell has no room for a reason. */
const WORDS_FROM = 84
const CORNER = 6

function glow(context: Pen, { x, y, width, height }: Box, inks: Inks): void {
  context.strokeStyle = inks.look.running.line
  for (const [lineWidth, alpha] of HALO) {
    context.globalAlpha = alpha
    context.lineWidth = lineWidth
    context.beginPath()
    context.roundRect(x - 1, y - 1, width + 2, height + 2, Math.min(CORNER, width / 4))
    context.stroke()
  }
  context.globalAlpha = 1
}

const HALO = [
  [13, 0.16],
  [8, 0.28],
  [3, 1],
] as const

function stepBack(context: Pen, { x, y, width, height }: Box, inks: Inks): void {
  context.globalAlpha = 0.56
  context.fillStyle = inks.canvas
  context.fillRect(x - 1, y - 1, width + 2, height + 2)
  context.globalAlpha = 1
}

/** In the corner that a berth fills last. */
function label(context: Pen, place: Box, fit: Fit, k: number, inks: Inks): void {
  const most = Math.floor((place.width / k - ROUND_WORDS) / LETTER)
  const bold = fit.type === 'fits' ? wordsOf(stage).fits : fitted(fit.words, most)
  const text = { bold, rest: '' }
  const width = plateWidth(context, text, k, inks)
  const height = PLATE_HEIGHT * k
  const inset = Math.min(INSET * k, (place.height - height) / 2)
  const x = rightOf(place) - width - inset
  const y = bottomOf(place) - height - inset
  drawPlate(context, box(x, y, width, height), text, false, k, inks)
}

const LETTER = 7.7
const ROUND_WORDS = 20
const INSET = 7
