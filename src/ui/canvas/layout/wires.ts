/**
 * The wires between actors: which exist, the way each takes, and the way of any message. Wires to
 * the API server are always drawn; those of users, registry and cloud only while they carry.
 */
import { type BoardLayout, partOf } from './board'
import { calledCorners } from './calledWires'
import {
  type Box,
  bottomOf,
  box,
  holds,
  middleY,
  movedBy,
  type Point,
  point,
  rightOf,
} from './geometry'
import { CLEAR, type RibbonEnd, ribbon } from './ribbon'
import { type StageLayout, stationOf } from './stageLayout'
import { discBox, discCenter } from './stations'
import { distanceTo, isSameWay, reversed, type Track, track } from './track'
import { type CrewMember, cardInside, isMember } from './workerCard'

export interface Wire {
  /** The two actors it joins, `you|kube-apiserver/master-1`: first the one it starts at. */
  readonly id: string
  readonly from: string
  readonly to: string
  readonly track: Track
  /** Ends drawn as ports. */
  readonly ports: readonly Point[]
  /** The worker it leads to, if any: its state is drawn on the wire. */
  readonly node: string
  /** Drawn even while nothing is on it. */
  readonly standing: boolean
}

/** The way of one message. */
export interface Route {
  readonly wire: Wire
  readonly track: Track
  /** Goes along the wire, or against it. */
  readonly ahead: boolean
}

export interface Wires {
  readonly standing: readonly Wire[]
  /** Undefined when one of the two stands nowhere on this stage. */
  route(from: string, to: string): Route | undefined
  /** The standing wire nearest to a place, within reach. */
  near(at: Point, reach: number): Wire | undefined
}

/** `before`: the wires of an earlier layout; those that still lie the same are kept as they are. */
export function wiresOf(layout: StageLayout, before?: Wires): Wires {
  const standing = kept([...boardWires(layout), ...workerWires(layout)], before?.standing ?? [])
  const byPair = new Map(standing.map((wire) => [wire.id, wire]))
  const routes = new Map<string, Route | undefined>()
  const find = (from: string, to: string): Route | undefined => {
    const along = byPair.get(`${from}|${to}`)
    if (along) return { wire: along, track: along.track, ahead: true }
    const against = byPair.get(`${to}|${from}`)
    if (against) return { wire: against, track: reversed(against.track), ahead: false }
    const made = calledWire(layout, from, to) ?? calledWire(layout, to, from)
    if (made === undefined) return undefined
    byPair.set(made.id, made)
    return find(from, to)
  }
  return {
    standing,
    route(from, to) {
      const key = `${from}|${to}`
      if (!routes.has(key)) routes.set(key, find(from, to))
      return routes.get(key)
    },
    near(at, reach) {
      const distances = standing.map((wire) => ({ wire, far: distanceTo(wire.track, at) }))
      const nearest = distances.reduce((best, one) => (one.far < best.far ? one : best), {
        wire: undefined as Wire | undefined,
        far: reach,
      })
      return nearest.wire
    },
  }
}

function kept(standing: readonly Wire[], before: readonly Wire[]): readonly Wire[] {
  const known = new Map(before.map((wire) => [wire.id, wire]))
  return standing.map((wire) => {
    const old = known.get(wire.id)
    return old !== undefined && isSameWay(old.track, wire.track) ? old : wire
  })
}

function wire(
  from: string,
  to: string,
  corners: readonly Point[],
  more: Partial<Pick<Wire, 'node' | 'standing' | 'ports'>> = {},
): Wire {
  const ends = [corners[0], corners.at(-1)].filter((end) => end !== undefined)
  return {
    id: `${from}|${to}`,
    from,
    to,
    track: track(corners),
    ports: more.ports ?? ends,
    node: more.node ?? '',
    standing: more.standing ?? true,
  }
}

/** Inside the control plane, and the person's own wire. */
function boardWires(layout: StageLayout): readonly Wire[] {
  const { board } = layout
  const api = partOf(board, 'api')
  if (api === undefined) return []
  const inner = board.parts
    .filter(({ part }) => part !== 'api')
    .map((part) =>
      part.part === 'etcd' && board.form !== 'short'
        ? wire(api.actor, part.actor, partCorners(board, api.box, part.box))
        : wire(part.actor, api.actor, partCorners(board, part.box, api.box)),
    )
  const you = stationOf(layout, 'you')
  if (you === undefined) return inner
  const center = discCenter(you)
  const start = point(center.x + you.disc / 2, center.y)
  const end = point(api.box.x, middleY(api.box))
  const corners = [start, ...stepTo(start, end), end]
  return [...inner, wire('you', api.actor, corners, { ports: [end] })]
}

/** Between two parts: straight down in a board, round the margin in a column. */
function partCorners(board: BoardLayout, from: Box, to: Box): readonly Point[] {
  if (board.form === 'column' || board.form === 'numbers') {
    const lane = board.box.x + 11
    const [start, end] = [middleY(from), middleY(to)]
    return [point(from.x, start), point(lane, start), point(lane, end), point(to.x, end)]
  }
  const x = Math.max(from.x, to.x) + Math.min(from.width, to.width) / 2
  const within = Math.min(Math.max(x, to.x + 12), rightOf(to) - 12)
  return [point(within, bottomOf(from)), point(within, to.y)]
}

/** Kubelets and kube-proxies of all workers to the API server: a ribbon, or a trunk with branches. */
function workerWires(layout: StageLayout): readonly Wire[] {
  const api = partOf(layout.board, 'api')
  if (api === undefined || layout.level === 'far') return []
  const column = layout.board.form === 'column'
  const start = point(column ? rightOf(layout.board.box) : rightOf(api.box), middleY(api.box))
  if (layout.workers.size > RIBBON_MOST) return trunkWires(layout, api.actor, start)
  const ends = [...layout.workers].flatMap(([name, card]) => endsOf(layout, name, card))
  const paths = ribbon(start, ends, turningRoom(layout), api.box.height - 12)
  return ends.flatMap((end) => {
    const corners = paths.get(end.id)
    if (corners === undefined) return []
    const [member = '', node = ''] = end.id.split('/')
    const more = { node, ports: [corners[0], corners.at(-1)].filter((port) => port !== undefined) }
    const first = wire(`${member}/${node}`, api.actor, corners.toReversed(), more)
    if (layout.columns === 1) return [first]
    // One wire serves both where cards stand in two columns.
    return [first, { ...first, id: `kube-proxy/${node}|${api.actor}`, from: `kube-proxy/${node}` }]
  })
}

/** Where a ribbon may turn: between board and workers, and clear of the cloud if it stands there. */
function turningRoom({ gutter, stations }: StageLayout): StageLayout['gutter'] {
  const cloud = stations.find(({ station }) => station === 'cloud-provider')
  const edge = cloud ? rightOf(discBox(cloud)) - CLOUD_MARGIN : gutter.from
  return { from: Math.max(gutter.from, Math.min(edge, gutter.to - LEAST_ROOM)), to: gutter.to }
}

/** A ribbon keeps twice this from where it may start. */
const CLOUD_MARGIN = 8
const LEAST_ROOM = 66

function endsOf(layout: StageLayout, name: string, card: Box): readonly RibbonEnd[] {
  const inside = cardInside(card)
  const y = (member: CrewMember): number => card.y + middleY(inside.members[member])
  if (layout.columns === 1 && inside.crew !== 'none') {
    return (['kubelet', 'kube-proxy'] as const).map((member) => ({
      id: `${member}/${name}`,
      at: point(card.x, y(member)),
      tail: [],
    }))
  }
  const port = point(card.x, card.y + middleY(inside.header))
  const behind = card.x > layout.gutter.to + 40
  if (!behind) return [{ id: `kubelet/${name}`, at: port, tail: [] }]
  const aisle = card.x - 12
  const lane = card.y - LANE_ABOVE
  return [{ id: `kubelet/${name}`, at: point(aisle, lane), tail: [point(aisle, port.y), port] }]
}

/** Wires to columns behind run in the gap above the card's row. */
const LANE_ABOVE = 6

/** More workers than this and their ribbon becomes a trunk with branches. */
const RIBBON_MOST = 8

function trunkWires(layout: StageLayout, api: string, start: Point): readonly Wire[] {
  const x = layout.gutter.to - CLEAR
  return [...layout.workers].flatMap(([name, card]) => {
    const port = point(card.x, card.y + middleY(cardInside(card).header))
    const aisle = card.x - 10
    const lane = card.y - LANE_ABOVE + 2
    const behind = card.x > layout.gutter.to + 40
    const branch = behind
      ? [point(x, lane), point(aisle, lane), point(aisle, port.y)]
      : [point(x, port.y)]
    const corners = [port, ...branch.toReversed(), point(x, start.y), start]
    const first = wire(`kubelet/${name}`, api, corners, { node: name })
    return [first, { ...first, id: `kube-proxy/${name}|${api}`, from: `kube-proxy/${name}` }]
  })
}

/** A wire that is drawn only in use, made when first asked for. */
function calledWire(layout: StageLayout, from: string, to: string): Wire | undefined {
  const [kind = '', host = ''] = from.split('/')
  const [otherKind = '', otherHost = ''] = to.split('/')
  if (isMember(kind) && isMember(otherKind) && host === otherHost) {
    return crewWire(layout, host, kind, otherKind)
  }
  const corners = calledCorners(layout, from, to)
  if (corners === undefined) return undefined
  const node = isMember(otherKind) ? otherHost : isMember(kind) ? host : ''
  return wire(from, to, corners, { standing: false, node })
}

/** Inside a card, down the strip between crew and berth. */
function crewWire(
  layout: StageLayout,
  node: string,
  from: CrewMember,
  to: CrewMember,
): Wire | undefined {
  const card = layout.workers.get(node)
  const inside = card && cardInside(card)
  if (card === undefined || inside === undefined || inside.crew === 'none') return undefined
  const [one, other] = [inside.members[from], inside.members[to]]
  const lane = card.x + (rightOf(one) + inside.berth.x) / 2
  const [start, end] = [card.y + middleY(one), card.y + middleY(other)]
  return wire(`${from}/${node}`, `${to}/${node}`, [point(lane, start), point(lane, end)], {
    standing: false,
    ports: [],
    node,
  })
}

/** One step half-way between two places that are not level. */
function stepTo(start: Point, end: Point): readonly Point[] {
  if (Math.abs(start.y - end.y) < 1) return []
  const x = (start.x + end.x) / 2
  return [point(x, start.y), point(x, end.y)]
}

/** The node, if any, whose card a place is on. */
export function workerAt(layout: StageLayout, at: Point): string | undefined {
  return [...layout.workers].find(([, card]) => holds(card, at))?.[0]
}

/** The berth of a worker, on the stage. */
export function berthOn(card: Box): Box {
  const { berth } = cardInside(card)
  return movedBy(box(berth.x, berth.y, berth.width, berth.height), card.x, card.y)
}
