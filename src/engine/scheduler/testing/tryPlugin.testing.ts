/** One plugin alone: what it says of a pod, and of an event. */
import type { Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { isKnown } from '../cache/nodeInfo'
import { type ClusterEvent, event, matchesEvent } from '../framework/clusterEvent'
import type { Registration } from '../framework/plugin'
import { codeOf, type Status } from '../framework/status'
import { type ClusterParts, makeCycle } from './makeCluster.testing'

/** `Success`, or the code with the reasons: of PreFilter if it does not pass, else of the node. */
export function verdict(plugin: string, pod: Pod, node: string, parts: ClusterParts): string {
  const cycle = makeCycle({ ...parts, pod, plugins: [{ name: plugin }] })
  const [preFilter] = cycle.framework.preFilter
  const before = preFilter?.plugin.preFilter(cycle, preFilter.args)
  if (before?.status !== undefined) return textOf(before.status)
  const known = cycle.cluster.cache.nodes.get(node)
  if (!isKnown(known)) throw new Error(`no node ${node}`)
  return textOf(cycle.framework.filter[0]?.plugin.filter(cycle, before?.state, known))
}

/** Whether an event is worth another try of the pod; undefined when nobody registered for it. */
export function isWorthATry(
  plugin: string,
  pod: Pod,
  resource: Registration['resource'],
  action: number,
  old: KubeObject | undefined,
  now: KubeObject | undefined,
): boolean | undefined {
  const { framework, pod: info, cluster } = makeCycle({ pod, plugins: [{ name: plugin }] })
  const [slot] = framework.all
  const incoming: ClusterEvent = event(resource, action, '')
  const found = slot?.plugin.registrations?.filter((one) => matchesEvent(one, incoming)) ?? []
  if (found.length === 0) return undefined
  return found.some(({ hint }) => hint?.(info, old, now, slot?.args, cluster) ?? true)
}

const textOf = (said: Status | undefined): string =>
  [codeOf(said), ...(said?.reasons ?? [])].join(': ')
