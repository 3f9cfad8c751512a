import { expect, it } from 'vitest'
import { type Box, bottomOf, type Point, rightOf } from './geometry'
import { type StageLayout, stageLayout } from './stageLayout'
import { discBox } from './stations'
import { wiresOf } from './wires'
import { crewMembers } from './workerCard'

const stageOf = (
  count: number,
  width = 1208,
  height = 556,
  places: Readonly<Record<string, Point>> = {},
): StageLayout =>
  stageLayout({
    room: { width, height },
    master: 'master-1',
    workers: Array.from({ length: count }, (_, i) => ({ name: `worker-${i + 1}`, zone: 'a' })),
    places,
  })

const rooms = [
  [1208, 556],
  [1830, 860],
  [880, 556],
  [952, 492],
  [644, 476],
  [1208, 288],
] as const

it.each(rooms)('in %i by %i no wire leads across a component that is not its end', (...room) => {
  const across: string[] = []
  for (let count = 1; count <= 30; count++) {
    const layout = stageOf(count, ...room)
    if (layout.level === 'far') continue
    for (const { name, points } of waysOf(layout)) {
      const ends = name.split(' to ')
      const hit = componentsOf(layout).find(
        ([owner, place]) => !ends.some((end) => isPartOf(end, owner)) && touches(points, place),
      )
      if (hit) across.push(`${name} across ${hit[0]} beside ${count} workers`)
    }
  }
  expect(across).toEqual([])
})

it('a worker dragged into the corridors is gone round', () => {
  const layout = stageOf(3, 1208, 556, { 'worker/worker-1': { x: 400, y: 514 } })
  const hit = waysOf(layout).filter(({ name, points }) => {
    const card = layout.workers.get('worker-1')
    const outside = name.includes('end-users') || name.includes('image-registry')
    return outside && !name.includes('worker-1') && card && touches(points, card)
  })
  expect(hit).toEqual([])
})

it.each([
  ['end-users', 'cloud-provider'],
  ['end-users', 'kube-proxy/worker-2'],
  ['image-registry', 'runtime/worker-2'],
  ['runtime/worker-3', 'end-users'],
])('the wire from %s to %s passes below the board', (from, to) => {
  const layout = stageOf(3)
  const lowest = Math.max(...pointsOf(layout, from, to).map(({ y }) => y))
  expect(lowest).toBeGreaterThan(bottomOf(layout.board.box))
  expect(lowest).toBeLessThan(layout.world.height)
})

it('wires of users and registry run side by side and do not cross before the workers', () => {
  const layout = stageOf(3)
  const users = pointsOf(layout, 'end-users', 'kube-proxy/worker-1')
  const registry = pointsOf(layout, 'image-registry', 'runtime/worker-1')
  const floors = [users, registry].map((points) => Math.max(...points.map(({ y }) => y)))
  const lanes = [users, registry].map((points) => points.at(-2)?.x ?? 0)
  expect(floors[1]).toBeGreaterThan(floors[0] ?? 0)
  expect(lanes[1]).toBeGreaterThan(lanes[0] ?? 0)
})

it('those who never speak have no wire', () => {
  const wires = wiresOf(stageOf(3))
  expect(wires.route('kube-scheduler/master-1', 'etcd/master-1')).toBeUndefined()
  expect(wires.route('end-users', 'image-registry')).toBeUndefined()
})

const pointsOf = (layout: StageLayout, from: string, to: string): readonly Point[] =>
  wiresOf(layout).route(from, to)?.track.points ?? []

function waysOf(layout: StageLayout) {
  const wires = wiresOf(layout)
  const nodes = [...layout.workers.keys()]
  const crew = nodes.flatMap((node) => crewMembers.map((member) => `${member}/${node}`))
  const parts = layout.board.parts.map(({ actor }) => actor)
  const stations = layout.stations.map(({ station }) => station)
  const actors = [...parts, ...stations, ...crew]
  return actors.flatMap((from, i) =>
    // Pairs of workers are thousands: some of them.
    actors.slice(i + 1).flatMap((to, j) => {
      if (crew.includes(from) && crew.includes(to) && (i + j) % SAMPLED !== 0) return []
      const route = wires.route(from, to)
      return route ? [{ name: `${from} to ${to}`, points: route.track.points }] : []
    }),
  )
}

/** One pair of this many; a prime, so that all columns and members come up. */
const SAMPLED = 17

const componentsOf = ({ board, stations, workers }: StageLayout): (readonly [string, Box])[] => [
  ...board.parts.map(({ actor, box }) => [actor, box] as const),
  ...stations.map((station) => [station.station, discBox(station)] as const),
  ...workers,
]

const isPartOf = (actor: string, owner: string): boolean =>
  actor === owner || actor.endsWith(`/${owner}`)

/** Whether a run enters a box, its outermost pixel apart. */
function touches(points: readonly Point[], place: Box): boolean {
  return points.slice(1).some((to, i) => {
    const from = points[i] ?? to
    const share = [0, 0.25, 0.5, 0.75, 1].map((at) => ({
      x: from.x + (to.x - from.x) * at,
      y: from.y + (to.y - from.y) * at,
    }))
    const straight = from.x === to.x || from.y === to.y
    if (!straight) return share.some((at) => within(at, at, place))
    return within(from, to, place)
  })
}

const within = (from: Point, to: Point, place: Box): boolean =>
  Math.max(from.x, to.x) > place.x + 1 &&
  Math.min(from.x, to.x) < rightOf(place) - 1 &&
  Math.max(from.y, to.y) > place.y + 1 &&
  Math.min(from.y, to.y) < bottomOf(place) - 1
