import { expect, it } from 'vitest'
import { box } from '../layout/geometry'
import { fromMap, mapScale, onMap, wantsMap } from './mapScale'

const whole = box(-100, 0, 1000, 500)
const room = { width: 1000, height: 500 }

it('a map is wanted only while a part of the stage is out of view', () => {
  expect(wantsMap(whole, { view: [100, 0, 1], room })).toBe(false)
  expect(wantsMap(whole, { view: [100, 0, 0.5], room })).toBe(false)
  expect(wantsMap(whole, { view: [100, 0, 2], room })).toBe(true)
  expect(wantsMap(whole, { view: [-200, 0, 1], room })).toBe(true)
  expect(wantsMap(whole, { view: [100, 0, 2], room: { width: 1000, height: 200 } })).toBe(false)
})

it('a place on the map stands for the place of the stage that is drawn there', () => {
  const map = mapScale(whole)
  const { x, y } = onMap(map, box(300, 200, 0, 0))
  expect(fromMap(map, { x, y })).toEqual({ x: 300, y: 200 })
  expect(fromMap(map, { x: -50, y: 9_999 })).toEqual({ x: -100, y: 500 })
})
