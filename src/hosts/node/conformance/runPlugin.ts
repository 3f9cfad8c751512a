import type { Namespace, Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { isKnown, type KnownNode } from '../../../engine/scheduler/cache/nodeInfo'
import type { Cycle } from '../../../engine/scheduler/framework/plugin'
import { codeOf, type Status } from '../../../engine/scheduler/framework/status'
import {
  type FitArgs,
  type Shortage,
  shortages,
  wantedBy,
} from '../../../engine/scheduler/plugins/nodeResources/fit'
import { makeCycle } from '../../../engine/scheduler/testing/makeCluster.testing'
import { podUnderGates } from './podUnderGates'

export interface PluginInput {
  readonly pod: Pod
  readonly nodes: readonly Node[]
  /** In the cluster, but refused before scoring. */
  readonly failedNodes?: readonly Node[]
  readonly existingPods?: readonly Pod[]
  readonly namespaces?: readonly Namespace[]
  readonly objects?: readonly KubeObject[]
  readonly args?: unknown
  readonly featureGates?: Readonly<Record<string, boolean>>
}

export interface PlainStatus {
  readonly code: string
  readonly reasons?: readonly string[]
}

export interface Outcome {
  readonly preFilter: PlainStatus
  readonly preFilterNodeNames: readonly string[] | undefined
  /** Absent if PreFilter refused the pod as a whole. */
  readonly filter: Readonly<Record<string, PlainStatus>> | undefined
  readonly fits: boolean
  readonly insufficientResources: readonly object[]
  readonly preScore: PlainStatus
  readonly scores: Readonly<Record<string, number>>
  readonly argsErrors?: readonly object[]
}

/** Runs one plugin alone, at all its points. */
export function runPlugin(name: string, input: PluginInput): Outcome {
  const nodes = [...input.nodes, ...(input.failedNodes ?? [])]
  const pod = podUnderGates(input.pod, input.featureGates)
  const cycle = makeCycle({ ...input, pod, nodes, plugins: [{ name, args: input.args }] })
  const candidates = input.nodes.map(({ metadata }) => nodeOf(cycle, metadata.name))
  const [preFilter] = cycle.framework.preFilter
  const narrowing = preFilter?.plugin.preFilter(cycle, preFilter.args)
  const before = plain(narrowing?.status)
  const filter = filterOf(cycle, before, narrowing?.state, candidates)
  const nodeNames = narrowing?.nodeNames
  return {
    preFilter: before,
    preFilterNodeNames: nodeNames && [...nodeNames].sort(),
    filter,
    fits: filter !== undefined && Object.values(filter).every(({ code }) => code === 'Success'),
    insufficientResources: insufficient(cycle, input, candidates[0]),
    ...scoresOf(cycle, candidates),
  }
}

function filterOf(
  cycle: Cycle,
  before: PlainStatus,
  state: unknown,
  nodes: readonly KnownNode[],
): Outcome['filter'] {
  const [filter] = cycle.framework.filter
  // Who skips lets the pod pass on every node.
  const tried = before.code === 'Skip' ? undefined : filter
  if (before.code !== 'Success' && before.code !== 'Skip') return undefined
  const verdicts = nodes.map((node) => [node.name, plain(tried?.plugin.filter(cycle, state, node))])
  return Object.fromEntries(verdicts)
}

function insufficient(cycle: Cycle, { args }: PluginInput, node: KnownNode | undefined) {
  if (node === undefined) return []
  // Only NodeResourcesFit's files ask for these, and give its arguments.
  const wanted = wantedBy(cycle.pod.requests, (args ?? {}) as Partial<FitArgs>)
  return shortages(wanted, node).map(plainShortage)
}

const plainShortage = ({ resource: resourceName, ...rest }: Shortage) => ({ resourceName, ...rest })

function scoresOf(cycle: Cycle, nodes: readonly KnownNode[]) {
  const [preScore] = cycle.framework.preScore
  const [score] = cycle.framework.score
  const prepared = preScore?.plugin.preScore(cycle, nodes, preScore.args)
  // Who skips adds nothing to any node.
  const scorer = prepared?.status === undefined ? score?.plugin : undefined
  const all = nodes.map((node) => wholeScore(scorer?.score(cycle, prepared?.state, node, [])))
  scorer?.normalizeScores?.(prepared?.state, all, nodes, cycle)
  const scores = score === undefined ? [] : nodes.map(({ name }, i) => [name, all[i] ?? 0])
  return { preScore: plain(prepared?.status), scores: Object.fromEntries(scores) }
}

/** Kubernetes' own plugins always score. */
const wholeScore = (score: number | Status | undefined): number =>
  typeof score === 'number' ? score : 0

function nodeOf(cycle: Cycle, name: string): KnownNode {
  const found = cycle.cluster.cache.nodes.get(name)
  if (!isKnown(found)) throw new Error(`no node ${name}`)
  return found
}

const plain = (status: Status | undefined): PlainStatus => ({
  code: codeOf(status),
  reasons: [...(status?.reasons ?? [])],
})
