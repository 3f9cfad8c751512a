import { expect, it } from 'vitest'
import { berthPlan, slotOf } from './berth'
import { bottomOf, rightOf, type Size } from './geometry'
import { cardInside } from './workerCard'

const full = cardInside({ width: 400, height: 160 }).berth
const low = cardInside({ width: 308, height: 119 }).berth
const slim = cardInside({ width: 217, height: 44 }).berth

it.each([
  ['one pod has words and room', full, 1, 'wide'],
  ['four pods still have', full, 4, 'wide'],
  ['five pods draw together', full, 5, 'narrow'],
  ['seven pods are lines', full, 7, 'line'],
  ['thirty pods are squares', full, 30, 'tile'],
  ['in a low card three pods are lines', low, 3, 'line'],
  ['in one row of a small card eight pods are squares', slim, 8, 'tile'],
] as const)('%s', (_, berth, count, size) => {
  expect(berthPlan(berth, count).size).toBe(size)
})

it('a worker with one pod draws it as narrow as its fuller neighbour must', () => {
  expect(berthPlan(full, 1, 6).size).toBe('narrow')
})

it.each([1, 2, 5, 12, 30, 110])('%i pods lie inside the berth, none on another', (count) => {
  for (const berth of [full, low] satisfies Size[]) {
    const plan = berthPlan(berth, count)
    const slots = Array.from({ length: Math.min(count, plan.capacity) }, (_, i) => slotOf(plan, i))
    for (const slot of slots) {
      expect(rightOf(slot)).toBeLessThanOrEqual(berth.width)
      expect(bottomOf(slot)).toBeLessThanOrEqual(berth.height)
    }
    expect(new Set(slots.map(({ x, y }) => `${x},${y}`)).size).toBe(slots.length)
  }
})

it('a pod keeps its place when another comes', () => {
  const [three, four] = [berthPlan(full, 3), berthPlan(full, 4)]
  expect(slotOf(four, 2)).toEqual(slotOf(three, 2))
})
