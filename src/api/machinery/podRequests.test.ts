import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ResourceList } from '../container'
import type { Pod } from '../core'
import { readVectors } from '../testing/readVectors'
import { type PodResourcesOptions, podLimits, podRequests } from './podRequests'
import { podResource } from './podResource'
import { resourceList } from './resourceList'

interface Input {
  readonly pod: Pod
  readonly options?: PodResourcesOptions
}
interface Expect {
  readonly requests?: ResourceList
  readonly limits?: ResourceList
}
interface Amounts {
  readonly requests: Readonly<Record<string, number>>
  readonly nonZero: Readonly<Record<string, number>>
}

const totals = readVectors<Input, Expect>(fs, 'pod-requests-limits')
const booked = readVectors<Input, Amounts>(fs, 'pod-requests-scheduler')

describe('a pod asks for its containers, its largest init container, sidecars and overhead', () => {
  it.skipIf(totals.absent).each(totals.cases)('$name', ({ input, expect: expected }) => {
    const { pod, options } = input
    if (expected.requests) {
      expect(resourceList(podRequests(pod, options))).toEqual(expected.requests)
    }
    if (expected.limits) expect(resourceList(podLimits(pod, options))).toEqual(expected.limits)
  })
})

describe('the scheduler books requests, and scores with defaults for silent containers', () => {
  it.skipIf(booked.absent).each(booked.cases)('$name', ({ input, expect: expected }) => {
    const { requests, nonZero } = podResource(input.pod)
    expect(requests).toMatchObject(expected.requests)
    expect(nonZero).toEqual(expected.nonZero)
  })
})

it('extended resources are counted one by one', () => {
  const resources = { requests: { 'nvidia.com/gpu': '2', pods: '1', cpu: '1' } }
  const { requests } = podResource({
    spec: { containers: [{ name: 'train', image: 'train', resources }] },
  })
  expect([...requests.scalarResources]).toEqual([['nvidia.com/gpu', 2]])
  expect(requests.milliCPU).toBe(1000)
})
