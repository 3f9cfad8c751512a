/** Paints messages. All sizes are those at zoom 1, scaled by `k`. */
import type { MessageKind, MessageVerb } from '../../../protocol/messages'
import { type ShapeInk, shapeOf } from '../../design/messageShapes'
import type { Point } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'

export interface Shape {
  readonly kind: MessageKind
  readonly verb: MessageVerb
  readonly failed: boolean
  readonly x: number
  readonly y: number
  readonly heading: number
  readonly k: number
}

const paths = new Map<string, Path2D>()

export function drawShape(context: Pen, shape: Shape, inks: Inks): void {
  const colours: Readonly<Record<ShapeInk, string>> = {
    verb: inks.verb[shape.verb],
    card: inks.card,
    sign: inks.onVerb,
  }
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const part of shapeOf(shape)) {
    context.save()
    context.translate(shape.x, shape.y)
    context.scale(shape.k, shape.k)
    const ahead = part.ahead ?? 0
    context.translate(Math.cos(shape.heading) * ahead, Math.sin(shape.heading) * ahead)
    if (part.turns) context.rotate(shape.heading)
    if (part.faint) context.globalAlpha *= 0.45
    const path = pathFor(part.d)
    if (part.fill) {
      context.fillStyle = colours[part.fill]
      context.fill(path)
    }
    if (part.stroke) {
      context.strokeStyle = colours[part.stroke]
      context.lineWidth = part.width ?? 1
      context.stroke(path)
    }
    context.restore()
  }
}

/** Of a trail, in world units, from its first stroke to its last. */
export const TRAIL_LENGTH = 37
const TRAIL_STROKES = 3
const TRAIL_STEP = 13

export interface Stroke {
  readonly from: Point
  readonly to: Point
  readonly alpha: number
}

/** Three strokes that fade, along `length` of the way just gone; `at`: where it is so far back. */
export function trailStrokes(length: number, at: (back: number) => Point): readonly Stroke[] {
  const strokes: Stroke[] = []
  for (let i = 0; i * TRAIL_STEP < length && i < TRAIL_STROKES; i++) {
    const to = at(Math.min((i + 1) * TRAIL_STEP - 2, length))
    strokes.push({ from: at(i * TRAIL_STEP), to, alpha: 0.75 * (1 - i / TRAIL_STROKES) })
  }
  return strokes
}

export function drawStroke(
  context: Pen,
  { from, to, alpha }: Stroke,
  colour: string,
  k: number,
): void {
  const before = context.globalAlpha
  context.strokeStyle = colour
  context.lineWidth = 3.5 * k
  context.lineCap = 'round'
  context.globalAlpha = before * alpha
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
  context.globalAlpha = before
}

/** The pencil's ring with its four ticks, round what a person follows. */
export function drawPencil(context: Pen, shape: Shape, inks: Inks): void {
  const { x, y, k } = shape
  context.strokeStyle = inks.select
  context.lineWidth = 2.5 * k
  context.beginPath()
  context.arc(x, y, 21 * k, 0, 2 * Math.PI)
  for (const [dx, dy] of [
    [0, -1],
    [0, 1],
    [-1, 0],
    [1, 0],
  ] as const) {
    context.moveTo(x + dx * 26 * k, y + dy * 26 * k)
    context.lineTo(x + dx * 19 * k, y + dy * 19 * k)
  }
  context.stroke()
}

/** What is lost ends in a cross. */
export function drawCross(context: Pen, x: number, y: number, k: number, inks: Inks): void {
  context.strokeStyle = inks.badText
  context.lineWidth = 3 * k
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(x - 7 * k, y - 7 * k)
  context.lineTo(x + 7 * k, y + 7 * k)
  context.moveTo(x + 7 * k, y - 7 * k)
  context.lineTo(x - 7 * k, y + 7 * k)
  context.stroke()
}

function pathFor(d: string): Path2D {
  const known = paths.get(d)
  if (known) return known
  const path = new Path2D(d)
  paths.set(d, path)
  return path
}
