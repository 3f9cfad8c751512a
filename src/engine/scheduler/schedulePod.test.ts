import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Namespace, Node, Pod, Service } from '../../api/core'
import { readVectors } from '../../api/testing/readVectors'
import { randomBelow, seedRandom } from '../kernel/random'
import type { StatusCode } from './decision'
import { fitErrorMessage } from './fitError'
import { createDiagnosis } from './framework/diagnosis'
import { numFeasibleNodesToFind } from './framework/numFeasibleNodes'
import type { PluginSetting } from './framework/profile'
import { runPostFilter } from './framework/runPostFilter'
import { selectHost } from './framework/selectHost'
import { codeOf, messageOf, type Status, status } from './framework/status'
import { DEFAULT_PROFILE } from './plugins/registry'
import { type ScheduleResult, schedulePod } from './schedulePod'
import { makeCycle } from './testing/makeCluster.testing'

interface ExpectedStatus {
  readonly code: StatusCode
  readonly reasons: readonly string[]
  readonly plugin?: string
}

const WHOLE = { start: 0, percentageOfNodesToScore: 0 }

describe('the default scheduler on generated clusters', () => {
  interface Input {
    readonly pod: Pod
    readonly nodes: readonly Node[]
    readonly existingPods: readonly Pod[]
    readonly namespaces: readonly Namespace[]
    readonly services: readonly Service[]
  }
  interface Expect {
    readonly filter: Readonly<Record<string, ExpectedStatus>>
    readonly scores?: Readonly<
      Record<string, { readonly total: number; readonly plugins: Record<string, number> }>
    >
    readonly anyOf?: readonly string[]
    readonly unschedulablePlugins?: readonly string[]
    readonly message?: string
    readonly nominatedNodeName?: string
    readonly victims?: readonly string[]
  }
  const { absent, cases } = readVectors<Input, Expect>(fs, 'scheduler-scenarios')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const objects = input.services.map((one) => ({ ...one, kind: 'Service' as const }))
    const cycle = makeCycle({ ...input, objects, profile: DEFAULT_PROFILE })
    const result = schedulePod(cycle, WHOLE)
    for (const [node, refusal] of Object.entries(expected.filter)) {
      expect([node, plainStatus(result, node)]).toEqual([node, refusal])
    }
    if (expected.scores) expect(scoresOf(result)).toEqual(withoutZeros(expected.scores))
    if (expected.anyOf) {
      expect(expected.anyOf).toContain(result.node)
      if (result.ties.length > 0) expect([...result.ties].sort()).toEqual(expected.anyOf)
    }
    if (expected.message === undefined) return
    const { nominatedNodeName, eviction, status: said } = runPostFilter(cycle, result.diagnosis)
    result.diagnosis.postFilterMessage = messageOf(said)
    expect(fitErrorMessage(result.allNodes, result.diagnosis)).toBe(expected.message)
    const blamed = [...result.diagnosis.unschedulablePlugins].sort()
    expect(blamed).toEqual(expected.unschedulablePlugins)
    expect(nominatedNodeName || undefined).toBe(expected.nominatedNodeName)
    const victims = eviction?.victims.map(({ pod }) => pod.metadata.name).sort()
    expect(victims).toEqual(expected.victims)
  })
})

describe('schedulePod', () => {
  interface Input {
    readonly pod: Pod
    readonly nodes: readonly Node[]
    readonly existingPods: readonly Pod[]
    readonly filters: readonly string[]
    readonly preFilters: readonly string[]
    readonly scores: readonly string[]
  }
  const { absent, cases } = readVectors<Input, { readonly anyOf: readonly string[] }>(
    fs,
    'scheduler-schedule-pod',
  )
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const names = [...new Set([...input.preFilters, ...input.filters, ...input.scores])]
    const plugins = names.map((name): PluginSetting => {
      const points = [
        ...(input.preFilters.includes(name) ? (['preFilter'] as const) : []),
        ...(input.filters.includes(name) ? (['filter'] as const) : []),
        ...(input.scores.includes(name) ? (['preScore', 'score'] as const) : []),
      ]
      return { name, points }
    })
    expect(expected.anyOf).toContain(schedulePod(makeCycle({ ...input, plugins }), WHOLE).node)
  })
})

describe('scores of several plugins', () => {
  interface Input {
    readonly pod: Pod
    readonly nodes: readonly Node[]
    readonly existingPods: readonly Pod[]
    readonly plugins: readonly { readonly name: string; readonly weight: number }[]
  }
  const { absent, cases } = readVectors<
    Input,
    { readonly nodes: Record<string, { totalScore: number; scores: Record<string, number> }> }
  >(fs, 'scheduler-prioritize')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const scores = scoresOf(schedulePod(makeCycle(input), WHOLE))
    for (const [node, { totalScore, scores: plugins }] of Object.entries(expected.nodes)) {
      expect(scores[node]).toEqual({ total: totalScore, plugins })
    }
  })

  const zero = readVectors<
    Omit<Input, 'plugins'>,
    { readonly totalScores: Readonly<Record<string, number>> }
  >(fs, 'scheduler-zero-request')
  it.skipIf(zero.absent).each(zero.cases)('$name', ({ input, expect: expected }) => {
    const plugins = ['NodeResourcesFit', 'NodeResourcesBalancedAllocation'].map((name) => ({
      name,
      points: ['preScore', 'score'] as const,
    }))
    const scores = scoresOf(schedulePod(makeCycle({ ...input, plugins }), WHOLE))
    const totals = Object.entries(scores).map(([node, { total }]) => [node, total])
    expect(Object.fromEntries(totals)).toEqual(expected.totalScores)
  })
})

describe('the text of a failure', () => {
  interface Input {
    readonly numAllNodes: number
    readonly nodeToStatus: Readonly<Record<string, ExpectedStatus>>
    readonly absentNodesStatus: ExpectedStatus
    readonly preFilterMsg: string
    readonly postFilterMsg: string
  }
  const { absent, cases } = readVectors<Input, { readonly message: string }>(
    fs,
    'scheduler-fit-error',
  )
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const diagnosis = createDiagnosis()
    for (const [node, refusal] of Object.entries(input.nodeToStatus)) {
      diagnosis.statuses.set(node, toStatus(refusal))
    }
    diagnosis.absent = toStatus(input.absentNodesStatus)
    diagnosis.preFilterMessage = input.preFilterMsg
    diagnosis.postFilterMessage = input.postFilterMsg
    expect(fitErrorMessage(input.numAllNodes, diagnosis)).toBe(expected.message)
  })
})

describe('how many feasible nodes are enough', () => {
  interface Input {
    readonly globalPercentage: number
    readonly profilePercentage: number | null
    readonly numAllNodes: number
  }
  const { absent, cases } = readVectors<Input, { readonly numNodes: number }>(
    fs,
    'scheduler-num-feasible-nodes',
  )
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const percentage = input.profilePercentage ?? input.globalPercentage
    expect(numFeasibleNodesToFind(input.numAllNodes, percentage)).toBe(expected.numNodes)
  })
})

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
})

function scoresOf({ feasible, scores }: ScheduleResult) {
  const found: Record<string, { total: number; plugins: Record<string, number> }> = {}
  feasible.forEach(({ name }, i) => {
    const plugins: Record<string, number> = {}
    for (const { plugin, weight, normalized } of scores?.columns ?? []) {
      plugins[plugin] = (normalized[i] ?? 0) * weight
    }
    found[name] = { total: scores?.totals[i] ?? 0, plugins }
  })
  return withoutZeros(found)
}

/** A plugin that skipped and one that gave nothing make no difference to the vectors. */
function withoutZeros<
  T extends { readonly total: number; readonly plugins: Record<string, number> },
>(scores: Readonly<Record<string, T>>) {
  const kept: Record<string, { total: number; plugins: Record<string, number> }> = {}
  for (const [node, { total, plugins }] of Object.entries(scores)) {
    const some = Object.entries(plugins).filter(([, score]) => score !== 0)
    kept[node] = { total, plugins: Object.fromEntries(some) }
  }
  return kept
}

function plainStatus({ diagnosis, feasible }: ScheduleResult, node: string) {
  if (feasible.some(({ name }) => name === node)) return { code: 'Success', reasons: [] }
  const refusal = diagnosis.statuses.get(node) ?? diagnosis.absent
  const { plugin } = refusal
  return { code: codeOf(refusal), reasons: [...refusal.reasons], ...(plugin && { plugin }) }
}

const toStatus = ({ code, reasons }: ExpectedStatus): Status => status(code, '', reasons)
