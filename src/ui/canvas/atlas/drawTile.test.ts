import { expect, it } from 'vitest'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'
import { drawTiles, type TileLook } from './drawTile'

/** Crashing and failed are told alike: both are a failure, and words say which. */
const told: readonly TileLook[] = [
  'pending',
  'creating',
  'running',
  'notReady',
  'failed',
  'ending',
  'done',
  'unknown',
  'expected',
]

/** Inks without a hue: a line, a ground, the paper. */
const inks = {
  lineStrong: 'line',
  canvas: 'paper',
  card: 'paper',
  look: Object.fromEntries(told.map((look) => [look, { line: 'line', soft: 'ground' }])),
} as unknown as Inks

/** What is drawn of a pod's square, and in which of these inks. */
function strokesOf(look: TileLook): string {
  const strokes: string[] = []
  const pen = new Proxy<Record<string, unknown>>(
    {},
    {
      get:
        (set, name) =>
        (...values: unknown[]) =>
          strokes.push([name, ...values, set['fillStyle'], set['strokeStyle']].join(' ')),
      set: (set, name, value) => Reflect.set(set, name, value),
    },
  )
  drawTiles(pen as unknown as Pen, [{ x: 0, y: 0, width: 12, height: 12, look }], inks)
  return strokes.join('\n')
}

it('tells the state of a pod by its shape, to whom colours say nothing', () => {
  const shapes = told.map(strokesOf)
  expect(new Set(shapes).size).toBe(told.length)
})
