/** Paints what is in the air: trails, shapes, and the plates that find a place. */
import type { FlightView } from '../../../protocol/messages'
import { fitted } from '../../../store/describe'
import { reachOf } from '../../design/messageShapes'
import { type Box, box, type Size } from '../layout/geometry'
import { placeOn } from '../layout/track'
import type { Inks } from '../paint/inks'
import { drawPlate, PLATE_HEIGHT, type PlateText, plateWidth } from '../paint/plate'
import { onScreen, type Scene, scaleOf, type View } from '../paint/scene'
import type { Airborne } from './convoy'
import { drawPencil, drawShape, type Shape } from './drawMessage'
import { paintTrails } from './paintTrails'
import { type Labelled, placePlates, type Side } from './plates'
import { type Stamps, stamps } from './stamps'

/** A message as it was drawn last: where it can be pointed at. */
export interface Drawn extends Shape {
  readonly id: number
  readonly airborne: Airborne
}

export interface Pointed {
  readonly hovered: number | undefined
  readonly selected: number | undefined
}

/** More labels than this and none is read. */
const PLATES_MOST = 14
/** Wider labels than this are cut in the middle. */
const REST_MOST = 18
const SHORT_MOST = 10
/** Among this many messages labels say the verb alone. */
const CROWD = 10

export interface FlightPainter {
  paint(
    airborne: readonly Airborne[],
    taken: readonly Box[],
    scene: Scene,
    view: View,
    room: Box,
    pointed: Pointed,
    inks: Inks,
  ): readonly Drawn[]
  /** The theme changed. */
  forget(): void
}

export function flightPainter(context: CanvasRenderingContext2D): FlightPainter {
  let sides: ReadonlyMap<number, Side> = new Map()
  const stamped = stamps(context)
  return {
    forget: stamped.forget,
    paint(airborne, taken, scene, view, room, pointed, inks) {
      const k = scaleOf(view)
      const drawn = airborne.map((one) => placed(one, view, k)).filter((one) => isNear(one, room))
      paintTrails(context, stamped, drawn, view, k, inks)
      for (const one of drawn) paintShape(context, stamped, one, pointed, inks)
      const words = [...scene.words.map((word) => onScreen(view, word)), ...taken]
      const labels = labelsFor(context, drawn, pointed, k, inks)
      const plates = placePlates(
        labels.map(({ labelled }) => labelled),
        words,
        drawn.map(boxOf),
        room,
        sides,
      )
      sides = new Map(plates.map(({ id, side }) => [id, side]))
      for (const plate of plates) {
        const label = labels.find(({ labelled }) => labelled.id === plate.id)
        const text = label?.texts[plate.wording]
        if (text) paintPlate(stamped, plate.box, text, plate.id === pointed.selected, k, inks)
      }
      return drawn
    },
  }
}

function placed(airborne: Airborne, [dx, dy, zoom]: View, k: number): Drawn {
  const { flight, route, distance } = airborne
  const { x, y, heading } = placeOn(route.track, distance)
  return {
    id: flight.id,
    airborne,
    kind: flight.kind,
    verb: flight.verb,
    failed: flight.status >= 400,
    x: x * zoom + dx,
    y: y * zoom + dy,
    heading,
    k: k * sizeOf(airborne),
  }
}

function sizeOf({ flight, small, ids }: Airborne): number {
  if (small) return 0.6
  // Beside the strip they fly in end the names of the crew, which a whole box would cover.
  const size = flight.kind === 'cri' ? 0.72 : 1
  return ids.length > 1 ? size * 1.15 : size
}

const MARGIN = 40

const isNear = ({ x, y }: Drawn, room: Box): boolean =>
  x > -MARGIN && y > -MARGIN && x < room.width + MARGIN && y < room.height + MARGIN

function boxOf({ x, y, k, kind }: Drawn): Box {
  const reach = reachOf[kind] * k
  return box(x - reach, y - reach, 2 * reach, 2 * reach)
}

function paintShape(
  context: CanvasRenderingContext2D,
  stamped: Stamps,
  one: Drawn,
  { selected, hovered }: Pointed,
  inks: Inks,
): void {
  if (one.id === selected) drawPencil(context, one, inks)
  const { kind, verb, failed, heading } = one
  const k = one.id === hovered ? one.k * 1.15 : one.k
  const name = `${kind} ${verb} ${failed} ${hundredths(heading)} ${k}`
  stamped.stamp(name, one, square((reachOf[kind] + AROUND) * k), (pen, { x, y }) =>
    drawShape(pen, { ...one, x, y, k }, inks),
  )
}

function paintPlate(
  stamped: Stamps,
  { x, y, width, height }: Box,
  text: PlateText,
  selected: boolean,
  k: number,
  inks: Inks,
): void {
  // On whole pixels words are sharp, and one stamp of a label serves all its way.
  const middle = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
  const reach = { width: width / 2 + EDGE, height: height / 2 + EDGE }
  const name = `plate ${text.bold} ${text.rest} ${selected} ${k}`
  stamped.stamp(name, middle, reach, (pen, here) => {
    const place = box(here.x - width / 2, here.y - height / 2, width, height)
    drawPlate(pen, place, text, selected, k, inks)
  })
}

/** Half of the widest line round a plate, and a little. */
const EDGE = 3

const square = (reach: number): Size => ({ width: reach, height: reach })

/** Finer than that no two stamps differ. */
const hundredths = (value: number): number => Math.round(value * 100)

/** From half a shape's length to its farthest corner, with its outline. */
const AROUND = 5

interface Label {
  readonly labelled: Labelled
  /** Ways to say it, longest first. */
  readonly texts: readonly PlateText[]
}

/** Most important first: pointed at, then requests and events, then what answers. */
function labelsFor(
  context: CanvasRenderingContext2D,
  drawn: readonly Drawn[],
  { hovered, selected }: Pointed,
  k: number,
  inks: Inks,
): readonly Label[] {
  const must = (id: number): boolean => id === hovered || id === selected
  const wanted = drawn.filter(({ id, airborne }) => must(id) || isTold(airborne))
  const crowded = wanted.length > CROWD
  return wanted
    .toSorted(
      (one, other) => Number(must(other.id)) - Number(must(one.id)) || weight(one) - weight(other),
    )
    .slice(0, PLATES_MOST)
    .map((one) => {
      const texts = textsOf(one.airborne, crowded && !must(one.id))
      const labelled = {
        id: one.id,
        x: one.x,
        y: one.y,
        heading: one.heading,
        widths: texts.map((text) => plateWidth(context, text, k, inks)),
        height: PLATE_HEIGHT * k,
        reach: (one.id === selected ? 29 : 20) * k,
        must: must(one.id),
        inLine: one.kind === 'traffic' || one.kind === 'image',
      }
      return { labelled, texts }
    })
}

/** Heartbeats and probes go without a word; visitors speak when they are few. */
const isTold = ({ small, flight }: Airborne): boolean => !small && flight.kind !== 'probe'

const weights: Readonly<Record<FlightView['kind'], number>> = {
  request: 0,
  watch: 1,
  cri: 1,
  image: 2,
  cloud: 2,
  etcd: 3,
  response: 4,
  traffic: 5,
  probe: 6,
}

const weight = ({ kind, id }: Drawn): number => weights[kind] * 1e12 + id

/** `PATCH pods/web-7/status`, `PATCH pods`, `PATCH`: as much as there is room for. */
function textsOf({ flight, ids, alike }: Airborne, brief: boolean): readonly PlateText[] {
  if (ids.length > 1) {
    const bold = `×${ids.length}`
    const rests = alike && !brief ? [fitted(foldedPath(flight.label), REST_MOST), ''] : ['']
    return rests.map((rest) => ({ bold, rest }))
  }
  const [bold = '', ...others] = flight.label.split(' ')
  const rest = others.join(' ')
  const short = rest.split('/')[0] ?? ''
  const rests = brief ? [''] : [fitted(foldedPath(rest), REST_MOST), fitted(short, SHORT_MOST), '']
  return [...new Set(rests)].map((words) => ({ bold, rest: words }))
}

/** `pods/shop-6d4c-k2m9d/binding` is `pods/…/binding`: what is done says more than to whom. */
function foldedPath(path: string): string {
  const parts = path.split('/')
  return path.length > REST_MOST && parts.length > 2 ? `${parts[0]}/…/${parts.at(-1)}` : path
}
