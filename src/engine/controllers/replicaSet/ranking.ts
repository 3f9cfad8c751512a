import type { ReplicaSet } from '../../../api/apps'
import type { Pod } from '../../../api/core'
import { getControllerOf } from '../../../api/machinery/ownerReference'
import { isPodActive } from '../../../api/machinery/podConditions'
import { unixMicrosAt } from '../../clientGo/wallClock'
import { comparePodsForDeletion } from '../activePods'
import { indexed } from '../caches'
import type { Desk } from '../controller'

/**
 * The `count` pods that go first. Pods on nodes crowded with kin go sooner; kin are the pods of
 * every ReplicaSet of the same owner.
 * Source: Kubernetes v1.35 pkg/controller/replicaset/replica_set.go (getPodsToDelete)
 */
export function choosePodsToDelete(
  replicaSet: ReplicaSet,
  active: readonly Pod[],
  count: number,
  desk: Desk<unknown>,
): readonly Pod[] {
  if (count >= active.length) return active
  const perNode = countKinPerNode(replicaSet, desk)
  const now = unixMicrosAt(desk.now)
  return active
    .map((pod) => ({ pod, rank: perNode.get(pod.spec.nodeName ?? '') ?? 0 }))
    .sort((a, b) => comparePodsForDeletion(a, b, now))
    .slice(0, count)
    .map(({ pod }) => pod)
}

function countKinPerNode(replicaSet: ReplicaSet, { caches }: Desk<unknown>): Map<string, number> {
  const owner = getControllerOf(replicaSet)
  const sets =
    owner === undefined ? [replicaSet] : indexed(caches, 'replicasets', 'controller', owner.uid)
  const perNode = new Map<string, number>()
  for (const { metadata } of sets) {
    for (const pod of indexed(caches, 'pods', 'controller', metadata.uid)) {
      const node = pod.spec.nodeName ?? ''
      if (isPodActive(pod)) perNode.set(node, (perNode.get(node) ?? 0) + 1)
    }
  }
  return perNode
}
