/** Source: Kubernetes v1.35 pkg/controller/replicaset/replica_set.go (manageReplicas) */
import { isPodActive } from '../../../api/machinery/podConditions'
import { type Caches, getCached, indexed } from '../caches'
import type { Goal } from '../goal'

/** The replicas it asks for, and its pods that have neither ended nor are to end. */
export function replicaSetGoal(key: string, caches: Caches): Goal | undefined {
  const replicaSet = getCached(caches, 'replicasets', key)
  if (replicaSet === undefined) return undefined
  const own = indexed(caches, 'pods', 'controller', replicaSet.metadata.uid)
  const there = own.filter(isPodActive).length
  return { of: 'pods', wanted: replicaSet.spec.replicas ?? 1, there }
}
