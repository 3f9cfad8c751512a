/** Source: Kubernetes v1.35 pkg/controller/deployment/sync.go (calculateStatus: UpdatedReplicas) */
import { type Caches, getCached, indexed } from '../caches'
import type { Goal } from '../goal'
import { wantedReplicas } from './arithmetic'
import { findNewReplicaSet } from './replicaSets'

/** The replicas it asks for, and the pods there are of its present template. */
export function deploymentGoal(key: string, caches: Caches): Goal | undefined {
  const deployment = getCached(caches, 'deployments', key)
  if (deployment === undefined) return undefined
  const sets = indexed(caches, 'replicasets', 'controller', deployment.metadata.uid)
  const there = findNewReplicaSet(deployment, sets)?.status?.replicas ?? 0
  return { of: 'pods', wanted: wantedReplicas(deployment), there }
}
