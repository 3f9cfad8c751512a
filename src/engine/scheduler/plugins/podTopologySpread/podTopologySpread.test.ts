import { describe, expect, it } from 'vitest'
import type { Pod } from '../../../../api/core'
import { makeCycle } from '../../testing/makeCluster.testing'
import { makeNode } from '../../testing/makeObjects.testing'
import { constraintsFor, type SpreadArgs } from './constraint'
import { naturalLogarithm } from './naturalLogarithm'

describe('the natural logarithm', () => {
  it('differs from what the platform computes in the last bit at most', () => {
    for (let n = 2; n < 6000; n++) {
      expect(Math.abs(naturalLogarithm(n) - Math.log(n))).toBeLessThanOrEqual(2 ** -49)
    }
  })

  it('of 1 is 0', () => {
    expect(naturalLogarithm(1)).toBe(0)
  })
})

it('a pod without Services and controller is not spread by default', () => {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'bare',
      namespace: 'default',
      uid: 'bare',
      resourceVersion: '1',
      creationTimestamp: '',
      labels: { app: 'web' },
    },
    spec: { containers: [] },
  }
  const cycle = makeCycle({ pod, nodes: [makeNode('n1')] })
  const args: SpreadArgs = { defaultingType: 'System' }
  expect(constraintsFor(pod, 'ScheduleAnyway', args, cycle.cluster)).toEqual([])
})
