import { describe, expect, it } from 'vitest'
import type { PodCondition, PodStatus } from '../core'
import { removeCondition, setCondition } from './conditions'
import {
  getPodCondition,
  isPodActive,
  isPodAvailable,
  isPodReady,
  updatePodCondition,
} from './podConditions'
import { microsOf } from './time'

const noon = '2026-01-01T12:00:00Z'
const later = '2026-01-01T12:00:10Z'
const ready: PodCondition = { type: 'Ready', status: 'True', lastTransitionTime: noon }
const metadata = {
  name: 'web',
  namespace: 'default',
  uid: 'u1',
  resourceVersion: '1',
  creationTimestamp: noon,
}

describe('a ready pod becomes available after minReadySeconds', () => {
  it('and not a moment before', () => {
    const pod = { status: { conditions: [ready] } }
    expect(isPodReady(pod)).toBe(true)
    expect(isPodAvailable(pod, 0, microsOf(noon))).toBe(true)
    expect(isPodAvailable(pod, 10, microsOf(later) - 1)).toBe(false)
    expect(isPodAvailable(pod, 10, microsOf(later))).toBe(true)
    expect(isPodAvailable({}, 0, microsOf(later))).toBe(false)
  })
})

describe('a condition keeps its transition time while its status stays', () => {
  const status: PodStatus = { phase: 'Running', conditions: [ready] }

  it('nothing to change leaves the status as it is', () => {
    const { lastTransitionTime, ...same } = ready
    expect(lastTransitionTime).toBe(noon)
    expect(updatePodCondition(status, same, later)).toBe(status)
  })

  it('another reason is no transition, another status is', () => {
    const worded = updatePodCondition(status, { ...ready, reason: 'Because' }, later)
    expect(getPodCondition(worded, 'Ready')?.lastTransitionTime).toBe(noon)
    const failed = updatePodCondition(status, { type: 'Ready', status: 'False' }, later)
    expect(getPodCondition(failed, 'Ready')?.lastTransitionTime).toBe(later)
  })

  it('a new condition is appended, an old one can be removed', () => {
    const both = setCondition([ready], { type: 'Initialized', status: 'True' }, later)
    expect(both.map(({ type }) => type)).toEqual(['Ready', 'Initialized'])
    expect(removeCondition(both, 'Ready')).toHaveLength(1)
    expect(removeCondition(both, 'Absent')).toBe(both)
  })
})

it('a pod is active until it ends or is deleted', () => {
  expect(isPodActive({ metadata, status: { phase: 'Running' } })).toBe(true)
  expect(isPodActive({ metadata, status: { phase: 'Succeeded' } })).toBe(false)
  expect(isPodActive({ metadata: { ...metadata, deletionTimestamp: later } })).toBe(false)
})
