import { expect, it } from 'vitest'
import { factorOf, formatFactor, sliderOf } from './speed'

it.each([
  [0, '×0.1'],
  [250, '×1'],
  [500, '×10'],
  [1000, '×1000'],
])('the slider at %i is a speed of %s', (slider, text) => {
  expect(formatFactor(factorOf(slider))).toBe(text)
})

it('finds its place again from a speed', () => {
  for (let slider = 0; slider <= 1000; slider += 50) {
    expect(Math.abs(sliderOf(factorOf(slider)) - slider)).toBeLessThan(12)
  }
})
