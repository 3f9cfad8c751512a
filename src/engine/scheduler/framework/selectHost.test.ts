import { describe, expect, it } from 'vitest'
import { randomBelow, seedRandom } from '../../kernel/random'
import { selectHost } from './selectHost'

describe('among nodes of equal score', () => {
  it('every one is drawn about equally often', () => {
    const generator = seedRandom(1, 'kube-scheduler')
    const counts = new Map<number, number>()
    for (let i = 0; i < 3000; i++) {
      const { chosen } = selectHost([7, 3, 7, 7], (bound) => randomBelow(generator, bound))
      counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([0, 2, 3])
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(100)
  })

  it('all of the highest are reported as ties, and no other', () => {
    expect(selectHost([1, 5, 5, 4], () => 1).ties).toEqual([1, 2])
  })

  it('the larger draw wins', () => {
    const draws = [3, 9, 4]
    expect(selectHost([5, 5, 1, 5], () => draws.shift() ?? 0).chosen).toBe(1)
  })

  it('nothing is drawn for one that is best alone', () => {
    const draw = (): number => {
      throw new Error('drawn')
    }
    expect(selectHost([1, 5, 4], draw)).toEqual({ chosen: 1, ties: [1] })
  })
})
