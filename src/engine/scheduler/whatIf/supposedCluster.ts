import type { Pod } from '../../../api/core'
import { type CacheChange, forkCache } from '../cache/forkCache'
import { type ClusterView, podOf } from '../framework/clusterView'
import type { SchedulerState } from '../schedulerState'
import { supposedStorage } from './supposedStorage'
import type { Supposition } from './supposition'

/** The pod as if it had never been placed. */
export function unplaced(pod: Pod): Pod {
  if ((pod.spec.nodeName ?? '') === '') return pod
  const { nodeName: _, ...spec } = pod.spec
  return { ...pod, spec, status: {} }
}

/** What the scheduler would know if the supposition held. The cluster it knows stays as it is. */
export function supposedCluster(
  state: Pick<SchedulerState, 'cache'>,
  cluster: ClusterView,
  key: string,
  pod: Pod,
  { nodes = [], without = [], claims = [], volumes = [] }: Supposition,
): ClusterView {
  const uidOf = (name: string) => podOf(cluster, name)?.metadata.uid ?? ''
  const gone = [pod.metadata.uid, ...without.map(uidOf)]
  const change: CacheChange = {
    nodes,
    without: new Set(gone.filter((uid) => state.cache.pods.has(uid))),
  }
  const isTouched = change.nodes.length + change.without.size > 0
  const { items } = cluster.pods
  return {
    ...cluster,
    pods: { items: { get: (name) => (name === key ? pod : items.get(name)) } },
    cache: isTouched ? forkCache(state.cache, change) : cluster.cache,
    storage: supposedStorage(cluster.storage, claims, volumes),
  }
}
