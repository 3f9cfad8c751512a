/** From far away wires are bands, as wide as their traffic, with a rate on them. */

import { stage } from '../../../words/english/stage'
import { wordsOf } from '../../../words/language'
import { bindingRates } from '../bindingRate'
import type { FarGrid, ZoneLayout } from '../layout/farGrid'
import { bottomOf, box, middleX, rightOf } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import type { Inks } from '../paint/inks'
import { drawPlate, PLATE_HEIGHT, plateWidth } from '../paint/plate'
import { scaleOf, type View } from '../paint/scene'
import type { Pen } from '../paint/sheet'

const WIDTH_LEAST = 4
const WIDTH_MOST = 13
/** Pods a second at which a band is as wide as it gets. */
const RATE_MOST = 80
const TIP = 14
const CUT = 12
/** Between bands; many zones share the room for three. */
const BAND_PITCH = 14
const BANDS_ROOM = 3 * BAND_PITCH
const ALPHA = 0.38
/** From the end of a band back to its plate. */
const PLATE_BEFORE = 40

/** True while any band is drawn: then it is drawn again as the rates change. */
export function drawBands(
  context: Pen,
  { far, board }: StageLayout,
  now: number,
  view: View,
  inks: Inks,
): boolean {
  if (far === undefined) return false
  const zones = zonesOf(far)
  const rates = bindingRates(now, (node) => zones.get(node))
  const carrying = far.zones.filter(({ zone }) => rates.has(zone))
  carrying.forEach((zone, i) => {
    // The farthest runs lowest, so that no band crosses another.
    const pitch = Math.min(BAND_PITCH, BANDS_ROOM / carrying.length)
    const y = bottomOf(board.box) - (carrying.length - i) * pitch
    const rate = rates.get(zone.zone) ?? 0
    const band = { from: rightOf(board.box), y, zone, rate }
    paintBand(context, band, view, inks)
    paintRate(context, band, view, inks)
  })
  return carrying.length > 0
}

interface Band {
  readonly from: number
  readonly y: number
  readonly zone: ZoneLayout
  readonly rate: number
}

function paintBand(
  context: Pen,
  { from, y, zone, rate }: Band,
  [dx, dy, zoom]: View,
  inks: Inks,
): void {
  const share = Math.min(1, rate / RATE_MOST)
  const width = WIDTH_LEAST + share * (WIDTH_MOST - WIDTH_LEAST)
  const [to, tip] = [middleX(zone.box), bottomOf(zone.box) + 2]
  context.save()
  context.translate(dx, dy)
  context.scale(zoom, zoom)
  context.globalAlpha = ALPHA
  context.strokeStyle = inks.creating
  context.lineWidth = width
  context.lineJoin = 'round'
  context.lineCap = 'butt'
  context.beginPath()
  context.moveTo(from, y)
  context.lineTo(to - CUT, y)
  context.lineTo(to, y - CUT)
  context.lineTo(to, tip + TIP)
  context.stroke()
  context.globalAlpha = 1
  context.fillStyle = inks.creating
  context.beginPath()
  context.moveTo(to - width / 2 - 4, tip + TIP)
  context.lineTo(to + width / 2 + 4, tip + TIP)
  context.lineTo(to, tip)
  context.fill()
  context.restore()
}

function paintRate(context: Pen, { y, zone, rate }: Band, view: View, inks: Inks): void {
  const [dx, dy, zoom] = view
  const k = scaleOf(view)
  const text = { bold: wordsOf(stage).podsASecond(rate), rest: '' }
  const width = plateWidth(context, text, k, inks)
  const height = PLATE_HEIGHT * k
  const x = (middleX(zone.box) - PLATE_BEFORE) * zoom + dx - width
  drawPlate(context, box(x, y * zoom + dy - height / 2, width, height), text, false, k, inks)
}

const known = new WeakMap<FarGrid, ReadonlyMap<string, string>>()

function zonesOf(far: FarGrid): ReadonlyMap<string, string> {
  const zones =
    known.get(far) ??
    new Map(far.zones.flatMap(({ zone, workers }) => workers.map((name) => [name, zone] as const)))
  known.set(far, zones)
  return zones
}
