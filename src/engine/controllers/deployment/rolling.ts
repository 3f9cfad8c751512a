/**
 * One step of a rolling update: how far the new ReplicaSet may grow, and which old ones shrink.
 * Source: Kubernetes v1.35 pkg/controller/deployment/rolling.go
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import {
  countAvailable,
  countWanted,
  maxUnavailable,
  newReplicaSetReplicas,
  replicasOf,
  wantedReplicas,
} from './arithmetic'
import { activeReplicaSets, byAge } from './replicaSets'

/** A ReplicaSet is to have another size. */
export interface Scaling {
  readonly set: ReplicaSet
  readonly to: number
}

/** The new ReplicaSet's next size; undefined when it has the right one, or cannot grow now. */
export function scaleNew(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newest: ReplicaSet,
): Scaling | undefined {
  const current = replicasOf(newest)
  const wanted = wantedReplicas(deployment)
  const to = current > wanted ? wanted : newReplicaSetReplicas(deployment, all, current)
  return to === current ? undefined : { set: newest, to }
}

/**
 * What the old ReplicaSets may lose without fewer pods being available than allowed. Pods that
 * are not available anyway go first: they would only block the rollout.
 */
export function scaleOld(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  newest: ReplicaSet,
): readonly Scaling[] {
  const active = [...activeReplicaSets(old)].sort(byAge)
  if (active.length === 0) return []
  const unavailable = replicasOf(newest) - (newest.status?.availableReplicas ?? 0)
  const least = wantedReplicas(deployment) - maxUnavailable(deployment)
  const most = countWanted([...old, newest]) - least - unavailable
  if (most <= 0) return []
  const unhealthy = cleanupUnhealthy(active, most)
  const left = active.map((set) => scaled(unhealthy.find((scaling) => scaling.set === set) ?? set))
  return [...unhealthy, ...scaleDownOld(deployment, left, newest)]
}

/** Takes away up to `most` pods that are not available, oldest ReplicaSet first. */
export function cleanupUnhealthy(sets: readonly ReplicaSet[], most: number): readonly Scaling[] {
  const scalings: Scaling[] = []
  let left = most
  for (const set of sets) {
    const unhealthy = replicasOf(set) - (set.status?.availableReplicas ?? 0)
    if (left <= 0) break
    if (replicasOf(set) === 0 || unhealthy <= 0) continue
    const gone = Math.min(left, unhealthy)
    scalings.push({ set, to: replicasOf(set) - gone })
    left -= gone
  }
  return scalings
}

/** Takes away available pods beyond what must stay available, oldest ReplicaSet first. */
export function scaleDownOld(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
): readonly Scaling[] {
  const least = wantedReplicas(deployment) - maxUnavailable(deployment)
  const all = newest === undefined ? old : [...old, newest]
  let left = countAvailable(all) - least
  const scalings: Scaling[] = []
  for (const set of old) {
    if (left <= 0) break
    if (replicasOf(set) === 0) continue
    const gone = Math.min(replicasOf(set), left)
    scalings.push({ set, to: replicasOf(set) - gone })
    left -= gone
  }
  return scalings
}

/** The ReplicaSet as it will be. */
export function scaled(scaling: Scaling | ReplicaSet): ReplicaSet {
  if (!('to' in scaling)) return scaling
  const { set, to } = scaling
  return { ...set, spec: { ...set.spec, replicas: to } }
}
