/**
 * Watches each ConfigMap and Secret that a pod of this node has mounted, one watch for one object.
 * Source: Kubernetes v1.35 pkg/kubelet/util/manager/watch_based_manager.go
 */
import { deepEqual } from '../../api/machinery/deepEqual'
import { hangUp } from '../clientGo/client'
import { type InformerEvent, type InformerSpec, startInformer } from '../clientGo/informer'
import { collectionPath } from '../clientGo/paths'
import type { Context } from '../kernel/actor'
import type { KubeletState, PodWorker } from './kubeletState'
import { type ObjectName, objectKey } from './objectCache'
import { cachedObject, type FetchedObject } from './objectFetch'

/** A pod has these mounted: from now on they are watched. */
export function watchObjects(
  state: KubeletState,
  worker: PodWorker,
  names: readonly ObjectName[],
  context: Context,
): void {
  const { watched } = state.objects
  for (const name of names) {
    const key = objectKey(name)
    const pods = watched.get(key)
    if (pods !== undefined) {
      pods.add(worker.uid)
      continue
    }
    watched.set(key, new Set([worker.uid]))
    const spec: InformerSpec = {
      name: key,
      path: collectionPath('v1', name.kind, name.namespace),
      fieldSelector: `metadata.name=${name.name}`,
    }
    state.specs.push(spec)
    const { informers, client } = state.clients
    informers.set(key, startInformer(context, client, spec))
  }
}

/** The pod is gone: what no other has mounted is watched no longer. */
export function unwatchObjects(
  state: KubeletState,
  worker: PodWorker,
  names: readonly ObjectName[],
  context: Context,
): void {
  const { watched } = state.objects
  for (const key of names.map(objectKey)) {
    const pods = watched.get(key)
    if (pods?.delete(worker.uid) !== true || pods.size > 0) continue
    watched.delete(key)
    const { informers, client } = state.clients
    const informer = informers.get(key)
    if (informer !== undefined) hangUp(context, client, informer.request)
    informers.delete(key)
    state.specs.splice(
      state.specs.findIndex(({ name }) => name === key),
      1,
    )
  }
}

/** What a watch has brought. Returns the pods it matters to. */
export function takeObjectEvent(
  state: KubeletState,
  event: InformerEvent,
  context: Context,
): PodWorker[] {
  const { known, watched } = state.objects
  const { informer: key } = event
  const body = event.type === 'delete' ? undefined : (event.object as FetchedObject)
  const before = known.get(key)
  const object = cachedObject(body, context.now)
  known.set(key, object)
  // A watch begins with what was asked for a moment ago.
  const same = before?.found === object.found && deepEqual(before.data, object.data)
  if (same) return []
  return [...(watched.get(key) ?? [])].flatMap((uid) => state.workers.get(uid) ?? [])
}
