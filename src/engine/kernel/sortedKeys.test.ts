import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBetween, insertKey, keysBetween, removeKey, type SortedKeys } from './sortedKeys'

describe('sorted keys', () => {
  it('agree with a sorted set, whatever is put in, taken out and asked for', () => {
    const key = fc.integer({ min: 0, max: 3000 }).map((number) => number.toString(36))
    const step = fc.record({ key, remove: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 3000 }), key, key, (steps, start, end) => {
        const keys: SortedKeys = []
        const model = new Set<string>()
        for (const { key: name, remove } of steps) {
          if (remove) {
            removeKey(keys, name)
            model.delete(name)
          } else {
            insertKey(keys, name)
            model.add(name)
          }
        }
        const expected = [...model].filter((name) => name >= start && name < end).sort()
        expect(keysBetween(keys, start, end)).toEqual(expected)
        expect(countBetween(keys, start, end)).toBe(expected.length)
        expect(keysBetween(keys, start, undefined, 3)).toEqual(
          [...model]
            .filter((name) => name >= start)
            .sort()
            .slice(0, 3),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('hold a hundred thousand keys in chunks of at most 512', () => {
    const keys: SortedKeys = []
    for (let i = 0; i < 100_000; i++)
      insertKey(keys, `/registry/pods/default/${(i * 7919) % 100_000}`)
    expect(countBetween(keys, '', undefined)).toBe(100_000)
    expect(Math.max(...keys.map((chunk) => chunk.length))).toBeLessThanOrEqual(512)
  })
})
