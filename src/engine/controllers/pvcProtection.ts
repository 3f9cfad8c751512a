/**
 * Lets go of a claim that is being deleted when no pod on a node uses it any more.
 *
 * Watches PersistentVolumeClaims and Pods. Writes the finalizers of PersistentVolumeClaims.
 * Source: Kubernetes v1.35 pkg/controller/volume/pvcprotection
 */
import type { Pod } from '../../api/core'
import { isPodTerminal } from '../../api/machinery/podConditions'
import type { PersistentVolumeClaim } from '../../api/persistentVolume'
import type { Continuation } from '../clientGo/client'
import { collectionPath, objectPath } from '../clientGo/paths'
import { getCached, indexed } from './caches'
import type { Controller } from './controller'
import { NOTHING, type Plan, send } from './plan'
import { claimKeysOf } from './podClaims'
import { finalizerChange } from './protection'

const FINALIZER = 'kubernetes.io/pvc-protection'

/** The API server was asked for the pods of the namespace. */
interface PodsListed extends Continuation {
  readonly type: 'podsListed'
}

export const pvcProtectionController: Controller<undefined> = {
  name: 'persistentvolumeclaim-protection-controller',
  title: 'Claim protection',
  serviceAccount: 'pvc-protection-controller',
  eventSource: 'pvc-protection-controller',
  workers: 1,
  informers: ['persistentvolumeclaims', 'pods'],
  createMemory: () => undefined,

  observe({ type, informer, key, object }, desk) {
    if (informer === 'persistentvolumeclaims') {
      if (type !== 'delete' && finalizerChange(object, FINALIZER) !== undefined) desk.add(key)
      return
    }
    const pod = object as Pod
    // A pod that runs can set no claim free.
    if (type !== 'delete' && !isPodTerminal(pod) && pod.spec.nodeName) return
    for (const claim of claimKeysOf(pod)) desk.add(claim)
  },

  reconcile(key, { caches }) {
    const claim = getCached(caches, 'persistentvolumeclaims', key)
    if (claim === undefined) return NOTHING
    const change = finalizerChange(claim, FINALIZER)
    if (change !== 'remove') return change === undefined ? NOTHING : protect(claim)
    if (indexed(caches, 'pods', 'claim', key).some((pod) => isUsedBy(pod, key))) return NOTHING
    // A pod may be too new for the cache: data is not given up on its word alone.
    const path = collectionPath('v1', 'pods', claim.metadata.namespace)
    const next: PodsListed = { type: 'podsListed' }
    return { steps: [send({ method: 'GET', path })], next }
  },

  resume(_then, { error, answers }, key, { caches }) {
    if (error !== undefined) return { steps: [], fail: error.message ?? '' }
    const claim = getCached(caches, 'persistentvolumeclaims', key)
    const pods = (answers[0]?.body as { readonly items: readonly Pod[] } | undefined)?.items ?? []
    if (claim === undefined || pods.some((pod) => isUsedBy(pod, key))) return NOTHING
    const finalizers = claim.metadata.finalizers?.filter((name) => name !== FINALIZER) ?? []
    return put({ ...claim, metadata: { ...claim.metadata, finalizers } })
  },
}

/** A kubelet starts no pod with a claim that is going: one without a node uses nothing. */
const isUsedBy = (pod: Pod, key: string): boolean =>
  Boolean(pod.spec.nodeName) && claimKeysOf(pod).includes(key)

function protect(claim: PersistentVolumeClaim): Plan {
  const finalizers = [...(claim.metadata.finalizers ?? []), FINALIZER]
  return put({ ...claim, metadata: { ...claim.metadata, finalizers } })
}

function put(claim: PersistentVolumeClaim): Plan {
  const { namespace, name } = claim.metadata
  const path = objectPath('v1', 'persistentvolumeclaims', namespace, name)
  return { steps: [send({ method: 'PUT', path, body: claim, tolerate: ['NotFound'] })] }
}
