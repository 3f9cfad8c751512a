/**
 * Which Deployments a change concerns.
 * Source: Kubernetes v1.35 pkg/controller/deployment/deployment_controller.go
 */
import type { ReplicaSet } from '../../../api/apps'
import type { Pod } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { matchesLabelSelector } from '../../../api/machinery/labelSelector'
import { getControllerOf } from '../../../api/machinery/ownerReference'
import { type KubeObject, namespacedName, objectKey } from '../../../api/meta'
import type { InformerEvent } from '../../clientGo/informer'
import { getCached, indexed } from '../caches'
import type { Desk } from '../controller'

export function observe(event: InformerEvent, desk: Desk<undefined>): void {
  if (event.informer === 'deployments') desk.add(event.key)
  else if (event.informer === 'replicasets') observeReplicaSet(event, desk)
  else if (event.type === 'delete') podDeleted(event.object as Pod, desk)
}

function observeReplicaSet({ type, object, old }: InformerEvent, desk: Desk<undefined>): void {
  const set = object as ReplicaSet
  const ref = getControllerOf(set)
  const moved = old !== undefined && getControllerOf(old)?.uid !== ref?.uid
  if (moved) addOwner(old, desk)
  if (ref !== undefined) {
    addOwner(set, desk)
    return
  }
  const relabelled =
    moved || old === undefined || !deepEqual(old.metadata.labels, set.metadata.labels)
  if (type !== 'delete' && relabelled) addAdopters(set, desk)
}

/** Recreate waits until the last pod is gone. */
function podDeleted(pod: Pod, desk: Desk<undefined>): void {
  const setKey = objectKey(pod.metadata.namespace, getControllerOf(pod)?.name ?? '')
  const set = getCached(desk.caches, 'replicasets', setKey)
  const key = set === undefined ? undefined : ownerKey(set, desk)
  if (key === undefined) return
  const deployment = getCached(desk.caches, 'deployments', key)
  if (deployment?.spec.strategy?.type !== 'Recreate') return
  const sets = indexed(desk.caches, 'replicasets', 'controller', deployment.metadata.uid)
  const left = sets.some(
    ({ metadata }) => indexed(desk.caches, 'pods', 'controller', metadata.uid).length > 0,
  )
  if (!left) desk.add(key)
}

function addOwner(set: KubeObject, desk: Desk<undefined>): void {
  const key = ownerKey(set, desk)
  if (key !== undefined) desk.add(key)
}

function ownerKey(set: KubeObject, { caches }: Desk<undefined>): string | undefined {
  const ref = getControllerOf(set)
  if (ref?.kind !== 'Deployment') return undefined
  const key = objectKey(set.metadata.namespace, ref.name)
  return getCached(caches, 'deployments', key)?.metadata.uid === ref.uid ? key : undefined
}

function addAdopters({ metadata }: ReplicaSet, desk: Desk<undefined>): void {
  for (const deployment of indexed(desk.caches, 'deployments', 'namespace', metadata.namespace)) {
    const { selector } = deployment.spec
    if (matchesLabelSelector(selector, metadata.labels)) desk.add(namespacedName(deployment))
  }
}
