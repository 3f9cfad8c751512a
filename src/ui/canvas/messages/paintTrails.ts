/**
 * Paints the trails of what flies, each three strokes that fade along the way just gone. Straight
 * ones are stamps; of those that go round a corner, all strokes of one ink are drawn together.
 */
import type { MessageVerb } from '../../../protocol/messages'
import { reachOf } from '../../design/messageShapes'
import type { Point } from '../layout/geometry'
import { placeOn } from '../layout/track'
import type { Inks } from '../paint/inks'
import type { View } from '../paint/scene'
import type { Pen } from '../paint/sheet'
import type { Airborne } from './convoy'
import type { Shape } from './drawMessage'
import type { Stamps } from './stamps'

/** In world units, from the first stroke to the end of the last. */
const LENGTH = 37
const STEP = 13
const ALPHAS = [0.75, 0.5, 0.25] as const
const WIDTH = 3.5
/** Of its length, how far the ends of a trail are apart if it has gone straight on. */
const STRAIGHT = 0.999

interface Flown extends Shape {
  readonly airborne: Airborne
}

/** On the screen, the front first. */
interface Stroke {
  readonly from: Point
  readonly to: Point
}

export function paintTrails(
  context: CanvasRenderingContext2D,
  stamped: Stamps,
  drawn: readonly Flown[],
  view: View,
  k: number,
  inks: Inks,
): void {
  /** Of each verb the first strokes, the second, the third. */
  const bent = new Map<MessageVerb, Stroke[][]>()
  for (const one of drawn) {
    const strokes = strokesOf(one, view)
    if (strokes === undefined) continue
    if (isStraight(strokes, view)) stampTrail(stamped, strokes, one.verb, k, inks)
    else {
      const groups = bent.get(one.verb) ?? ALPHAS.map((): Stroke[] => [])
      bent.set(one.verb, groups)
      for (const [i, stroke] of strokes.entries()) groups[i]?.push(stroke)
    }
  }
  for (const [verb, groups] of bent) {
    for (const [i, strokes] of groups.entries()) drawStrokes(context, strokes, verb, i, k, inks)
  }
}

/** Fewer than three soon after the start of the way, none before there is room for one. */
function strokesOf({ airborne, k }: Flown, [dx, dy, zoom]: View): readonly Stroke[] | undefined {
  const { flight, route, distance, small } = airborne
  if (small || flight.kind === 'cri' || flight.kind === 'probe') return undefined
  const gone = distance - (reachOf[flight.kind] * k) / zoom
  if (gone <= 0) return undefined
  const at = (back: number): Point => {
    const { x, y } = placeOn(route.track, gone - back)
    return { x: x * zoom + dx, y: y * zoom + dy }
  }
  const length = Math.min(gone, LENGTH)
  return ALPHAS.flatMap((_, i) =>
    i * STEP < length ? [{ from: at(i * STEP), to: at(Math.min((i + 1) * STEP - 2, length)) }] : [],
  )
}

/** Whole, and without a corner. */
function isStraight(strokes: readonly Stroke[], [, , zoom]: View): boolean {
  const [first, last] = [strokes[0], strokes[ALPHAS.length - 1]]
  if (first === undefined || last === undefined) return false
  return Math.hypot(first.from.x - last.to.x, first.from.y - last.to.y) > STRAIGHT * LENGTH * zoom
}

function stampTrail(
  stamped: Stamps,
  strokes: readonly Stroke[],
  verb: MessageVerb,
  k: number,
  inks: Inks,
): void {
  const [first, last] = [strokes[0], strokes.at(-1)]
  if (first === undefined || last === undefined) return
  const [across, down] = [(last.to.x - first.from.x) / 2, (last.to.y - first.from.y) / 2]
  const middle = { x: first.from.x + across, y: first.from.y + down }
  const reach = { width: Math.abs(across) + 2 * k, height: Math.abs(down) + 2 * k }
  const name = `trail ${verb} ${halves(across)} ${halves(down)} ${k}`
  stamped.stamp(name, middle, reach, (pen, here) => {
    const moved = ({ x, y }: Point): Point => ({
      x: x - middle.x + here.x,
      y: y - middle.y + here.y,
    })
    for (const [i, { from, to }] of strokes.entries()) {
      drawStrokes(pen, [{ from: moved(from), to: moved(to) }], verb, i, k, inks)
    }
  })
}

/** Trails that differ less are drawn alike. */
const halves = (value: number): number => Math.round(value * 2)

function drawStrokes(
  pen: Pen,
  strokes: readonly Stroke[],
  verb: MessageVerb,
  index: number,
  k: number,
  inks: Inks,
): void {
  pen.strokeStyle = inks.verb[verb]
  pen.lineWidth = WIDTH * k
  pen.lineCap = 'round'
  pen.globalAlpha = ALPHAS[index] ?? 1
  pen.beginPath()
  for (const { from, to } of strokes) {
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
  }
  pen.stroke()
  pen.globalAlpha = 1
}
