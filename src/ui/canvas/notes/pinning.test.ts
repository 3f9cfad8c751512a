import { describe, expect, it } from 'vitest'
import { middleX, middleY } from '../layout/geometry'
import { stageLayout, workerId } from '../layout/stageLayout'
import { pinAt, pinnedTo, placeOf } from './pinning'

const laptop = { width: 1208, height: 556 }
const layoutOf = (names: readonly string[], places = {}, room = laptop) =>
  stageLayout({
    room,
    master: 'master-1',
    workers: names.map((name) => ({ name, zone: 'a' })),
    places,
  })
const before = layoutOf(['worker-1', 'worker-2'])
const card = before.workers.get('worker-2')
const middle = card && { x: middleX(card), y: middleY(card) }

describe('a note pinned to a worker', () => {
  const pin = middle && pinAt(before, middle)
  it('knows its worker, and moves with it', () => {
    if (pin === undefined) throw new Error('worker-2 has a card')
    expect(pinnedTo(pin)).toBe('worker-2')
    const after = layoutOf(['worker-1', 'worker-2'], { [workerId('worker-2')]: { x: 10, y: 20 } })
    const moved = after.workers.get('worker-2')
    expect(moved).toBeDefined()
    expect(placeOf(after, pin)).toEqual(moved && { x: middleX(moved), y: middleY(moved) })
  })

  it('hangs where it hung on the stage once the worker is gone', () => {
    if (pin === undefined || middle === undefined) throw new Error('worker-2 has a card')
    const place = placeOf(layoutOf(['worker-1']), pin)
    expect(Math.round(place.x)).toBe(Math.round(middle.x))
    expect(Math.round(place.y)).toBe(Math.round(middle.y))
  })
})

it('a note pinned to the stage keeps its share of the stage when the room changes', () => {
  const corner = { x: before.world.width - 30, y: 4 }
  const pin = pinAt(before, corner)
  expect(pinnedTo(pin)).toBe('')
  const wide = layoutOf(['worker-1', 'worker-2'], {}, { width: 1800, height: 800 })
  expect(placeOf(wide, pin).x / wide.world.width).toBeCloseTo(corner.x / before.world.width)
})
