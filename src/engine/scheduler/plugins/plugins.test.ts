import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Namespace, Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { readVectors } from '../../../api/testing/readVectors'
import { isKnown } from '../cache/nodeInfo'
import { codeOf, type Status } from '../framework/status'
import { makeCycle } from '../testing/makeCluster.testing'

interface Input {
  readonly pod: Pod
  readonly nodes: readonly Node[]
  readonly failedNodes?: readonly Node[]
  readonly existingPods?: readonly Pod[]
  readonly namespaces?: readonly Namespace[]
  readonly objects?: readonly KubeObject[]
  readonly args?: unknown
  readonly featureGates?: unknown
}
interface ExpectedStatus {
  readonly code: string
  readonly reasons?: readonly string[]
}
interface Expect {
  readonly preFilter?: ExpectedStatus
  readonly preFilterNodeNames?: readonly string[]
  readonly filter?: Readonly<Record<string, ExpectedStatus>>
  readonly preScore?: ExpectedStatus
  readonly scores?: Readonly<Record<string, number>>
  readonly fits?: boolean
  readonly argsErrors?: unknown
}

/** The files of each plugin. */
const FILES: readonly (readonly [string, string])[] = [
  ['nodename-filter', 'NodeName'],
  ['nodeunschedulable-filter', 'NodeUnschedulable'],
  ['tainttoleration-filter', 'TaintToleration'],
  ['tainttoleration-score', 'TaintToleration'],
  ['nodeaffinity-filter', 'NodeAffinity'],
  ['nodeaffinity-score', 'NodeAffinity'],
  ['nodeports-filter', 'NodePorts'],
  ['noderesources-fit-filter', 'NodeResourcesFit'],
  ['noderesources-fit-score', 'NodeResourcesFit'],
  ['noderesources-least-allocated', 'NodeResourcesFit'],
  ['noderesources-most-allocated', 'NodeResourcesFit'],
  ['noderesources-requested-to-capacity-ratio', 'NodeResourcesFit'],
  ['noderesources-balanced-allocation', 'NodeResourcesBalancedAllocation'],
  ['imagelocality-score', 'ImageLocality'],
  ['podtopologyspread-filter', 'PodTopologySpread'],
  ['podtopologyspread-score', 'PodTopologySpread'],
  ['interpodaffinity-filter', 'InterPodAffinity'],
  ['interpodaffinity-score', 'InterPodAffinity'],
]

/** What is not modelled, and so not asked. */
const LEFT_OUT: readonly (readonly [why: string, (input: Input, expected: Expect) => boolean])[] = [
  ['a gate that is off by default in 1.35, or on for good', ({ featureGates }) => !!featureGates],
  ['arguments the configuration refuses never reach a plugin', (_, { argsErrors }) => !!argsErrors],
]

describe.each(FILES)('%s', (file, plugin) => {
  const { absent, cases } = readVectors<Input, Expect>(fs, file)
  const modelled = cases.filter(
    ({ input, expect: expected }) => !LEFT_OUT.some(([, applies]) => applies(input, expected)),
  )
  it.skipIf(absent).each(modelled)('$name', ({ input, expect: expected }) => {
    const outcome = run(plugin, input)
    if (expected.preFilter) expect(outcome.preFilter).toMatchObject(expected.preFilter)
    if (expected.preFilterNodeNames) {
      expect(outcome.nodeNames).toEqual([...expected.preFilterNodeNames].sort())
    }
    // A plugin that skips, or refuses the pod at once, is not asked about nodes.
    if (expected.filter && outcome.preFilter.code === 'Success') {
      expect(outcome.filter).toMatchObject(expected.filter)
    }
    if (expected.fits !== undefined) {
      const all = Object.values(outcome.filter).every(({ code }) => code === 'Success')
      expect(all).toBe(expected.fits)
    }
    if (expected.preScore) {
      const { code, reasons = [] } = expected.preScore
      expect(outcome.preScore.code).toBe(code)
      for (const reason of code === 'Error' ? reasons : []) {
        expect(outcome.preScore.reasons?.join()).toContain(reason)
      }
    }
    if (expected.scores) expect(outcome.scores).toEqual(expected.scores)
  })
})

interface Outcome {
  readonly preFilter: ExpectedStatus
  readonly nodeNames: readonly string[] | undefined
  readonly filter: Readonly<Record<string, ExpectedStatus>>
  readonly preScore: ExpectedStatus
  readonly scores: Readonly<Record<string, number>>
}

/** Runs one plugin alone, at all its points. */
function run(name: string, input: Input): Outcome {
  const nodes = [...input.nodes, ...(input.failedNodes ?? [])]
  const cycle = makeCycle({ ...input, nodes, plugins: [{ name, args: input.args }] })
  const scored = input.nodes.map((node) => node.metadata.name)
  const info = (node: string) => {
    const found = cycle.cluster.cache.nodes.get(node)
    if (!isKnown(found)) throw new Error(`no node ${node}`)
    return found
  }
  const { preFilter: before, filter: filters, preScore: preparing, score } = cycle.framework
  const narrowing = before[0]?.plugin.preFilter(cycle, before[0].args)
  const filter: Record<string, ExpectedStatus> = {}
  for (const node of narrowing?.status === undefined ? scored : []) {
    filter[node] = plain(filters[0]?.plugin.filter(cycle, narrowing?.state, info(node)))
  }
  const candidates = scored.map(info)
  const prepared = preparing[0]?.plugin.preScore(cycle, candidates, preparing[0].args)
  const scores: Record<string, number> = {}
  const scorer = score[0]?.plugin
  if (scorer !== undefined) {
    // Who skips adds nothing to any node.
    const all = candidates.map((node) =>
      prepared?.status === undefined ? scorer.score(cycle, prepared?.state, node, []) : 0,
    )
    if (prepared?.status === undefined) {
      scorer.normalizeScores?.(prepared?.state, all, candidates)
    }
    scored.forEach((node, i) => {
      scores[node] = all[i] ?? 0
    })
  }
  const nodeNames = narrowing?.nodeNames && [...narrowing.nodeNames].sort()
  return {
    preFilter: plain(narrowing?.status),
    nodeNames,
    filter,
    preScore: plain(prepared?.status),
    scores,
  }
}

const plain = (status: Status | undefined): ExpectedStatus => ({
  code: codeOf(status),
  reasons: [...(status?.reasons ?? [])],
})
