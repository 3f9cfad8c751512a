import { expect, it } from 'vitest'
import { point } from './geometry'
import { distanceTo, pathOf, placeOn, reversed, track } from './track'

const corner = track([point(0, 0), point(100, 0), point(100, 50)])

it('cuts a corner at 45 degrees', () => {
  expect(pathOf(corner)).toBe('M0 0L90 0L100 10L100 50')
})

it('cuts less where a run is short', () => {
  expect(pathOf(track([point(0, 0), point(8, 0), point(8, 50)]))).toBe('M0 0L4 0L8 4L8 50')
})

it('places what travels, and turns it with the way', () => {
  expect(placeOn(corner, 45)).toEqual({ x: 45, y: 0, heading: 0 })
  expect(placeOn(corner, corner.length)).toEqual({ x: 100, y: 50, heading: Math.PI / 2 })
  expect(placeOn(corner, -5)).toEqual({ x: 0, y: 0, heading: 0 })
})

it('walks the same way back', () => {
  const back = reversed(corner)
  const [one, other] = [placeOn(back, 30), placeOn(corner, corner.length - 30)]
  expect([one.x, one.y]).toEqual([other.x, other.y])
})

it('knows how far a place is', () => {
  expect(distanceTo(corner, point(50, 7))).toBe(7)
  expect(distanceTo(corner, point(-3, 4))).toBe(5)
})
