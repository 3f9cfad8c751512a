/**
 * Which ReplicaSets a change concerns.
 * Source: Kubernetes v1.35 pkg/controller/replicaset/replica_set.go (addPod, updatePod, deletePod)
 */
import type { Pod } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { matchesLabelSelector } from '../../../api/machinery/labelSelector'
import { getControllerOf } from '../../../api/machinery/ownerReference'
import { isPodReady } from '../../../api/machinery/podConditions'
import { namespacedName, objectKey } from '../../../api/meta'
import type { InformerEvent } from '../../clientGo/informer'
import { seconds } from '../../kernel/micros'
import { getCached, indexed } from '../caches'
import type { Desk } from '../controller'
import { creationObserved, deletionObserved } from '../expectations'

export function observeReplicaSet({ type, key, object, old }: InformerEvent, desk: Desk<unknown>) {
  // Replaced under the same name: what was expected of the old one will never be seen.
  if (type === 'delete' || (old !== undefined && old.metadata.uid !== object.metadata.uid)) {
    desk.expectations.delete(key)
  }
  desk.add(key)
}

export function observePod({ type, object, old }: InformerEvent, desk: Desk<unknown>): void {
  const pod = object as Pod
  if (type === 'delete') podGone(pod, desk)
  else if (old === undefined) podAdded(pod, desk)
  else podUpdated(old as Pod, pod, desk)
}

function podAdded(pod: Pod, desk: Desk<unknown>): void {
  if (pod.metadata.deletionTimestamp !== undefined) {
    podGone(pod, desk)
    return
  }
  const owner = ownerKey(pod, desk)
  if (owner !== undefined) {
    creationObserved(desk.expectations, owner)
    desk.add(owner)
  } else if (getControllerOf(pod) === undefined) addAdopters(pod, desk)
}

function podUpdated(old: Pod, pod: Pod, desk: Desk<unknown>): void {
  if (pod.metadata.deletionTimestamp !== undefined) {
    // Going counts as gone: the kubelet ends it in its own time, its place is free at once.
    podGone(pod, desk)
    return
  }
  const ref = getControllerOf(pod)
  const oldRef = getControllerOf(old)
  const moved = ref?.uid !== oldRef?.uid
  if (moved) {
    const before = ownerKey(old, desk)
    if (before !== undefined) desk.add(before)
  }
  if (ref === undefined) {
    if (moved || !deepEqual(old.metadata.labels, pod.metadata.labels)) addAdopters(pod, desk)
    return
  }
  const owner = ownerKey(pod, desk)
  if (owner === undefined) return
  desk.add(owner)
  const { minReadySeconds = 0 } = getCached(desk.caches, 'replicasets', owner)?.spec ?? {}
  // A second more, so that a clock that rounds does not wake it too early.
  if (minReadySeconds > 0 && !isPodReady(old) && isPodReady(pod)) {
    desk.addAfter(owner, seconds(minReadySeconds + 1))
  }
}

function podGone(pod: Pod, desk: Desk<unknown>): void {
  const owner = ownerKey(pod, desk)
  if (owner === undefined) return
  deletionObserved(desk.expectations, owner, namespacedName(pod))
  desk.add(owner)
}

/** The ReplicaSet that controls a pod, if the cache has that very one. */
function ownerKey(pod: Pod, { caches }: Desk<unknown>): string | undefined {
  const ref = getControllerOf(pod)
  if (ref?.kind !== 'ReplicaSet') return undefined
  const key = objectKey(pod.metadata.namespace, ref.name)
  return getCached(caches, 'replicasets', key)?.metadata.uid === ref.uid ? key : undefined
}

/** Every ReplicaSet that might adopt an orphan; the syncs decide. */
function addAdopters(pod: Pod, desk: Desk<unknown>): void {
  const { namespace, labels } = pod.metadata
  for (const replicaSet of indexed(desk.caches, 'replicasets', 'namespace', namespace)) {
    const { selector } = replicaSet.spec
    if (matchesLabelSelector(selector, labels)) desk.add(namespacedName(replicaSet))
  }
}
