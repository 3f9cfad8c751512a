import { expect, it } from 'vitest'
import { magnifiedBy, nearness } from './magnification'

const slim = { width: 217, height: 44 }
const full = { width: 400, height: 160 }

it('squares get names when one comes nearer', () => {
  expect(magnifiedBy(nearness(2, 1), slim, 12)).toBe(2)
  expect(magnifiedBy(nearness(3, 1), slim, 12)).toBe(3)
})

it('pods that have names are only larger', () => {
  expect(magnifiedBy(nearness(3, 1), full, 3)).toBe(1)
})

it('does not flicker where the steps meet', () => {
  expect(nearness(1.7, 1)).toBe(1)
  expect(nearness(1.7, 2)).toBe(2)
  expect(nearness(1.5, 2)).toBe(1)
})
