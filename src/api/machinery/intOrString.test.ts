import { expect, it } from 'vitest'
import { isPercent, scaledIntOrPercent } from './intOrString'

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
