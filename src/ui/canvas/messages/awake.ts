/**
 * What is awake because something is on its way: wires, and who sends and receives. It wakes with
 * its first message and rests a little after the last. Painted over the stage, so that a hundred
 * messages a second change no element of the page.
 */
import { recordOf } from '../../../store/cluster'
import { durations } from '../../design/motion'
import { type Box, box, type Point } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import type { Wire, Wires } from '../layout/wires'
import { cardInside, crewMembers } from '../layout/workerCard'
import type { Inks } from '../paint/inks'
import type { Scene, View } from '../paint/scene'
import { CUT_RADIUS, cutMark, isCut } from '../wires/cut'
import type { Way } from './convoy'

export interface Awake {
  /** Takes what is on its way now. True while anything wakes or goes to rest. */
  use(ways: readonly Way[], wall: number): boolean
  paint(context: CanvasRenderingContext2D, scene: Scene, view: View, inks: Inks): void
}

/** A wire that is drawn only in use lingers, not to flicker between two messages. */
const LINGER_MILLIS = { standing: 60, called: 700 } as const

export function awake(): Awake {
  const wires = fading<Wire>(({ standing }) =>
    standing ? LINGER_MILLIS.standing : LINGER_MILLIS.called,
  )
  const actors = fading<string>(() => LINGER_MILLIS.standing)
  return {
    use(ways, wall) {
      for (const { flight, route } of ways) {
        wires.use(route.wire.id, route.wire, wall)
        actors.use(flight.from, flight.from, wall)
        actors.use(flight.to, flight.to, wall)
      }
      return [wires.step(wall), actors.step(wall)].some(Boolean)
    },
    paint(context, { layout, wires: drawn }, [dx, dy, zoom], inks) {
      context.save()
      context.translate(dx, dy)
      context.scale(zoom, zoom)
      context.lineJoin = 'round'
      context.lineCap = 'butt'
      const lit = [...wires.all()]
      for (const [wire, alpha] of lit) if (isInside(wire)) paintWire(context, wire, alpha, inks)
      context.save()
      context.clip(besideCards(layout, drawn), 'evenodd')
      for (const [wire, alpha] of lit) if (!isInside(wire)) paintWire(context, wire, alpha, inks)
      context.restore()
      for (const [actor, alpha] of actors.all()) paintActor(context, layout, actor, alpha, inks)
      context.restore()
    },
  }
}

/** Wires inside a worker have no ports; all others go under the cards. */
const isInside = (wire: Wire): boolean => wire.ports.length === 0

/** What lies under called wires: not the cards, and not the marks of cuts. */
function besideCards({ workers, level }: StageLayout, { standing }: Wires): Path2D {
  const path = new Path2D()
  path.rect(-FAR, -FAR, 2 * FAR, 2 * FAR)
  if (level === 'far') return path
  for (const { x, y, width, height } of workers.values()) path.rect(x + 4, y, width - 4, height)
  for (const mark of cutMarks(standing)) {
    path.moveTo(mark.x + CUT_RADIUS, mark.y)
    path.arc(mark.x, mark.y, CUT_RADIUS, 0, 2 * Math.PI)
  }
  return path
}

/** One a node: on its first wire, as they are drawn. */
function cutMarks(standing: readonly Wire[]): readonly Point[] {
  const first = new Map<string, Wire>()
  for (const wire of standing) if (!first.has(wire.node)) first.set(wire.node, wire)
  return [...first].flatMap(([node, { track }]) => {
    const port = track.points[0]
    return port && node !== '' && isCut(recordOf('Worker', node)) ? [cutMark(port)] : []
  })
}

/** Beyond any stage. */
const FAR = 100_000

interface Fading<T> {
  use(id: string, what: T, wall: number): void
  step(wall: number): boolean
  all(): Iterable<readonly [T, number]>
}

function fading<T>(linger: (what: T) => number): Fading<T> {
  const states = new Map<string, { what: T; alpha: number; usedAt: number }>()
  let last = 0
  return {
    use(id, what, wall) {
      const known = states.get(id)
      if (known === undefined) states.set(id, { what, alpha: 0, usedAt: wall })
      else {
        // The stage may have been laid out again: the same wire then takes another way.
        known.what = what
        known.usedAt = wall
      }
    },
    step(wall) {
      const step = Math.min(wall - last, LONGEST_FRAME) / durations.fade
      last = wall
      for (const [id, state] of states) {
        const used = wall - state.usedAt <= linger(state.what)
        state.alpha = Math.min(1, Math.max(0, state.alpha + (used ? step : -step)))
        if (state.alpha === 0 && !used) states.delete(id)
      }
      return [...states.values()].some(({ alpha, usedAt }) => alpha < 1 || usedAt !== wall)
    },
    all: () => [...states.values()].map(({ what, alpha }) => [what, alpha] as const),
  }
}

/** After a sleep a fade does not jump. */
const LONGEST_FRAME = 50
/** Paper on both sides of a wire that bridges others. */
const GAP = 7

function paintWire(context: CanvasRenderingContext2D, wire: Wire, alpha: number, inks: Inks): void {
  context.globalAlpha = alpha
  context.beginPath()
  wire.track.points.forEach(({ x, y }, i) => {
    if (i === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  })
  if (!wire.standing && wire.ports.length > 0) {
    context.strokeStyle = inks.canvas
    context.lineWidth = GAP
    context.stroke()
  }
  context.strokeStyle = inks.wireLive
  context.lineWidth = 2
  context.stroke()
  context.fillStyle = inks.wireLive
  for (const { x, y } of wire.ports) {
    context.beginPath()
    context.arc(x, y, 4, 0, 2 * Math.PI)
    context.fill()
  }
}

function paintActor(
  context: CanvasRenderingContext2D,
  layout: StageLayout,
  actor: string,
  alpha: number,
  inks: Inks,
): void {
  const outline = outlineOf(layout, actor)
  if (outline === undefined) return
  const { x, y, width, height } = outline.box
  context.globalAlpha = alpha
  context.strokeStyle = inks.wireLive
  context.lineWidth = 2
  context.beginPath()
  context.roundRect(x + 1, y + 1, width - 2, height - 2, outline.radius)
  context.stroke()
}

interface Outline {
  readonly box: Box
  readonly radius: number
}

function outlineOf(
  { board, stations, workers, level }: StageLayout,
  actor: string,
): Outline | undefined {
  const part = board.parts.find((one) => one.actor === actor)
  if (part) return { box: part.box, radius: 5 }
  const station = stations.find((one) => one.station === actor)
  if (station) {
    const { box: place, disc } = station
    return { box: box(place.x + (place.width - disc) / 2, place.y, disc, disc), radius: disc / 2 }
  }
  const [kind, node = ''] = actor.split('/')
  const card = workers.get(node)
  const member = crewMembers.find((one) => one === kind)
  if (card === undefined || member === undefined || level === 'far') return undefined
  const inside = cardInside(card)
  if (inside.crew === 'none') return { box: card, radius: 5 }
  const chip = inside.members[member]
  return { box: { ...chip, x: card.x + chip.x, y: card.y + chip.y }, radius: 3 }
}
