import { expect, it } from 'vitest'
import { partOf } from '../layout/board'
import { holds } from '../layout/geometry'
import { stageLayout } from '../layout/stageLayout'
import { wiresOf } from '../layout/wires'
import { journeyTrack } from './journeyTrack'

const layout = stageLayout({
  room: { width: 1208, height: 556 },
  master: 'master-1',
  workers: [1, 2, 3].map((i) => ({ name: `worker-${i}`, zone: 'a' })),
  places: {},
})
const wires = wiresOf(layout)
const card = layout.workers.get('worker-3') ?? { x: 0, y: 0, width: 0, height: 0 }
const berth = { x: card.x + 200, y: card.y + 80 }
const way = journeyTrack(layout, wires, 'worker-3', berth)

it('a pod leaves the hands of the scheduler and comes to its berth', () => {
  const [start, end] = [way?.points[0], way?.points.at(-1)]
  const scheduler = partOf(layout.board, 'scheduler')
  expect(scheduler && start && holds(scheduler.box, start)).toBe(true)
  expect(end).toEqual(berth)
})

it('on its way it passes through the API server', () => {
  const api = partOf(layout.board, 'api')
  expect(way?.points.some((point) => api && holds(api.box, point))).toBe(true)
})

it('a pod bound to a node that is not drawn appears without a journey', () => {
  expect(journeyTrack(layout, wires, 'worker-9', berth)).toBeUndefined()
})
