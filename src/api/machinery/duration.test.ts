import { expect, it } from 'vitest'
import { goDuration, parseGoDuration } from './duration'

it.each([
  [0, '0s'],
  [10_000_000, '10s'],
  [160_000_000, '2m40s'],
  [300_000_000, '5m0s'],
  [3_600_000_000, '1h0m0s'],
  [1_500_000, '1.5s'],
  [200_000, '200ms'],
  [42, '42µs'],
  [-1_000_000, '-1s'],
])('Go prints %i microseconds as %s', (micros, text) => {
  expect(goDuration(micros)).toBe(text)
})

it.each([
  ['0', 0],
  ['90s', 90_000_000],
  ['1h30m', 5_400_000_000],
  ['1.5ms', 1500],
  ['-.5s', -500_000],
  ['', 'time: invalid duration ""'],
  ['1', 'time: missing unit in duration "1"'],
  ['1d', 'time: unknown unit "d" in duration "1d"'],
  ['h', 'time: invalid duration "h"'],
])('Go reads %j as %s', (text, micros) => {
  expect(parseGoDuration(text)).toBe(micros)
})
