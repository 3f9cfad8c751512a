import { describe, expect, it } from 'vitest'
import type { Point } from './geometry'
import { type StageLayout, stageLayout } from './stageLayout'
import { wiresOf } from './wires'

const api = 'kube-apiserver/master-1'

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

describe.each([1, 3, 4])('beside %i workers in one column', (count) => {
  const wires = wiresOf(stageOf(count))

  it('kubelet and kube-proxy of each have a wire of their own to the API server', () => {
    const nodes = wires.standing.filter(({ node }) => node !== '').map(({ id }) => id)
    expect(nodes).toHaveLength(2 * count)
    expect(nodes).toContain(`kubelet/worker-${count}|${api}`)
    expect(nodes).toContain(`kube-proxy/worker-${count}|${api}`)
  })

  it('no two wires of the ribbon cross', () => {
    const ribbon = wires.standing.filter(({ node }) => node !== '')
    const crossing = ribbon.flatMap((one, i) =>
      ribbon.slice(i + 1).filter((other) => cross(one.track.points, other.track.points)),
    )
    expect(crossing).toEqual([])
  })
})

it.each([
  ['you', api],
  ['kube-scheduler/master-1', api],
  ['kube-controller-manager/master-1', api],
  ['cloud-controller-manager/master-1', api],
  [api, 'etcd/master-1'],
  ['kubelet/worker-2', api],
  ['kubelet/worker-2', 'runtime/worker-2'],
  ['end-users', 'kube-proxy/worker-3'],
  ['image-registry', 'runtime/worker-1'],
  ['cloud-controller-manager/master-1', 'cloud-provider'],
  ['kube-proxy/worker-1', 'runtime/worker-3'],
] as const)(
  'a message from %s to %s and its answer take one way, each in its direction',
  (from, to) => {
    const wires = wiresOf(stageOf(3))
    const [there, back] = [wires.route(from, to), wires.route(to, from)]
    expect(there?.wire).toBe(back?.wire)
    expect(there?.ahead).not.toBe(back?.ahead)
    expect(there?.track.points).toEqual(back?.track.points.toReversed())
    expect(there?.track.length).toBeGreaterThan(10)
  },
)

it('a message to somebody who is not there has no way', () => {
  expect(wiresOf(stageOf(3)).route('kubelet/worker-9', api)).toBeUndefined()
})

it.each([6, 20])('each of %i workers is reached', (count) => {
  const wires = wiresOf(stageOf(count))
  for (let i = 1; i <= count; i++) {
    expect(wires.route(api, `kubelet/worker-${i}`)).toBeDefined()
    expect(wires.route(`kube-proxy/worker-${i}`, api)).toBeDefined()
  }
})

it('dragging one of twenty workers moves its own wires and no other', () => {
  const before = wiresOf(stageOf(20))
  const after = wiresOf(stageOf(20, 1208, 556, { 'worker/worker-4': { x: 700, y: 300 } }), before)
  const moved = after.standing.filter((wire) => !before.standing.includes(wire))
  expect(new Set(moved.map(({ node }) => node))).toEqual(new Set(['worker-4']))
})

it('finds the wire under a pointer', () => {
  const wires = wiresOf(stageOf(3))
  const one = wires.standing.find(({ id }) => id === `kubelet/worker-1|${api}`)
  const end = one?.track.points[0] ?? { x: 0, y: 0 }
  expect(wires.near({ x: end.x - 8, y: end.y + 2 }, 5)).toBe(one)
  expect(wires.near({ x: 20, y: 20 }, 5)).toBeUndefined()
})

function cross(one: readonly Point[], other: readonly Point[]): boolean {
  return runs(one).some(([a, b]) =>
    runs(other).some(
      ([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0,
    ),
  )
}

const runs = (points: readonly Point[]): (readonly [Point, Point])[] =>
  points.slice(1).flatMap((to, i) => {
    const from = points[i]
    return from ? [[from, to] as const] : []
  })

const side = (a: Point, b: Point, p: Point): number =>
  Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x))
