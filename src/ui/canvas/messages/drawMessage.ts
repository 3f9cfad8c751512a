/** Paints messages. All sizes are those at zoom 1, scaled by `k`. */
import type { MessageKind, MessageVerb } from '../../../protocol/messages'
import { type ShapeInk, shapeOf } from '../../design/messageShapes'
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
