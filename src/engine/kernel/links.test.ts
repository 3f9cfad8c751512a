import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrival, changeWire, createLinks, setLatency } from './links'

const ends = [
  { id: 'kubelet/a', kind: 'kubelet' },
  { id: 'api', kind: 'api' },
] as const

const wires = () => {
  const links = createLinks(100)
  setLatency(links, 'kubelet', 'api', 250)
  return links
}

describe('a wire', () => {
  it('takes its usual latency, another when it was changed, and nothing when it is cut', () => {
    const links = wires()
    expect(arrival(links, ...ends, 1_000)).toBe(1_250)
    changeWire(links, ...ends, { latencyMicros: 9_000 }, 1_500)
    expect(arrival(links, ...ends, 2_000)).toBe(11_000)
    changeWire(links, ...ends, { cut: true }, 2_500)
    expect(arrival(links, ...ends, 3_000)).toBeUndefined()
  })

  it('lets nothing overtake, however often its latency changes', () => {
    const change = fc.option(fc.record({ latencyMicros: fc.nat(5_000) }), { nil: undefined })
    const sending = fc.array(fc.record({ wait: fc.nat(900), change }), { maxLength: 40 })
    fc.assert(
      fc.property(sending, (steps) => {
        const links = wires()
        let [now, last] = [0, 0]
        for (const { wait, change } of steps) {
          now += wait
          changeWire(links, ...ends, change, now)
          const at = arrival(links, ...ends, now) ?? 0
          expect(at).toBeGreaterThanOrEqual(last)
          last = at
        }
        changeWire(links, ...ends, undefined, now)
        // Nothing is remembered of a wire that is as it was.
        expect(arrival(links, ...ends, now + 6_000)).toBe(now + 6_250)
        expect(links.lastArrival.size).toBe(0)
      }),
    )
  })
})
