import { expect, it } from 'vitest'
import type { Taint, Toleration } from '../podScheduling'
import { formatTaint, getMatchingTolerations, sameTaint, toleratesTaint } from './taints'

const gpu: Taint = { key: 'gpu', value: 'a100', effect: 'NoSchedule' }

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
