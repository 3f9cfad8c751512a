import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../testing/readVectors'
import { goDuration, humanDuration, shortHumanDuration } from './duration'

interface Input {
  readonly seconds: number
}
interface Expect {
  readonly text: string
}

const human = readVectors<Input, Expect>(fs, 'duration-human')
const short = readVectors<Input, Expect>(fs, 'duration-short')

describe('an age shows the two largest units while they matter', () => {
  it.skipIf(human.absent).each(human.cases)('$name', ({ input, expect: { text } }) => {
    expect(humanDuration(input.seconds * 1e6)).toBe(text)
  })
})

describe('a short age shows the largest unit', () => {
  it.skipIf(short.absent).each(short.cases)('$name', ({ input, expect: { text } }) => {
    expect(shortHumanDuration(input.seconds * 1e6)).toBe(text)
  })
})

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
