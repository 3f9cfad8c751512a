import { expect, it } from 'vitest'
import { factorOf, formatFactor, formatSlowness, sliderOf } from './speed'

it.each([
  [0, '×0.1'],
  [250, '×1'],
  [500, '×10'],
  [1000, '×1000'],
])('the slider at %i is a speed of %s', (slider, text) => {
  expect(formatFactor(factorOf(slider))).toBe(text)
})

it.each([
  [0.5, '2×'],
  [0.0004, '2500×'],
  [0.000123, '8100×'],
])('a story at %f of real time is slowed %s', (factor, text) => {
  expect(formatSlowness(factor)).toBe(text)
})

it('finds its place again from a speed', () => {
  for (let slider = 0; slider <= 1000; slider += 50) {
    expect(Math.abs(sliderOf(factorOf(slider)) - slider)).toBeLessThan(12)
  }
})
