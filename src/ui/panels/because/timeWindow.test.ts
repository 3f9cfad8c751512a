import { expect, it } from 'vitest'
import { panned, showing, ticksOf, zoomed } from './timeWindow'

const window = { from: 1000, until: 2000 }

it('the instant that is pointed at stays where it is when one looks nearer', () => {
  expect(zoomed(window, 2, 1250)).toEqual({ from: 1125, until: 1625 })
})

it('an instant out of sight is brought to the middle, and one in sight moves nothing', () => {
  expect(showing(window, 3000)).toEqual({ from: 2500, until: 3500 })
  expect(showing(window, 1000)).toBe(window)
  expect(panned(window, 0.25)).toEqual({ from: 1250, until: 2250 })
})

it('a ruler counts in round numbers from the first cause', () => {
  expect(ticksOf(window, 900, 5)).toEqual([200, 400, 600, 800, 1000])
})
