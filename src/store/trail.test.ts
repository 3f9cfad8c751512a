import { beforeEach, expect, it } from 'vitest'
import { clearTrail, extendTrail, trail } from './trail'

beforeEach(clearTrail)

const frames = (count: number, microsEach: number, wallEach = 16): void => {
  const from = trail().at(-1)?.at ?? 0
  for (let frame = 1; frame <= count; frame++) extendTrail(from + frame * microsEach, wallEach, [])
}

it('is as long as time was played, however little of it passed', () => {
  extendTrail(0, 16, [])
  frames(100, 10)
  expect(trail().at(-1)).toMatchObject({ at: 1_000, played: 1_600 })
})

it('does not grow while time is held', () => {
  extendTrail(5, 16, [])
  extendTrail(5, 16, [])
  expect(trail()).toHaveLength(1)
})

it('shows a jump as one short break, whatever was played in it', () => {
  extendTrail(0, 16, [])
  frames(20, 1_000)
  extendTrail(5_000_000, 16, [])
  extendTrail(9_000_000, 16, [{ from: 20_000, to: 8_900_000 }])
  const breaks = trail().filter((sample) => sample.skip)
  expect(breaks).toHaveLength(1)
  expect(breaks[0]).toMatchObject({ at: 8_900_000 })
  expect(trail().at(-1)).toMatchObject({ at: 9_000_000 })
})

it('goes up all the way, and forgets what is long past', () => {
  extendTrail(0, 16, [])
  frames(10_000, 500)
  const all = trail()
  expect(all.length).toBeLessThan(300)
  for (const [index, sample] of all.entries()) {
    const before = all[index - 1]
    if (before === undefined) continue
    expect(sample.at).toBeGreaterThan(before.at)
    expect(sample.played).toBeGreaterThan(before.played)
  }
})
