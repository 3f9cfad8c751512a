/** What the fixers get to see: a pod that fits nowhere, and who refused it where. */
import type { Pod } from '../../../api/core'
import { isKnown, type KnownNode } from '../cache/nodeInfo'
import { type PodInfo, podInfoOf } from '../cache/podInfo'
import type { ClusterView } from '../framework/clusterView'
import type { Framework } from '../framework/plugin'
import type { Status } from '../framework/status'
import type { DryDecision } from '../whatIf/decide'
import type { Supposition } from '../whatIf/supposition'
import type { FixChange } from './pendingFacts'
import type { FixStep } from './pendingReport'

export interface Refused {
  readonly node: KnownNode
  readonly status: Status
}

export interface Trouble {
  readonly pod: Pod
  readonly info: PodInfo
  readonly cluster: ClusterView
  /** Undefined when no profile is called what the pod asks for. */
  readonly framework: Framework | undefined
  /** The refused nodes by the plugin that refused them, the roomiest first. */
  readonly refused: ReadonlyMap<string, readonly Refused[]>
  /** Plugins that refused the pod, whether for single nodes or as a whole. */
  readonly blamed: ReadonlySet<string>
}

/** A change that may help. It is shown only when a dry run says so. */
export interface Candidate {
  readonly id: string
  readonly change: FixChange
  /** Whether it helps by having other pods evicted. */
  readonly evicts?: boolean
  readonly supposition: Supposition
  readonly steps: readonly FixStep[]
  readonly undo?: readonly FixStep[]
}

/** Turns one kind of trouble into changes, the most promising first; few, for each is tried. */
export type Fixer = (trouble: Trouble) => readonly Candidate[]

export function troubleOf(
  pod: Pod,
  cluster: ClusterView,
  framework: Framework | undefined,
  decision: DryDecision | undefined,
): Trouble {
  const refused = new Map<string, Refused[]>()
  const blamed = new Set<string>()
  if (decision?.outcome.type === 'fail') {
    for (const plugin of decision.outcome.unschedulablePlugins) blamed.add(plugin)
  }
  for (const [name, status] of decision?.record.refusals ?? []) {
    const node = cluster.cache.nodes.get(name)
    if (!isKnown(node)) continue
    const some = refused.get(status.plugin)
    if (some === undefined) refused.set(status.plugin, [{ node, status }])
    else some.push({ node, status })
  }
  for (const some of refused.values()) {
    some.sort((one, other) => roominess(other.node) - roominess(one.node))
  }
  return { pod, info: podInfoOf(pod), cluster, framework, refused, blamed }
}

/** How much of a node is not asked for yet: cores, and as much for two gibibytes as for one core. */
const roominess = ({ allocatable, requested }: KnownNode): number =>
  (allocatable.milliCPU - requested.milliCPU) / 1000 +
  (allocatable.memory - requested.memory) / 2 ** 31

export const refusedBy = ({ refused }: Trouble, plugin: string): readonly Refused[] =>
  refused.get(plugin) ?? []
