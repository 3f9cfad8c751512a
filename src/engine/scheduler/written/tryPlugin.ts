/** A plugin's answer about one pod, without consequences: nothing is scheduled, no chance is drawn. */
import type { Micros } from '../../kernel/micros'
import { clusterViewOf } from '../atWork'
import { copyNodeInfo, type KnownNode, removePodFrom } from '../cache/nodeInfo'
import { podInfoOf } from '../cache/podInfo'
import { nodeOrder } from '../cache/schedulerCache'
import type { NodeVerdict } from '../decision'
import { podOf } from '../framework/clusterView'
import { createFramework } from '../framework/framework'
import type { Cycle } from '../framework/plugin'
import { runFilters, runPreFilter } from '../framework/runFilters'
import { runScores } from '../framework/runScores'
import { isRejected, messageOf } from '../framework/status'
import type { SchedulerState } from '../schedulerState'
import type { SandboxSource } from './pluginSandbox'
import { registryWith } from './registryWith'
import { faultText } from './writtenPlugin'

export interface PluginTrial {
  /** What went wrong, in kube-scheduler's words; empty when nothing did. */
  readonly problem: string
  readonly nodes: readonly NodeVerdict[]
}

export interface TriedPlugin {
  readonly name: string
  readonly source: string
  readonly weight: number
  /** namespace/name; a pod that has a node is tried as if it had none yet. */
  readonly pod: string
}

export function tryPlugin(
  state: SchedulerState,
  { name, source, weight, pod: key }: TriedPlugin,
  now: Micros,
  sandbox: SandboxSource,
): PluginTrial {
  const pod = podOf(clusterViewOf(state), key)
  if (pod === undefined) return wrong(`There is no pod ${key} any more.`)
  const inspected = sandbox()?.inspect(source)
  if (inspected === undefined) return wrong('This host has no sandbox to run it in.')
  if ('fault' in inspected) return wrong(faultText(inspected.fault))
  const code = { source, points: inspected.points }
  const profile = { schedulerName: '', plugins: [{ name, weight, written: code }] }
  const cluster = clusterWithout(state, pod.metadata.uid)
  const cycle: Cycle = {
    pod: podInfoOf(pod),
    cluster,
    framework: createFramework(profile, registryWith([{ name, ...code }], sandbox)),
    now,
    filtering: [],
    skipped: [],
    written: { run: undefined },
    random: () => 0,
  }
  return verdictsOf(cycle, cluster.cache.order)
}

const wrong = (problem: string): PluginTrial => ({ problem, nodes: [] })

/** The cluster as it would be if the pod were on no node. */
function clusterWithout(state: SchedulerState, uid: string): Cycle['cluster'] {
  const view = clusterViewOf(state)
  const order = nodeOrder(view.cache).map((node): KnownNode => {
    if (!node.pods.has(uid)) return node
    const copy = copyNodeInfo(node)
    removePodFrom(copy, uid)
    return copy
  })
  return { ...view, cache: { ...view.cache, order, stale: false } }
}

function verdictsOf(cycle: Cycle, nodes: readonly KnownNode[]): PluginTrial {
  const { refusal, nodeNames } = runPreFilter(cycle)
  if (refusal !== undefined) return wrong(messageOf(refusal))
  const feasible: KnownNode[] = []
  const refused: NodeVerdict[] = []
  for (const node of nodes) {
    if (nodeNames !== undefined && !nodeNames.has(node.name)) continue
    const answer = runFilters(cycle, node)
    if (answer === undefined) {
      feasible.push(node)
      continue
    }
    if (!isRejected(answer)) {
      return wrong(`running "${answer.plugin}" filter plugin: ${messageOf(answer)}`)
    }
    refused.push({ node: node.name, refusal: answer, scores: [], total: 0 })
  }
  const { columns, totals, error } = runScores(cycle, feasible)
  const passed = feasible.map(({ name }, row): NodeVerdict => {
    const scores = columns.map(({ plugin, weight, raw, normalized }) => ({
      plugin,
      weight,
      raw: raw[row] ?? 0,
      normalized: normalized[row] ?? 0,
    }))
    return { node: name, scores, total: totals[row] ?? 0 }
  })
  return { problem: error, nodes: [...passed, ...refused] }
}
