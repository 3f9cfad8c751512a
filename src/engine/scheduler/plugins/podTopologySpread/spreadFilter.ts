/**
 * DoNotSchedule constraints: a node is refused where one more pod would make its domain too
 * crowded, compared with the emptiest one.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
 */
import {
  type RequiredNodeAffinity,
  requiredNodeAffinity,
} from '../../../../api/machinery/nodeSelector'
import type { KnownNode } from '../../cache/nodeInfo'
import type { PodInfo } from '../../cache/podInfo'
import { nodeOrder } from '../../cache/schedulerCache'
import type { Cycle } from '../../framework/plugin'
import { type Answer, unresolvable, unschedulable } from '../../framework/status'
import {
  type Constraint,
  hasAllKeys,
  includes,
  includesAll,
  podsByNode,
  selects,
} from './constraint'

const NAME = 'PodTopologySpread'
const TOO_SKEWED = unschedulable(NAME, "node(s) didn't match pod topology spread constraints")
const NO_SUCH_LABEL = unresolvable(
  NAME,
  "node(s) didn't match pod topology spread constraints (missing required label)",
)

/** A domain and the pods counted in it. */
interface Domain {
  readonly value: string
  readonly count: number
}

/** Counts of one constraint, and the two emptiest domains: enough to follow single pods. */
interface Spread {
  readonly constraint: Constraint
  readonly selectsItself: boolean
  readonly counts: Map<string, number>
  emptiest: Domain
  second: Domain
}

export interface SpreadFiltering {
  readonly affinity: RequiredNodeAffinity
  readonly constraints: readonly Constraint[]
  readonly spreads: readonly Spread[]
}

/** No domain known yet: nothing is emptier. Source: newCriticalPaths (math.MaxInt32) */
const NONE: Domain = { value: '', count: 2_147_483_647 }

/** Counts matching pods in every domain of every node that counts. */
export function countDomains(
  { pod, cluster }: Cycle,
  constraints: readonly Constraint[],
): SpreadFiltering {
  const { metadata } = pod.pod
  const affinity = requiredNodeAffinity(pod.pod)
  const spreads = constraints.map((constraint): Spread => {
    const selectsItself = selects(constraint, metadata.labels)
    return { constraint, selectsItself, counts: new Map(), emptiest: NONE, second: NONE }
  })
  const pods = constraints.map((constraint) =>
    podsByNode(cluster.cache.tallies, metadata.namespace, constraint),
  )
  const all = constraints.map((constraint) => includesAll(constraint, affinity))
  for (const { name, node } of nodeOrder(cluster.cache)) {
    if (!hasAllKeys(node, constraints)) continue
    spreads.forEach(({ constraint, counts }, i) => {
      if (!all[i] && !includes(constraint, pod.pod, affinity, node)) return
      const value = node.metadata.labels?.[constraint.topologyKey] ?? ''
      counts.set(value, (counts.get(value) ?? 0) + (pods[i]?.get(name) ?? 0))
    })
  }
  for (const spread of spreads)
    for (const [value, count] of spread.counts) note(spread, value, count)
  return { affinity, constraints, spreads }
}

export function filterSpread({ spreads }: SpreadFiltering, { node }: KnownNode): Answer {
  for (const spread of spreads) {
    const { constraint, counts, selectsItself } = spread
    const value = node.metadata.labels?.[constraint.topologyKey]
    if (value === undefined) return NO_SUCH_LABEL
    const here = (counts.get(value) ?? 0) + (selectsItself ? 1 : 0)
    if (here - fewest(spread) > constraint.maxSkew) return TOO_SKEWED
  }
  return undefined
}

/** Follows a pod that is tried on a node, or off it. */
export function followPod(
  { pod: { pod } }: Cycle,
  { affinity, constraints, spreads }: SpreadFiltering,
  moved: PodInfo,
  { node }: KnownNode,
  by: 1 | -1,
): void {
  if (moved.pod.metadata.namespace !== pod.metadata.namespace) return
  if (!hasAllKeys(node, constraints)) return
  for (const spread of spreads) {
    const { constraint, counts } = spread
    if (!selects(constraint, moved.pod.metadata.labels)) continue
    if (!includes(constraint, pod, affinity, node)) continue
    const value = node.metadata.labels?.[constraint.topologyKey] ?? ''
    const count = (counts.get(value) ?? 0) + by
    counts.set(value, count)
    note(spread, value, count)
  }
}

export const copySpreadFiltering = (state: SpreadFiltering): SpreadFiltering => ({
  ...state,
  spreads: state.spreads.map((spread) => ({ ...spread, counts: new Map(spread.counts) })),
})

/** The count of the emptiest domain; 0 while there are fewer domains than wanted. */
function fewest({ constraint, counts, emptiest }: Spread): number {
  return counts.size < constraint.minDomains ? 0 : emptiest.count
}

/** Keeps the two emptiest domains as upstream does, pod by pod. Source: criticalPaths.update */
function note(spread: Spread, value: string, count: number): void {
  const { emptiest, second } = spread
  const now = { value, count }
  if (value === emptiest.value && emptiest !== NONE) spread.emptiest = now
  else if (value === second.value && second !== NONE) spread.second = now
  else if (count < emptiest.count) {
    spread.second = emptiest
    spread.emptiest = now
  } else if (count < second.count) spread.second = now
  if (spread.emptiest.count > spread.second.count) {
    const swapped = spread.emptiest
    spread.emptiest = spread.second
    spread.second = swapped
  }
}
