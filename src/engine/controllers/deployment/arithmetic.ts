/**
 * How many pods a Deployment may have, and how they are shared among its ReplicaSets.
 * Source: Kubernetes v1.35 pkg/controller/deployment/util/deployment_util.go
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import { type Fenceposts, resolveFenceposts } from '../../../api/machinery/intOrString'
import { maxReplicasAnnotation } from './annotations'

export const wantedReplicas = ({ spec }: Deployment): number => spec.replicas ?? 1

export const isRollingUpdate = ({ spec }: Deployment): boolean =>
  spec.strategy?.type === 'RollingUpdate'

/** Pods that may exist above the wanted number. */
export const maxSurge = (deployment: Deployment): number => fenceposts(deployment).surge

/** Pods that may be unavailable; never more than there are to be. */
export function maxUnavailable(deployment: Deployment): number {
  const replicas = wantedReplicas(deployment)
  if (!isRollingUpdate(deployment) || replicas === 0) return 0
  return Math.min(fenceposts(deployment).unavailable, replicas)
}

/** Pods that must stay available during a rolling update. */
export const minAvailable = (deployment: Deployment): number =>
  isRollingUpdate(deployment) ? wantedReplicas(deployment) - maxUnavailable(deployment) : 0

/** The most pods at any time: what max-replicas annotations say. */
export const allowedReplicas = (deployment: Deployment): number =>
  wantedReplicas(deployment) + maxSurge(deployment)

function fenceposts(deployment: Deployment): Fenceposts {
  const none = { surge: 0, unavailable: 0 }
  if (!isRollingUpdate(deployment)) return none
  const { maxSurge: surge, maxUnavailable: unavailable } =
    deployment.spec.strategy?.rollingUpdate ?? {}
  const resolved = resolveFenceposts(surge, unavailable, wantedReplicas(deployment))
  // Validation lets nothing else through.
  return typeof resolved === 'string' ? none : resolved
}

export const replicasOf = ({ spec }: ReplicaSet): number => spec.replicas ?? 1

/** Σ spec.replicas */
export const countWanted = (sets: readonly ReplicaSet[]): number => sum(sets, replicasOf)

/** Σ status.replicas */
export const countActual = (sets: readonly ReplicaSet[]): number =>
  sum(sets, ({ status }) => status?.replicas ?? 0)

export const countReady = (sets: readonly ReplicaSet[]): number =>
  sum(sets, ({ status }) => status?.readyReplicas ?? 0)

export const countAvailable = (sets: readonly ReplicaSet[]): number =>
  sum(sets, ({ status }) => status?.availableReplicas ?? 0)

export const countTerminating = (sets: readonly ReplicaSet[]): number =>
  sum(sets, ({ status }) => status?.terminatingReplicas ?? 0)

function sum(sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number): number {
  let total = 0
  for (const set of sets) total += count(set)
  return total
}

/** The size the new ReplicaSet may grow to now. Source: NewRSNewReplicas. */
export function newReplicaSetReplicas(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  current: number,
): number {
  const wanted = wantedReplicas(deployment)
  if (!isRollingUpdate(deployment)) return wanted
  const room = allowedReplicas(deployment) - countWanted(all)
  return room <= 0 ? current : current + Math.min(room, wanted - current)
}

/**
 * What a ReplicaSet would gain or lose if a change of the Deployment's size were shared by size.
 * Source: getReplicaSetFraction
 */
export function replicaSetFraction(replicaSet: ReplicaSet, deployment: Deployment): number {
  const current = replicasOf(replicaSet)
  if (wantedReplicas(deployment) === 0) return -current
  // Without the annotation (somebody took it away) the status is the next best guess.
  const before = maxReplicasAnnotation(replicaSet) || (deployment.status?.replicas ?? 0)
  if (before === 0) return 0
  return Math.round((current * allowedReplicas(deployment)) / before) - current
}

/**
 * A ReplicaSet's share of what is still to be added or, negative, removed.
 * Source: GetReplicaSetProportion
 */
export function proportionOf(
  replicaSet: ReplicaSet,
  deployment: Deployment,
  toAdd: number,
  added: number,
): number {
  if (replicasOf(replicaSet) === 0 || toAdd === 0 || toAdd === added) return 0
  const fraction = replicaSetFraction(replicaSet, deployment)
  return toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added)
}
