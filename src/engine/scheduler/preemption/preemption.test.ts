import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../../api/core'
import type { PodDisruptionBudget } from '../../../api/policy'
import { readVectors } from '../../../api/testing/readVectors'
import { nodeOrder } from '../cache/schedulerCache'
import type { StatusCode } from '../decision'
import { createDiagnosis } from '../framework/diagnosis'
import type { Cycle } from '../framework/plugin'
import { runPreFilter } from '../framework/runFilters'
import { runPostFilter } from '../framework/runPostFilter'
import { type Status, status } from '../framework/status'
import { makeCycle } from '../testing/makeCluster.testing'
import { dryRunPreemption } from './dryRun'
import { pickCandidate } from './pickCandidate'
import { whyNotEligible } from './preempt'

interface Cluster {
  readonly nodes: readonly Node[]
  readonly existingPods: readonly Pod[]
  readonly pdbs?: readonly PodDisruptionBudget[]
  readonly filters?: readonly string[]
}
interface ExpectedStatus {
  readonly code: StatusCode
  readonly reasons?: readonly string[]
}

/** 2026-01-01T12:00:00Z, which is when the simulation begins. */
const NOW = 1_767_268_800_000_000

describe('dry run of preemption', () => {
  interface Candidate {
    readonly node: string
    readonly victims: readonly string[]
    readonly numPDBViolations: number
  }
  const { absent, cases } = readVectors<
    Cluster & { readonly testPods: readonly Pod[] },
    { readonly candidates: readonly (readonly Candidate[])[] }
  >(fs, 'preemption-dry-run')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const found = input.testPods.map((pod) => {
      const cycle = cycleFor(pod, input)
      return candidatesIn(cycle)
        .map(({ node, victims, budgetViolations }) => ({
          node,
          victims: victims.map((victim) => victim.pod.metadata.name).sort(),
          numPDBViolations: budgetViolations,
        }))
        .sort((a, b) => (a.node < b.node ? -1 : 1))
    })
    expect(found).toEqual(expected.candidates)
  })
})

describe('the node that is preempted', () => {
  const { absent, cases } = readVectors<
    Cluster & { readonly pod: Pod },
    { readonly anyOf: readonly string[] }
  >(fs, 'preemption-pick-node')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const candidates = candidatesIn(cycleFor(input.pod, input))
    expect(expected.anyOf).toContain(pickCandidate(candidates, NOW)?.node)
  })
})

describe('who may preempt', () => {
  const { absent, cases } = readVectors<
    {
      readonly pod: Pod
      readonly existingPods: readonly Pod[]
      readonly nodes: readonly string[]
      readonly nominatedNodeStatus?: ExpectedStatus | null
    },
    { readonly eligible: boolean }
  >(fs, 'preemption-eligible')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const nodes = input.nodes.map((name) => nodeNamed(name))
    const cycle = cycleFor(input.pod, { nodes, existingPods: input.existingPods })
    const diagnosis = createDiagnosis()
    diagnosis.absent = status('Unschedulable', '')
    const nominated = input.pod.status?.nominatedNodeName
    if (input.nominatedNodeStatus && nominated !== undefined) {
      diagnosis.statuses.set(nominated, statusFrom(input.nominatedNodeStatus))
    }
    expect(whyNotEligible(cycle, diagnosis) === '').toBe(expected.eligible)
  })
})

describe('what PostFilter answers', () => {
  const { absent, cases } = readVectors<
    Cluster & { readonly pod: Pod; readonly filterStatuses: Record<string, ExpectedStatus> },
    { readonly status: ExpectedStatus | null; readonly nominatedNodeName: string | null }
  >(fs, 'preemption-postfilter')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const cycle = cycleFor(input.pod, { ...input, filters: ['NodeResourcesFit'] })
    runPreFilter(cycle)
    const diagnosis = createDiagnosis()
    for (const [node, refusal] of Object.entries(input.filterStatuses)) {
      diagnosis.statuses.set(node, statusFrom(refusal))
    }
    const answer = runPostFilter(cycle, diagnosis)
    expect(answer.status?.code ?? 'Success').toBe(expected.status?.code ?? 'Success')
    expect([...(answer.status?.reasons ?? [])]).toEqual(expected.status?.reasons ?? [])
    expect(answer.nominatedNodeName ?? null).toBe(expected.nominatedNodeName)
  })
})

describe('a whole preemption', () => {
  const { absent, cases } = readVectors<
    Cluster & { readonly pod: Pod },
    { readonly nominatedNodeName: string | null; readonly victims: readonly string[] }
  >(fs, 'preemption-preempt')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const cycle = cycleFor(input.pod, input)
    runPreFilter(cycle)
    const diagnosis = createDiagnosis()
    diagnosis.absent = status('Unschedulable', '')
    const { nominatedNodeName, eviction } = runPostFilter(cycle, diagnosis)
    expect(nominatedNodeName || null).toBe(expected.nominatedNodeName)
    const victims = (eviction?.victims ?? []).map(({ pod }) => pod.metadata.name).sort()
    expect(victims).toEqual([...expected.victims].sort())
  })
})

function cycleFor(pod: Pod, { nodes, existingPods, pdbs = [], filters = [] }: Cluster): Cycle {
  const budgets = pdbs.map((budget) => ({ ...budget, kind: 'PodDisruptionBudget' as const }))
  const plugins = [...filters, 'DefaultPreemption'].map((name) => ({ name }))
  return makeCycle({ pod, nodes, existingPods, objects: budgets, plugins })
}

function candidatesIn(cycle: Cycle) {
  runPreFilter(cycle)
  const nodes = nodeOrder(cycle.cluster.cache)
  return dryRunPreemption(cycle, nodes, 0, nodes.length).candidates
}

const statusFrom = ({ code, reasons = [] }: ExpectedStatus): Status => status(code, '', reasons)

const nodeNamed = (name: string): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, uid: name, resourceVersion: '1', creationTimestamp: '2026-01-01T12:00:00Z' },
  spec: {},
})
