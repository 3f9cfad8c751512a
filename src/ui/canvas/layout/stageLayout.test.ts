import { describe, expect, it } from 'vitest'
import { around, bottomOf, overlap, rightOf, type Size } from './geometry'
import { type StageLayout, stageLayout, workerId } from './stageLayout'

const rooms: Readonly<Record<string, Size>> = {
  'a laptop': { width: 1208, height: 556 },
  'a lecture hall': { width: 1830, height: 875 },
  'a laptop with the inspector': { width: 880, height: 556 },
  'a lecture hall with the inspector': { width: 1420, height: 875 },
  'a laptop with the dock': { width: 1208, height: 288 },
  'a small window': { width: 972, height: 476 },
  'a small window with the inspector': { width: 644, height: 476 },
  'a small window with the dock': { width: 972, height: 240 },
}
const laptop = { width: 1208, height: 556 }

const stageOf = (room: Size, count: number, places = {}): StageLayout =>
  stageLayout({ room, master: 'master-1', workers: makeWorkers(count), places })

const makeWorkers = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    name: `worker-${i + 1}`,
    zone: `zone-${'abc'[i % 3]}`,
  }))

describe.each(Object.entries(rooms))('in %s', (_, room) => {
  it.each([0, 1, 3, 4, 5, 8, 12, 20, 30, 31, 200, 1000])(
    '%i workers lie apart, on the stage',
    (count) => {
      const stage = stageOf(room, count)
      const cards = [...stage.workers.values()]
      expect(cards).toHaveLength(count)
      for (const card of cards) {
        expect(rightOf(card)).toBeLessThanOrEqual(stage.world.width)
        expect(bottomOf(card)).toBeLessThanOrEqual(stage.world.height)
        expect(card.x).toBeGreaterThanOrEqual(rightOf(stage.board.box))
      }
      for (let i = 1; i < Math.min(cards.length, 40); i++) {
        const [one, other] = [cards[i - 1], cards[i]]
        expect(one && other && overlap(one, other)).toBe(0)
      }
    },
  )

  it.each([3, 6, 20])('the parts of a master stand on its board, with %i workers', (count) => {
    const { board } = stageOf(room, count)
    for (const part of board.parts) expect(around(board.box, part.box)).toEqual(board.box)
    board.parts.forEach((one, i) => {
      for (const other of board.parts.slice(i + 1)) expect(overlap(one.box, other.box)).toBe(0)
    })
  })

  it('nobody outside stands on the board or on a worker', () => {
    const stage = stageOf(room, 3)
    for (const station of stage.stations) {
      expect(overlap(station.box, stage.board.box)).toBe(0)
      for (const card of stage.workers.values()) expect(overlap(station.box, card)).toBe(0)
    }
  })

  it('the world fills the room', () => {
    const { world, zoom } = stageOf(room, 3)
    expect(world.width * zoom).toBeCloseTo(room.width)
    expect(world.height * zoom).toBeCloseTo(room.height)
    expect(zoom).toBeGreaterThanOrEqual(1)
  })
})

it.each([
  [1, 2],
  [2, 3],
  [5, 6],
  [7, 8],
  [9, 10],
  [16, 17],
  [20, 24],
])('going from %i to %i workers moves none of those there', (before, after) => {
  const [one, other] = [stageOf(laptop, before), stageOf(laptop, after)]
  for (const [name, card] of one.workers) expect(other.workers.get(name)).toEqual(card)
})

it.each([
  [644, 476],
  [644, 240],
])('in %i by %i a worker still has room for its name and a pod', (width, height) => {
  const { firstWorker, zoom } = stageOf({ width, height }, 3)
  expect(firstWorker.width).toBeGreaterThan(160)
  expect(zoom).toBeGreaterThan(0.7)
})

it('is larger on a larger wall', () => {
  expect(stageOf({ width: 1830, height: 875 }, 3).zoom).toBeGreaterThan(1.5)
})

it('a card dragged by a person stays where it was put, and moves no other', () => {
  const places = { [workerId('worker-2')]: { x: 300, y: 20 } }
  const [before, after] = [stageOf(laptop, 3), stageOf(laptop, 3, places)]
  expect(after.workers.get('worker-2')).toMatchObject({ x: 300, y: 20 })
  expect(after.workers.get('worker-1')).toEqual(before.workers.get('worker-1'))
})

it('a master dragged by a person takes its parts along', () => {
  const before = stageOf(laptop, 3).board
  const after = stageOf(laptop, 3, {
    'master/master-1': { x: before.box.x + 10, y: before.box.y },
  }).board
  expect(after.parts.map(({ box }) => box.x)).toEqual(before.parts.map(({ box }) => box.x + 10))
})

it('cells become cards again only well below the limit', () => {
  const workers = makeWorkers(29)
  const stage = { room: laptop, master: 'master-1', workers, places: {} }
  expect(stageLayout(stage).level).toBe('mid')
  expect(stageLayout({ ...stage, wasFar: true }).level).toBe('far')
  expect(stageLayout({ ...stage, workers: makeWorkers(26), wasFar: true }).level).toBe('mid')
})

it('five thousand workers have a cell each', () => {
  const workers = makeWorkers(5000)
  const { level, far } = stageLayout({ room: laptop, master: 'master-1', workers, places: {} })
  expect(level).toBe('far')
  expect(far?.cells.size).toBe(5000)
})

it.each([40, 100, 200, 1000])(
  'one more than %i workers takes a free place and moves nobody',
  (count) => {
    const [before, after] = [stageOf(laptop, count), stageOf(laptop, count + 1)]
    expect(after.workers.size).toBe(count + 1)
    for (const [name, cell] of before.workers) expect(after.workers.get(name)).toEqual(cell)
  },
)
