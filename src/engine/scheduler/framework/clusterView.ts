/**
 * What plugins may look at besides the pod and the node in hand: the cache, and what informers know.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kube-scheduler/framework (Handle, SharedLister)
 */

import type { ReplicaSet, StatefulSet } from '../../../api/apps'
import type { Pod, Service } from '../../../api/core'
import type { KubeObject, StringMap } from '../../../api/meta'
import { objectKey } from '../../../api/meta'
import type { PodDisruptionBudget } from '../../../api/policy'
import { byIndex, type Store } from '../../clientGo/store'
import type { CacheView } from '../cache/schedulerCache'
import type { Nominator } from '../queue/nominator'
import type { StorageView } from './storageView'

export interface ClusterView {
  readonly cache: CacheView
  readonly nominator: Nominator
  /** Preemptors whose victims are still being evicted, by uid. */
  readonly preempting: ReadonlyMap<string, PendingPreemption>
  readonly pods: PodLookup
  readonly services: Store
  readonly replicaSets: Store
  readonly statefulSets: Store
  readonly namespaces: Store
  readonly disruptionBudgets: Store
  readonly storage: StorageView
}

/** Pods by namespace/name. */
export interface PodLookup {
  readonly items: { get(key: string): KubeObject | undefined }
}

/** An eviction under way. The last victim goes when all others are gone. */
export interface PendingPreemption {
  /** namespace/name of the last victim, once its turn has come. */
  readonly lastVictim: string | undefined
}

/** The name of the index by namespace. */
export const BY_NAMESPACE = 'namespace'

/** The cast is made here once: an informer's store holds one kind only. */
const itemsOf = <T extends KubeObject>(store: Store, namespace: string): readonly T[] =>
  byIndex(store, BY_NAMESPACE, namespace) as readonly KubeObject[] as readonly T[]

export const servicesOf = ({ services }: ClusterView, namespace: string): readonly Service[] =>
  itemsOf<Service>(services, namespace)

export const disruptionBudgetsOf = (
  { disruptionBudgets }: ClusterView,
  namespace: string,
): readonly PodDisruptionBudget[] => itemsOf<PodDisruptionBudget>(disruptionBudgets, namespace)

export const podOf = ({ pods }: ClusterView, key: string): Pod | undefined =>
  pods.items.get(key) as Pod | undefined

export const replicaSetOf = (
  { replicaSets }: ClusterView,
  namespace: string,
  name: string,
): ReplicaSet | undefined =>
  replicaSets.items.get(objectKey(namespace, name)) as ReplicaSet | undefined

export const statefulSetOf = (
  { statefulSets }: ClusterView,
  namespace: string,
  name: string,
): StatefulSet | undefined =>
  statefulSets.items.get(objectKey(namespace, name)) as StatefulSet | undefined

/** Labels of a namespace; undefined when it is not known. */
export const namespaceLabels = (
  { namespaces }: ClusterView,
  namespace: string,
): StringMap | undefined => namespaces.items.get(namespace)?.metadata.labels
