/**
 * What is awake because something is on its way: wires, and who sends and receives. It wakes with
 * its first message and rests a little after the last. Painted over the stage, so that a hundred
 * messages a second change no element of the page. In two parts: what is wide awake, which stays so
 * for a while, and what wakes and goes to rest each moment.
 */

import { recordOf } from '../../../store/cluster'
import { durations } from '../../design/motion'
import { type Box, box, type Point } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import type { Wire, Wires } from '../layout/wires'
import { cardInside, crewMembers } from '../layout/workerCard'
import type { Inks } from '../paint/inks'
import { onScreen, type Scene, type View } from '../paint/scene'
import type { Pen } from '../paint/sheet'
import { CUT_RADIUS, cutMark, isCut } from '../wires/cut'
import type { Way } from './convoy'

/** What is wide awake, or what wakes and goes to rest. */
export type Part = 'wide' | 'drowsy'

export interface Awake {
  /** Takes what is on its way now. */
  use(ways: readonly Way[], wall: number): Stir
  /** `uncover` shows again what lies over called wires, at these places of the sheet. */
  paint(part: Part, context: Pen, scene: Scene, view: View, inks: Inks, uncover: Uncover): void
}

export type Uncover = (places: readonly Box[]) => void

export interface Stir {
  /** Something wakes or goes to rest: look again in the next frame. */
  readonly lively: boolean
  /** Others than before are wide awake. */
  readonly changed: boolean
}

/** A wire that is drawn only in use lingers, not to flicker between two messages. */
const LINGER_MILLIS = { standing: 60, called: 700 } as const

/**
 * Who is wide awake is decided this often: each time all of them are painted anew, and in a crowd
 * one always comes or goes, where nobody sees that it stays a moment longer.
 */
const SETTLE_MILLIS = { few: 250, crowd: 1_000 } as const
/** So many at once are a crowd. */
const CROWD = 12

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
      const [one, other] = [wires.step(wall), actors.step(wall)]
      return { lively: one.lively || other.lively, changed: one.changed || other.changed }
    },
    paint(part, context, { layout, wires: drawn }, view, inks, uncover) {
      const [dx, dy, zoom] = view
      const ofPart = ({ settled }: Lit<unknown>): boolean => settled === (part === 'wide')
      const lit = wires.all().filter(ofPart)
      const busy = actors.all().filter(ofPart)
      if (lit.length + busy.length === 0) return
      context.save()
      context.translate(dx, dy)
      context.scale(zoom, zoom)
      context.lineCap = 'round'
      const outside = lit.filter(({ what }) => !isInside(what))
      for (const one of outside) paintWire(context, one, inks)
      context.globalAlpha = 1
      if (outside.length > 0) uncover(covers(layout, drawn).map((cover) => onScreen(view, cover)))
      for (const one of lit) if (isInside(one.what)) paintWire(context, one, inks)
      for (const one of busy) paintActor(context, layout, one, inks)
      context.restore()
    },
  }
}

/** Wires inside a worker have no ports; all others go under the cards. */
const isInside = (wire: Wire): boolean => wire.ports.length === 0

/**
 * What lies over called wires: cards, and the marks of cuts. To show it again is cheap, where
 * clipping to what is between twenty cards is not.
 */
function covers({ workers, level }: StageLayout, { standing }: Wires): readonly Box[] {
  if (level === 'far') return []
  const cards = [...workers.values()].map(({ x, y, width, height }) =>
    box(x + 4, y, width - 4, height),
  )
  const marks = cutMarks(standing).map(({ x, y }) =>
    box(x - CUT_RADIUS, y - CUT_RADIUS, 2 * CUT_RADIUS, 2 * CUT_RADIUS),
  )
  return [...cards, ...marks]
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

interface Lit<T> {
  readonly what: T
  readonly alpha: number
  /** Wide awake, and to stay so until that is decided again. */
  readonly settled: boolean
}

interface Fading<T> {
  use(id: string, what: T, wall: number): void
  step(wall: number): Stir
  all(): readonly Lit<T>[]
}

function fading<T>(linger: (what: T) => number): Fading<T> {
  const states = new Map<string, { what: T; alpha: number; usedAt: number; settled: boolean }>()
  let decided = 0
  let last = 0
  let changed = false
  return {
    use(id, what, wall) {
      const known = states.get(id)
      if (known === undefined) states.set(id, { what, alpha: 0, usedAt: wall, settled: false })
      else {
        // The stage may have been laid out again: the same wire then takes another way.
        changed ||= known.what !== what && known.settled
        known.what = what
        known.usedAt = wall
      }
    },
    step(wall) {
      const step = Math.min(wall - last, LONGEST_FRAME) / durations.fade
      last = wall
      const settling = states.size < CROWD ? SETTLE_MILLIS.few : SETTLE_MILLIS.crowd
      const decides = wall - decided >= settling
      if (decides) decided = wall
      for (const [id, state] of states) {
        const used = wall - state.usedAt <= linger(state.what) || (state.settled && !decides)
        const alpha = Math.min(1, Math.max(0, state.alpha + (used ? step : -step)))
        state.alpha = alpha
        const settled = decides ? used && alpha === 1 : state.settled
        changed ||= settled !== state.settled
        state.settled = settled
        if (alpha === 0 && !used) states.delete(id)
      }
      const stir = {
        lively: [...states.values()].some(({ alpha, usedAt }) => alpha < 1 || usedAt !== wall),
        changed,
      }
      changed = false
      return stir
    },
    all: () => [...states.values()],
  }
}

/** After a sleep a fade does not jump. */
const LONGEST_FRAME = 50
const WIDTH = 2
/** Paper on both sides of a wire that bridges others. */
const GAP = 7

function paintWire(context: Pen, { what: wire, alpha }: Lit<Wire>, inks: Inks): void {
  context.globalAlpha = alpha
  const { points } = wire.track
  if (!wire.standing && wire.ports.length > 0) drawWay(context, points, GAP, inks.canvas)
  drawWay(context, points, WIDTH, inks.wireLive)
  context.fillStyle = inks.wireLive
  for (const { x, y } of wire.ports) {
    context.beginPath()
    context.arc(x, y, 4, 0, 2 * Math.PI)
    context.fill()
  }
}

/** Runs along the axes as bars, which are painted far quicker than strokes; cut corners between. */
function drawWay(context: Pen, points: readonly Point[], width: number, colour: string): void {
  context.fillStyle = colour
  context.strokeStyle = colour
  context.lineWidth = width
  context.beginPath()
  points.forEach((to, i) => {
    const from = points[i - 1]
    if (from === undefined) return
    const [wide, high] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
    if (wide < LEVEL || high < LEVEL) {
      const x = Math.min(from.x, to.x) - (wide < LEVEL ? width / 2 : 0)
      const y = Math.min(from.y, to.y) - (high < LEVEL ? width / 2 : 0)
      context.fillRect(x, y, wide < LEVEL ? width : wide, high < LEVEL ? width : high)
    } else {
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
    }
  })
  context.stroke()
}

/** A run that rises less than this is level. */
const LEVEL = 0.01

function paintActor(
  context: Pen,
  layout: StageLayout,
  { what: actor, alpha }: Lit<string>,
  inks: Inks,
): void {
  const outline = outlineOf(layout, actor)
  if (outline === undefined) return
  const { x, y, width, height } = outline.box
  context.globalAlpha = alpha
  context.strokeStyle = inks.wireLive
  context.lineWidth = WIDTH
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
