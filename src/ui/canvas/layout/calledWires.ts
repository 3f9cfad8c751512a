/**
 * Wires that are drawn only in use: of the world outside, and from worker to worker. Each kind has
 * lanes of its own beside the board, beside the cards and below all, so that two in use run side by
 * side; none leads across the board, a card or somebody's name.
 */
import { partOf } from './board'
import { type Box, bottomOf, box, clamp, middleY, type Point, point, rightOf } from './geometry'
import { wayThrough } from './maze'
import type { StageLayout } from './stageLayout'
import { discBox, discCenter, nameBox, type StationLayout } from './stations'
import { type CrewMember, cardInside, isMember } from './workerCard'

/** Who a called wire serves. */
type Kind = 'visitors' | 'users' | 'registry' | 'cloud' | 'peers'

interface Lanes {
  /** Left of the board. */
  readonly board: number
  /** Left of the first column of cards, and of those behind it. */
  readonly card: number
  readonly behind: number
  /** Levels below the board, in steps from that of users; undefined: not that way. */
  readonly floor: number | undefined
  /** Levels above all, in steps. */
  readonly ceiling: number | undefined
  /** Beside the middle of a crew member, not to hide its standing wire. */
  readonly port: number
  /** Beside the middle of a station's disc. */
  readonly disc: number
}

/** Nested: who turns up first runs above, and nearest to the board. */
const lanesOf: Readonly<Record<Kind, Lanes>> = {
  visitors: { board: 6, card: 34, behind: 20, floor: -1, ceiling: undefined, port: 8, disc: -5 },
  users: { board: 12, card: 27, behind: 20, floor: 0, ceiling: undefined, port: 8, disc: 5 },
  registry: { board: 18, card: 20, behind: 15, floor: 1, ceiling: undefined, port: -8, disc: 0 },
  cloud: { board: 24, card: 13, behind: 20, floor: 2, ceiling: 1, port: -8, disc: -6 },
  peers: { board: 24, card: 6, behind: 5, floor: undefined, ceiling: 2, port: 4, disc: 0 },
}

const PITCH = 7

/** All corners of a wire between two actors, ends included; undefined where none can be. */
export function calledCorners(
  layout: StageLayout,
  from: string,
  to: string,
): readonly Point[] | undefined {
  const kind = kindOf(from, to)
  if (kind === undefined || layout.level === 'far') return undefined
  const start = anchorOf(layout, from, kind, isController(to))
  const end = anchorOf(layout, to, kind, isController(from))
  if (start === undefined || end === undefined) return undefined
  const boxes = boxesOf(layout, [from, to].some(isController))
  const way =
    wayThrough({ ...corridors(layout, kind), boxes }, start, end) ??
    wayThrough({ ...anyCorridors(boxes), boxes }, start, end)
  return [start, ...(way ?? [point(start.x, end.y)]), end]
}

/** Where a person put things in the way of the corridors: close round every box. */
function anyCorridors(boxes: readonly Box[]): { lanes: number[]; levels: number[] } {
  return {
    lanes: boxes.flatMap((one) => [one.x - BESIDE_BOX, rightOf(one) + BESIDE_BOX]),
    levels: boxes.flatMap((one) => [one.y - BESIDE_BOX, bottomOf(one) + BESIDE_BOX]),
  }
}

const BESIDE_BOX = 5

/** Undefined for two who never speak to each other. */
function kindOf(from: string, to: string): Kind | undefined {
  const ends = [from, to]
  const crew = ends.filter((actor) => isMember(actor.split('/')[0] ?? '')).length
  if (crew === 2) return 'peers'
  if (ends.includes('cloud-provider')) {
    if (ends.includes('end-users')) return 'visitors'
    return crew === 1 || ends.some(isController) ? 'cloud' : undefined
  }
  if (crew === 0) return undefined
  if (ends.includes('end-users')) return 'users'
  return ends.includes('image-registry') ? 'registry' : undefined
}

const isController = (actor: string): boolean => actor.startsWith('cloud-controller-manager/')

function corridors(layout: StageLayout, kind: Kind): { lanes: number[]; levels: number[] } {
  const { board, gutter, workers, stations, world } = layout
  const { board: beside, card, behind, floor, ceiling } = lanesOf[kind]
  const cards = [...workers.values()]
  const lanes = cards.map(({ x }) => x - (x > gutter.to + 40 ? behind : card))
  const cloud = stations.find(({ station }) => station === 'cloud-provider')
  if (cloud && kind === 'visitors') lanes.push(rightOf(discBox(cloud)) + BESIDE_DISC)
  const lowest = Math.max(bottomOf(board.box), ...cards.map(bottomOf))
  const highest = Math.min(board.box.y - TAB, ...cards.map(({ y }) => y))
  const below = world.height - bottomOf(board.box)
  const pitch = clamp(below / 5, 3, PITCH)
  const users = Math.max(lowest + 4, world.height - (20 * pitch) / PITCH)
  const above = Math.min(PITCH, Math.max(2, highest / 3))
  return {
    lanes: [board.box.x - beside, ...lanes],
    levels: [
      ...(floor === undefined ? [] : [users + floor * pitch]),
      ...(ceiling === undefined ? [] : [highest - ceiling * above]),
    ],
  }
}

const BESIDE_DISC = 8
/** How far the name tab stands out of the board. */
const TAB = 13

/** What no wire may cross. Who is on the board may cross the board, not its neighbours. */
function boxesOf({ board, stations, workers }: StageLayout, inside: boolean): readonly Box[] {
  const tab = box(board.box.x + 16, board.box.y - TAB, 206, 2 * TAB)
  return [
    ...(inside ? board.parts.map((part) => part.box) : [board.box, tab]),
    ...stations.flatMap((station) => [discBox(station), nameBox(station)]),
    ...workers.values(),
  ]
}

/** Where an actor is reached: a disc's edge, a part's edge, a port at a card's left. */
function anchorOf(
  layout: StageLayout,
  actor: string,
  kind: Kind,
  byController: boolean,
): Point | undefined {
  const station = layout.stations.find((one) => one.station === actor)
  if (station) return discAnchor(layout, station, kind, byController)
  if (isController(actor)) return controllerAnchor(layout)
  const [member = '', node = ''] = actor.split('/')
  const card = layout.workers.get(node)
  return card && isMember(member) ? crewAnchor(card, member, kind) : undefined
}

/** On the side of the board where the cloud stands, at its height if that is possible. */
function controllerAnchor({ board }: StageLayout): Point | undefined {
  const part = partOf(board, 'cloud')
  if (part === undefined) return undefined
  const x = board.form === 'column' ? part.box.x : rightOf(part.box)
  return point(x, Math.min(middleY(part.box), part.box.y + 54))
}

/** At the right; the cloud's own controller reaches it from the left, straight. */
function discAnchor(
  { board }: StageLayout,
  station: StationLayout,
  kind: Kind,
  byController: boolean,
): Point {
  const center = discCenter(station)
  const radius = station.disc / 2
  if (byController) {
    return point(center.x + (center.x > board.box.x ? -radius : radius), center.y)
  }
  const atCloud = station.station === 'cloud-provider' && kind === 'visitors'
  const offset = atCloud ? 6 : lanesOf[kind].disc
  return point(center.x + radius, center.y + offset)
}

function crewAnchor(card: Box, member: CrewMember, kind: Kind): Point {
  const chip = cardInside(card).members[member]
  const most = chip.height / 2 - 2
  return point(card.x, card.y + middleY(chip) + clamp(lanesOf[kind].port, -most, most))
}
