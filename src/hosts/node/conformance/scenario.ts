/** One pod, one generated cluster, the whole default profile. */
import type { Namespace, Node, Pod, Service } from '../../../api/core'
import { fitErrorMessage } from '../../../engine/scheduler/fitError'
import { runPostFilter } from '../../../engine/scheduler/framework/runPostFilter'
import { codeOf, messageOf } from '../../../engine/scheduler/framework/status'
import { DEFAULT_PROFILE } from '../../../engine/scheduler/plugins/registry'
import { type ScheduleResult, schedulePod } from '../../../engine/scheduler/schedulePod'
import { makeCycle } from '../../../engine/scheduler/testing/makeCluster.testing'

export interface ScenarioInput {
  readonly pod: Pod
  readonly nodes: readonly Node[]
  readonly existingPods: readonly Pod[]
  readonly namespaces: readonly Namespace[]
  readonly services: readonly Service[]
}

interface NodeScore {
  readonly total: number
  readonly plugins: Readonly<Record<string, number>>
}

export interface ScenarioExpect {
  readonly scores?: Readonly<Record<string, NodeScore>>
  readonly message?: string
}

/** All nodes are searched. */
export const WHOLE = { start: 0, percentageOfNodesToScore: 0 }

export function playScenario(input: ScenarioInput) {
  const objects = input.services.map((one) => ({ ...one, kind: 'Service' as const }))
  const cycle = makeCycle({ ...input, objects, profile: DEFAULT_PROFILE })
  const result = schedulePod(cycle, WHOLE)
  const { node, ties, diagnosis } = result
  const names = input.nodes.map(({ metadata }) => metadata.name)
  const found = {
    filter: Object.fromEntries(names.map((name) => [name, verdictOn(result, name)])),
    scores: scoresOf(result),
    anyOf: ties.includes(node) ? [...ties].sort() : node,
  }
  if (node !== '') return found
  const { nominatedNodeName, eviction, status: said } = runPostFilter(cycle, diagnosis)
  diagnosis.postFilterMessage = messageOf(said)
  return {
    ...found,
    message: fitErrorMessage(result.allNodes, diagnosis),
    unschedulablePlugins: [...diagnosis.unschedulablePlugins].sort(),
    nominatedNodeName: nominatedNodeName || undefined,
    victims: eviction?.victims.map(({ pod }) => pod.metadata.name).sort(),
  }
}

/** Without a nomination, no node can be helped; a plugin's zero is the same as its silence. */
export function readScenario({ scores, ...expect }: ScenarioExpect): unknown {
  return {
    ...(expect.message !== undefined && { nominatedNodeName: null, victims: null }),
    ...expect,
    ...(scores && { scores: withoutZeros(scores) }),
  }
}

/** Total and weighted scores of each feasible node. */
export function scoresOf({
  feasible,
  scores,
}: ScheduleResult): Readonly<Record<string, NodeScore>> {
  const rows = feasible.map(({ name }, i): [string, NodeScore] => {
    const columns = scores?.columns ?? []
    const plugins = columns.map(({ plugin, weight, normalized }): [string, number] => [
      plugin,
      (normalized[i] ?? 0) * weight,
    ])
    return [name, { total: scores?.totals[i] ?? 0, plugins: Object.fromEntries(plugins) }]
  })
  return withoutZeros(Object.fromEntries(rows))
}

function withoutZeros(
  scores: Readonly<Record<string, NodeScore>>,
): Readonly<Record<string, NodeScore>> {
  const rows = Object.entries(scores).map(([node, { total, plugins }]) => {
    const some = Object.entries(plugins).filter(([, score]) => score !== 0)
    return [node, { total, plugins: Object.fromEntries(some) }]
  })
  return Object.fromEntries(rows)
}

function verdictOn({ diagnosis, feasible }: ScheduleResult, node: string) {
  if (feasible.some(({ name }) => name === node)) return { code: 'Success', reasons: [] }
  const refusal = diagnosis.statuses.get(node) ?? diagnosis.absent
  const { plugin } = refusal
  return { code: codeOf(refusal), reasons: [...refusal.reasons], ...(plugin && { plugin }) }
}
