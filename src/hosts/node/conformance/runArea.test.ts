import { expect, it } from 'vitest'
import { area } from './area'
import { reportText } from './report'
import { runArea } from './runArea'
import { readCases } from './vectorFile'

const doubling = area({
  gates: ['Known'],
  answer({ number }: { readonly number: number }) {
    if (number < 0) throw new Error('negative')
    return { twice: number * 2 }
  },
})

const one = (
  name: string,
  number: number,
  twice: number,
  featureGates?: Record<string, boolean>,
) => ({
  name,
  input: { number, ...(featureGates && { featureGates }) },
  expect: { twice },
})

it('cases pass, fail with their differences, or are left out with their gates', () => {
  const cases = [
    one('right', 1, 2),
    one('wrong', 1, 3),
    one('broken', -1, -2),
    one('gated', 1, 2, { Unknown: true }),
    one('known gate', 2, 4, { Known: false }),
  ]
  expect(reportText(runArea({ area: 'doubling', cases }, doubling))).toBe(
    [
      'doubling  2 passed, 2 failed, 1 left out',
      '  ✗ wrong',
      '      twice: expected 3, got 2',
      '  ✗ broken',
      '      threw: negative',
      '  – gated: left out, Unknown is not modelled',
    ].join('\n'),
  )
})

it('of many failures the first are told', () => {
  const cases = [1, 2, 3, 4, 5, 6, 7].map((number) => one(`case-${number}`, number, 0))
  const lines = reportText(runArea({ area: 'doubling', cases }, doubling)).split('\n')
  expect([lines.length, lines.at(-1)]).toEqual([12, '  … and 2 more'])
})

it('every case of an area nobody knows fails', () => {
  const { passed, failures } = runArea(
    { area: 'unheard-of', cases: [one('right', 1, 2)] },
    undefined,
  )
  expect(passed).toBe(0)
  expect(failures).toEqual([{ name: 'right', differences: ['no area of this name is known'] }])
})

it.each([
  ['{"cases": []}', 'has no cases'],
  ['[]', 'has no cases'],
  ['null', 'is no vector file: TypeError'],
  ['nonsense', 'is no vector file: SyntaxError'],
])('a file that says %s fails', (text, why) => {
  const { failures } = runArea({ area: 'doubling', ...readCases(text) }, doubling)
  expect(failures).toMatchObject([{ name: 'doubling.json' }])
  expect(failures[0]?.differences[0]).toContain(why)
})
