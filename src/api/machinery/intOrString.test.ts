import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../testing/readVectors'
import { isPercent, resolveFenceposts, scaledIntOrPercent } from './intOrString'

interface Input {
  readonly maxSurge: string | number | null
  readonly maxUnavailable: string | number | null
  readonly desired: number
}
type Expect = { readonly error: true } | { readonly surge: number; readonly unavailable: number }

const vectors = readVectors<Input, Expect>(fs, 'deployment-fenceposts')

describe('maxSurge rounds up, maxUnavailable down, and both are never zero', () => {
  it.skipIf(vectors.absent).each(vectors.cases)('$name', ({ input, expect: expected }) => {
    const got = resolveFenceposts(
      input.maxSurge ?? undefined,
      input.maxUnavailable ?? undefined,
      input.desired,
    )
    if ('error' in expected) expect(typeof got).toBe('string')
    else expect(got).toEqual(expected)
  })
})

it.each([
  [3, 10, 'up', 3],
  ['25%', 10, 'up', 3],
  ['25%', 10, 'down', 2],
  ['0%', 10, 'up', 0],
  ['100%', 7, 'down', 7],
] as const)('%s of %i rounded %s is %i', (value, total, rounding, expected) => {
  expect(scaledIntOrPercent(value, total, rounding)).toBe(expected)
})

it('a word is refused with the reason', () => {
  expect(scaledIntOrPercent('few', 10, 'up')).toBe(
    'invalid value for IntOrString: invalid type: string is not a percentage',
  )
  expect(isPercent('25%')).toBe(true)
  expect(isPercent('few%')).toBe(false)
})
