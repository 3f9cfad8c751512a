/**
 * The loop that draws what moves: messages, called wires, pods on their way. It runs while anything
 * does and sleeps otherwise; a paused cluster is drawn once and again when somebody looks elsewhere.
 */
import { isHidden } from '../../../protocol/messageFilter'
import { listenToKind } from '../../../store/cluster'
import { useSelection } from '../../../store/selection'
import { useSettings } from '../../../store/settings'
import { flightsInAir, onFlight, simulatedNow, useTimeline } from '../../../store/timeline'
import { prefersStill } from '../../design/motion'
import { placeOn } from '../layout/track'
import type { Ground } from '../paint/ground'
import { type Inks, readInks } from '../paint/inks'
import { type Looking, type Scene, scaleOf, type View } from '../paint/scene'
import { fitted, penOf } from '../paint/sheet'
import { type Airborne, convoys, progressOf, type Way } from './convoy'
import { drawCross } from './drawMessage'
import { journeysAt, watchDepartures } from './journeys'
import { type Lost, lostFlights } from './lostFlights'
import { type Drawn, flightPainter } from './paintFlights'
import { journeyPainter } from './paintJourney'
import { wirePainter } from './paintWires'

export interface FlightLoop {
  /** The stage was laid out, for the first time or again. */
  show(scene: Scene): void
  /** Draw again: the view changed. */
  wake(): void
  /** The theme changed: read the tokens again. */
  repaint(): void
  /** The message or bundle drawn at a place of the canvas. */
  messageAt(x: number, y: number): Airborne | undefined
  hover(id: number | undefined): void
  stop(): void
}

/** How near a pointer must come to a message. */
const REACH = 18

/** `ground` is what all is painted over. */
export function runFlights(
  canvas: HTMLCanvasElement,
  ground: () => Ground,
  look: () => Looking,
): FlightLoop {
  const context = penOf(canvas)
  const flights = flightPainter(context)
  const pods = journeyPainter(context)
  const wires = wirePainter(context)
  let inks = readInks(canvas)
  let scene: Scene | undefined
  let drawn: readonly Drawn[] = []
  let hovered: number | undefined
  let frame = 0

  const draw = (wall: number): void => {
    frame = 0
    if (scene === undefined) return
    const looking = look()
    const { view: looked } = looking
    const room = fitted(canvas, context, looking.room)
    const ways = inAir(scene, simulatedNow(wall))
    const failing = lost.at(wall)
    const journeys = journeysAt(wall)
    const lively = wires.paint(ways, wall, scene, looking, inks, ground())
    const taken = pods.paint(journeys, wall, scene, looked, inks)
    const dying = paintLost(context, failing, scene, looked, inks)
    const pointed = { hovered, selected: selectedMessage() }
    drawn = flights.paint([...convoys(ways), ...dying], taken, scene, looked, room, pointed, inks)
    const passes = ways.length > 0 && useTimeline.getState().rate > 0
    if (passes || lively || failing.length > 0 || journeys.length > 0) wake()
  }
  const wake = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const mayDepart = (): boolean =>
    scene !== undefined && scene.layout.level !== 'far' && !prefersStill()
  const lost = lostFlights(wake)
  const stops = [
    lost.stop,
    onFlight(wake),
    useTimeline.subscribe(wake),
    useSelection.subscribe(wake),
    useSettings.subscribe(wake),
    watchDepartures(mayDepart, wake),
    // A wire that is cut or mended.
    listenToKind('Worker', wires.renew),
  ]
  return {
    show(next) {
      scene = next
      wake()
    },
    wake,
    repaint() {
      inks = readInks(canvas)
      flights.forget()
      wake()
    },
    messageAt: (x, y) =>
      drawn.findLast((one) => Math.hypot(one.x - x, one.y - y) < REACH)?.airborne,
    hover(id) {
      if (id === hovered) return
      hovered = id
      wake()
    },
    stop() {
      cancelAnimationFrame(frame)
      frame = STOPPED
      for (const stop of stops) stop()
    },
  }
}

/** No frame has this number: a stopped loop takes none. */
const STOPPED = -1

/** Crosses where lost messages ended; those still on their way are flown with the others. */
function paintLost(
  context: CanvasRenderingContext2D,
  lost: readonly Lost[],
  { wires }: Scene,
  view: View,
  inks: Inks,
): readonly Airborne[] {
  const [dx, dy, zoom] = view
  return lost.flatMap(({ flight, progress, alpha, crossed }) => {
    const route = wires.route(flight.from, flight.to)
    if (route === undefined) return []
    const distance = progress * route.track.length
    if (!crossed)
      return [{ flight, route, distance, ids: [flight.id], alike: true, small: flight.chatter }]
    const { x, y } = placeOn(route.track, distance)
    context.globalAlpha = alpha
    drawCross(context, x * zoom + dx, y * zoom + dy, scaleOf(view), inks)
    context.globalAlpha = 1
    return []
  })
}

/** What is on its way at simulated time `now`, on a wire of this stage. */
function inAir({ wires }: Scene, now: number): readonly Way[] {
  const { chatter, filter } = useSettings.getState()
  const still = prefersStill()
  const ways: Way[] = []
  for (const flight of flightsInAir().values()) {
    if ((flight.chatter && !chatter) || flight.lost || isHidden(flight, filter)) continue
    const progress = progressOf(flight, now)
    if (progress < 0 || progress >= 1) continue
    const route = wires.route(flight.from, flight.to)
    if (route) ways.push({ flight, route, progress: still ? 0.5 : progress })
  }
  return ways
}

function selectedMessage(): number | undefined {
  const { selected } = useSelection.getState()
  return selected?.type === 'message' ? selected.id : undefined
}
