import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Taint, TaintEffect, Toleration } from '../podScheduling'
import { readVectors } from '../testing/readVectors'
import {
  findUntoleratedTaint,
  formatTaint,
  getMatchingTolerations,
  sameTaint,
  toleratesTaint,
} from './taints'

interface Input {
  readonly taints: ReadonlyArray<Taint>
  readonly tolerations: ReadonlyArray<Toleration>
  readonly effects: ReadonlyArray<TaintEffect>
  readonly featureGates?: { readonly TaintTolerationComparisonOperators?: boolean }
}

const vectors = readVectors<Input, { readonly tolerated: boolean }>(fs, 'taints-tolerated')
const gpu: Taint = { key: 'gpu', value: 'a100', effect: 'NoSchedule' }

describe('a pod bears a node whose taints it tolerates', () => {
  it.skipIf(vectors.absent).each(vectors.cases)('$name', ({ input, expect: { tolerated } }) => {
    const { taints, tolerations, effects, featureGates } = input
    const comparisonOperators = featureGates?.TaintTolerationComparisonOperators === true
    const counts = (taint: Taint) => effects.includes(taint.effect)
    const found = findUntoleratedTaint(taints, tolerations, counts, { comparisonOperators })
    expect(found === undefined).toBe(tolerated)
  })
})

it.each<[string, Toleration, boolean]>([
  ['everything is tolerated without key and effect', { operator: 'Exists' }, true],
  ['the key may be tolerated whatever the value', { key: 'gpu', operator: 'Exists' }, true],
  ['an absent operator compares values', { key: 'gpu', value: 'a100' }, true],
  ['another value is another taint', { key: 'gpu', value: 'h100' }, false],
  ['another effect is not tolerated', { operator: 'Exists', effect: 'NoExecute' }, false],
  ['comparison is off by default', { key: 'gpu', operator: 'Gt', value: '1' }, false],
])('%s', (_, toleration, expected) => {
  expect(toleratesTaint(toleration, gpu)).toBe(expected)
})

it('a pod stays only if every taint is tolerated', () => {
  const down: Taint = { key: 'down', effect: 'NoExecute' }
  const bears: Toleration = { key: 'down', operator: 'Exists', tolerationSeconds: 300 }
  expect(getMatchingTolerations([down], [bears])).toEqual([bears])
  expect(getMatchingTolerations([down, gpu], [bears])).toBeUndefined()
})

it('taints are the same when key and effect are', () => {
  expect(sameTaint(gpu, { key: 'gpu', effect: 'NoSchedule' })).toBe(true)
  expect(formatTaint(gpu)).toBe('gpu=a100:NoSchedule')
  expect(formatTaint({ key: 'gpu', effect: 'NoSchedule' })).toBe('gpu:NoSchedule')
})
