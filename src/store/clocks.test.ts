import { expect, it } from 'vitest'
import type { PodView } from '../protocol/messages'
import { clockSpan, podClocks, stretchAt } from './clocks'

const SECOND = 1_000_000
const probe = { kind: 'Liveness', container: 'web', from: 20 * SECOND, every: 10 * SECOND } as const
const eviction = { from: 75 * SECOND, until: 375 * SECOND }
const backoff = { from: 0, until: 40 * SECOND }

const clocksOf = (pod: Partial<PodView>, heard = true) => podClocks(pod as PodView, heard)

it('a pod on a silent node is evicted all the same, and its back-off is not known', () => {
  const clocks = clocksOf({ eviction, backoff, probes: [probe] }, false)
  expect(clocks.map(({ of }) => of)).toEqual(['eviction'])
  expect(clocks.map(clockSpan)).toEqual(['since 1:15, until 6:15'])
})

it('a container in back-off is not probed', () => {
  expect(clocksOf({ backoff, probes: [probe] }).map(({ of }) => of)).toEqual(['backoff'])
})

it.each([
  ['runs down to the first probe', 15, 10, 20],
  ['begins anew with the first probe', 20, 20, 30],
  ['is at its third stretch after two periods', 43, 40, 50],
])('a probe period %s', (_, now, from, until) => {
  const [clock] = clocksOf({ probes: [probe] })
  expect(clock && stretchAt(clock, now * SECOND)).toEqual({
    from: from * SECOND,
    until: until * SECOND,
  })
})
