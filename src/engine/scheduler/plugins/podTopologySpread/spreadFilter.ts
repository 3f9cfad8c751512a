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
import type { PodTally } from '../../cache/podTallies'
import { type CacheView, nodeOrder } from '../../cache/schedulerCache'
import { answerNow, type Question, remembered, standingAnswer } from '../../cache/standing'
import type { Cycle } from '../../framework/plugin'
import { type Answer, unresolvable, unschedulable } from '../../framework/status'
import {
  type Constraint,
  countedBy,
  hasAllKeys,
  includes,
  includesAll,
  selects,
} from './constraint'
import { addPods, createDomains, type Domains, fewestWith } from './domains'

const NAME = 'PodTopologySpread'
const TOO_SKEWED = unschedulable(NAME, "node(s) didn't match pod topology spread constraints")
const NO_SUCH_LABEL = unresolvable(
  NAME,
  "node(s) didn't match pod topology spread constraints (missing required label)",
)

/** One constraint with its counts, which are shared, and what a trial changes in them. */
interface Spread {
  readonly constraint: Constraint
  readonly selectsItself: boolean
  readonly domains: Domains
  readonly tried: Map<string, number>
}

export interface SpreadFiltering {
  readonly affinity: RequiredNodeAffinity
  readonly constraints: readonly Constraint[]
  readonly spreads: readonly Spread[]
}

/** Counts matching pods in every domain of every node that counts. */
export function countDomains(
  { pod, cluster }: Cycle,
  constraints: readonly Constraint[],
): SpreadFiltering {
  const { cache } = cluster
  const { namespace, labels } = pod.pod.metadata
  const affinity = requiredNodeAffinity(pod.pod)
  const counts = (constraint: Constraint, { node }: KnownNode): boolean =>
    includes(constraint, pod.pod, affinity, node)
  const ask = () => askFor(cache, namespace, constraints, counts)
  // Where the pod itself has a say in which nodes count, its answer is no other's.
  const shared = constraints.every((constraint) => includesAll(constraint, affinity))
  const key = `PodTopologySpread/Filter\n${namespace}\n${JSON.stringify(constraints)}`
  const all = shared ? standingAnswer(cache, key, ask) : answerNow(cache, ask())
  const spreads = constraints.map((constraint, i): Spread => {
    const selectsItself = selects(constraint, labels)
    const domains = all[i] ?? createDomains()
    return { constraint, selectsItself, domains, tried: new Map() }
  })
  return { affinity, constraints, spreads }
}

export function filterSpread({ spreads }: SpreadFiltering, { node }: KnownNode): Answer {
  for (const spread of spreads) {
    const { constraint, selectsItself } = spread
    const value = node.metadata.labels?.[constraint.topologyKey]
    if (value === undefined) return NO_SUCH_LABEL
    const here = podsIn(spread, value) + (selectsItself ? 1 : 0)
    if (here - fewestPods(spread) > constraint.maxSkew) return TOO_SKEWED
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
  for (const { constraint, tried } of spreads) {
    if (!selects(constraint, moved.pod.metadata.labels)) continue
    if (!includes(constraint, pod, affinity, node)) continue
    const value = node.metadata.labels?.[constraint.topologyKey] ?? ''
    tried.set(value, (tried.get(value) ?? 0) + by)
  }
}

export const copySpreadFiltering = (state: SpreadFiltering): SpreadFiltering => ({
  ...state,
  spreads: state.spreads.map((spread) => ({ ...spread, tried: new Map(spread.tried) })),
})

const podsIn = ({ domains, tried }: Spread, value: string): number =>
  (domains.counts.get(value) ?? 0) + (tried.size === 0 ? 0 : (tried.get(value) ?? 0))

/** The count of the emptiest domain; 0 while there are fewer domains than wanted. */
function fewestPods({ constraint, domains, tried }: Spread): number {
  return domains.counts.size < constraint.minDomains ? 0 : fewestWith(domains, tried)
}

/** Asks how many pods each constraint selects in each of its domains. */
function askFor(
  cache: CacheView,
  namespace: string,
  constraints: readonly Constraint[],
  counts: (constraint: Constraint, node: KnownNode) => boolean,
): Question<readonly Domains[]> {
  const answer = constraints.map(createDomains)
  const add = (node: KnownNode, pods: number, concerns?: readonly boolean[]): void => {
    if (!hasAllKeys(node.node, constraints)) return
    constraints.forEach((constraint, i) => {
      const domains = answer[i]
      if (domains === undefined || concerns?.[i] === false || !counts(constraint, node)) return
      addPods(domains, node.node.metadata.labels?.[constraint.topologyKey] ?? '', pods)
    })
  }
  for (const node of nodeOrder(cache)) add(node, 0)
  const concerns = new WeakMap<PodTally, readonly boolean[]>()
  const concernsOf = (look: PodTally) => countedBy(constraints, look, namespace)
  return {
    answer,
    looks: cache.tallies.byNamespace.get(namespace) ?? [],
    count: (look, node, pods) => add(node, pods, remembered(concerns, look, concernsOf)),
  }
}
