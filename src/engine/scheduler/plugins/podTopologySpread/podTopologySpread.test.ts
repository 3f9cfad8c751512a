import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../../../api/core'
import { formatLabelSelector } from '../../../../api/machinery/labelSelector'
import type { KubeObject } from '../../../../api/meta'
import { readVectors } from '../../../../api/testing/readVectors'
import { nodeOrder } from '../../cache/schedulerCache'
import { makeCycle } from '../../testing/makeCluster.testing'
import { makeNode } from '../../testing/makeObjects.testing'
import { type Constraint, constraintsFor, HOSTNAME, type SpreadArgs } from './constraint'
import { naturalLogarithm } from './naturalLogarithm'
import { countDomains } from './spreadFilter'
import { prepareSpreadScore } from './spreadScore'

interface Input {
  readonly pod: Pod
  readonly nodes: readonly Node[]
  readonly existingPods?: readonly Pod[]
  readonly objects?: readonly KubeObject[]
  readonly args: SpreadArgs
  readonly featureGates?: unknown
}
interface ExpectedConstraint {
  readonly maxSkew: number
  readonly topologyKey: string
  readonly selector: string
  readonly minDomains: number
  readonly nodeAffinityPolicy: string
  readonly nodeTaintsPolicy: string
}

const plain = (constraint: Constraint): ExpectedConstraint => ({
  maxSkew: constraint.maxSkew,
  topologyKey: constraint.topologyKey,
  selector: formatLabelSelector(constraint.selector).replace('<none>', ''),
  minDomains: constraint.minDomains,
  nodeAffinityPolicy: constraint.honorsAffinity ? 'Honor' : 'Ignore',
  nodeTaintsPolicy: constraint.honorsTaints ? 'Honor' : 'Ignore',
})

describe('what PreFilter counts for DoNotSchedule constraints', () => {
  interface Expect {
    readonly preFilter?: { readonly code: string }
    readonly constraints?: readonly ExpectedConstraint[]
    readonly matchNum?: readonly Readonly<Record<string, number>>[]
    readonly minMatchNum?: readonly (number | null)[]
  }
  const { absent, cases } = readVectors<Input, Expect>(fs, 'podtopologyspread-prefilter-state')
  // The gate that is switched off in the others is on for good in 1.35.
  const modelled = cases.filter(({ input }) => input.featureGates === undefined)
  it.skipIf(absent).each(modelled)('$name', ({ input, expect: expected }) => {
    const cycle = makeCycle({ ...input, plugins: [{ name: 'PodTopologySpread' }] })
    const hard = constraintsFor(cycle.pod.pod, 'DoNotSchedule', input.args, cycle.cluster)
    if (expected.preFilter?.code === 'Skip') expect(hard).toEqual([])
    if (expected.constraints) expect(hard.map(plain)).toEqual(expected.constraints)
    const { spreads } = countDomains(cycle, hard)
    if (expected.matchNum) {
      expect(spreads.map(({ counts }) => Object.fromEntries(counts))).toEqual(expected.matchNum)
    }
    if (expected.minMatchNum) {
      const least = spreads.map(({ counts, emptiest }) =>
        counts.size === 0 ? null : emptiest.count,
      )
      expect(least).toEqual(expected.minMatchNum)
    }
  })
})

describe('what PreScore weighs for ScheduleAnyway constraints', () => {
  interface Expect {
    readonly constraints: readonly ExpectedConstraint[]
    readonly ignoredNodes: readonly string[]
    readonly domainCounts: readonly Readonly<Record<string, number>>[]
    readonly weights: readonly number[]
  }
  const { absent, cases } = readVectors<Input, Expect>(fs, 'podtopologyspread-prescore-state')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const cycle = makeCycle({ ...input, plugins: [{ name: 'PodTopologySpread' }] })
    const { pod } = cycle.pod
    const soft = constraintsFor(pod, 'ScheduleAnyway', input.args, cycle.cluster)
    const own = (pod.spec.topologySpreadConstraints ?? []).length > 0
    const requireAll = own || input.args.defaultingType !== 'System'
    const nodes = nodeOrder(cycle.cluster.cache)
    const { weighings, ignored } = prepareSpreadScore(cycle, soft, nodes, requireAll)
    expect(soft.map(plain)).toEqual(expected.constraints)
    expect([...ignored].sort()).toEqual([...expected.ignoredNodes].sort())
    const counts = weighings.map(({ constraint, domains }) =>
      constraint.topologyKey === HOSTNAME ? {} : Object.fromEntries(domains),
    )
    expect(counts).toEqual(expected.domainCounts)
    expect(weighings.map(({ weight }) => weight)).toEqual(expected.weights)
  })
})

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
