import { expect, it } from 'vitest'
import { parseInt64 } from './goInt'

it.each([
  ['0', 0n],
  ['+7', 7n],
  ['-12', -12n],
  ['007', 7n],
  ['9223372036854775807', 2n ** 63n - 1n],
  ['-9223372036854775808', -(2n ** 63n)],
])('%s is an int64', (text, value) => {
  expect(parseInt64(text)).toBe(value)
})

it.each(['', '-', '1.5', '1e3', ' 1', '0x1', '9223372036854775808'])('%j is none', (text) => {
  expect(parseInt64(text)).toBeUndefined()
})
