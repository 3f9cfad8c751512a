import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import { microsOf } from '../../api/machinery/time'
import { readVectors } from '../../api/testing/readVectors'
import { comparePodsForDeletion, type RankedPod } from './activePods'

interface RankingInput {
  readonly lesser: RankedPod
  readonly greater: RankedPod
  readonly now: string
}
type RankingExpect = { readonly equal?: true; readonly lesserFirst?: true }

describe('A ReplicaSet with too many pods', () => {
  const ranking = readVectors<RankingInput, RankingExpect>(fs, 'replicaset-pod-ranking')

  it.skipIf(ranking.absent).each(ranking.cases)(
    'deletes first: $name',
    ({ input, expect: want }) => {
      const now = microsOf(input.now)
      const forth = comparePodsForDeletion(input.lesser, input.greater, now)
      const back = comparePodsForDeletion(input.greater, input.lesser, now)
      expect({ forth: Math.sign(forth), back: Math.sign(back) }).toEqual(
        want.equal === true ? { forth: 0, back: 0 } : { forth: -1, back: 1 },
      )
    },
  )

  const order = readVectors<{ readonly pods: readonly Pod[] }, { readonly order: string[] }>(
    fs,
    'active-pods-order',
  )

  it.skipIf(order.absent).each(order.cases)('goes through its pods in this order: $name', (one) => {
    const now = microsOf('2026-01-01T12:00:00Z')
    const ranked = one.input.pods.map((pod) => ({ pod, rank: 0 })).reverse()
    const sorted = ranked.sort((a, b) => comparePodsForDeletion(a, b, now))
    expect(sorted.map(({ pod }) => pod.metadata.name)).toEqual(one.expect.order)
  })
})
