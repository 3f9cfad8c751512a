import { expect, it } from 'vitest'
import { box, overlap } from '../layout/geometry'
import { type Labelled, placePlates } from './plates'

const room = box(0, 0, 400, 300)
const label = (part: Partial<Labelled> = {}): Labelled => ({
  id: 1,
  x: 200,
  y: 150,
  heading: 0,
  widths: [80],
  height: 22,
  reach: 20,
  must: false,
  inLine: false,
  ...part,
})
const place = (labels: readonly Labelled[], words = [box(0, 0, 0, 0)], before = new Map()) =>
  placePlates(labels, words, [], room, before)

it('stands above what flies level, beside what flies upright', () => {
  expect(place([label()])[0]?.side).toBe('n')
  expect(place([label({ heading: Math.PI / 2 })])[0]?.side).toBe('w')
})

it('never stands on words', () => {
  const words = [box(100, 90, 200, 50)]
  const [plate] = place([label()], words)
  expect(plate && overlap(plate.box, words[0] ?? room)).toBe(0)
  expect(plate?.side).toBe('s')
})

it('never stands on another label', () => {
  const plates = place([label(), label({ id: 2, x: 210 }), label({ id: 3, x: 220 })])
  for (const one of plates) {
    for (const other of plates) {
      if (one !== other) expect(overlap(one.box, other.box)).toBe(0)
    }
  }
})

it('goes without where there is no room, unless it is pointed at', () => {
  const words = [room]
  expect(place([label()], words)).toEqual([])
  expect(place([label({ must: true })], words)).toHaveLength(1)
})

it('says less where there is room for less only', () => {
  const words = [box(0, 0, 400, 128), box(0, 172, 400, 128), box(0, 0, 130, 300)]
  const [plate] = place([label({ widths: [200, 40], heading: Math.PI / 2 })], words)
  expect(plate?.wording).toBe(1)
})

it('stays at its side while that is free', () => {
  expect(place([label()], [], new Map([[1, 's']]))[0]?.side).toBe('s')
})

it('never stands on the edge of the stage', () => {
  expect(place([label({ y: 10 })])[0]?.side).toBe('s')
})
