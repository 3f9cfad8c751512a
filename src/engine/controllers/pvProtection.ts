/**
 * Lets go of a volume that is being deleted when no claim is bound to it any more.
 *
 * Watches and writes PersistentVolumes.
 * Source: Kubernetes v1.35 pkg/controller/volume/pvprotection
 */
import { objectPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller } from './controller'
import { NOTHING, send } from './plan'
import { finalizerChange } from './protection'

const FINALIZER = 'kubernetes.io/pv-protection'

export const pvProtectionController: Controller<undefined> = {
  name: 'persistentvolume-protection-controller',
  title: 'Volume protection',
  serviceAccount: 'pv-protection-controller',
  eventSource: 'pv-protection-controller',
  workers: 1,
  informers: ['persistentvolumes'],
  createMemory: () => undefined,

  observe({ type, key, object }, desk) {
    if (type !== 'delete' && finalizerChange(object, FINALIZER) !== undefined) desk.add(key)
  },

  reconcile(key, { caches }) {
    const volume = getCached(caches, 'persistentvolumes', key)
    const change = volume && finalizerChange(volume, FINALIZER)
    if (volume === undefined || change === undefined) return NOTHING
    if (change === 'remove' && volume.status?.phase === 'Bound') return NOTHING
    const others = volume.metadata.finalizers?.filter((name) => name !== FINALIZER) ?? []
    const finalizers = change === 'add' ? [...others, FINALIZER] : others
    const body = { ...volume, metadata: { ...volume.metadata, finalizers } }
    const path = objectPath('v1', 'persistentvolumes', '', key)
    return { steps: [send({ method: 'PUT', path, body, tolerate: ['NotFound'] })] }
  },
}
