/**
 * How the ReplicaSets share a change of the Deployment's size, when that happens during a rollout
 * or while it is paused: in proportion to their sizes, so that the risk stays spread.
 * Source: Kubernetes v1.35 pkg/controller/deployment/sync.go (scale)
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import {
  allowedReplicas,
  countWanted,
  isRollingUpdate,
  proportionOf,
  replicasOf,
  wantedReplicas,
} from './arithmetic'
import {
  activeReplicaSets,
  bySizeNewer,
  bySizeOlder,
  findActiveOrLatest,
  isSaturated,
} from './replicaSets'
import type { Scaling } from './rolling'

/**
 * The sizes the ReplicaSets should have now. In a rollout that means all that want pods: one that
 * has its size already needs its annotations refreshed.
 */
export function shareOut(
  deployment: Deployment,
  newest: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): readonly Scaling[] {
  const wanted = wantedReplicas(deployment)
  const only = findActiveOrLatest(newest, old)
  if (only !== undefined) return replicasOf(only) === wanted ? [] : [{ set: only, to: wanted }]
  if (isSaturated(deployment, newest)) return activeReplicaSets(old).map((set) => ({ set, to: 0 }))
  if (!isRollingUpdate(deployment)) return []
  return proportions(deployment, activeReplicaSets(newest === undefined ? old : [...old, newest]))
}

function proportions(deployment: Deployment, active: readonly ReplicaSet[]): readonly Scaling[] {
  const allowed = wantedReplicas(deployment) > 0 ? allowedReplicas(deployment) : 0
  const toAdd = allowed - countWanted(active)
  // Of the same size, newer ones grow first, and older ones shrink first.
  const sorted = [...active].sort(toAdd > 0 ? bySizeNewer : bySizeOlder)
  let added = 0
  const scalings = sorted.map((set) => {
    const share = proportionOf(set, deployment, toAdd, added)
    added += share
    return { set, to: replicasOf(set) + share }
  })
  const leftover = toAdd - added
  // What rounding left over goes to the biggest.
  return scalings.map((scaling, index) =>
    index === 0 ? { ...scaling, to: Math.max(0, scaling.to + leftover) } : scaling,
  )
}
