/**
 * Looks at claims whose volume is to grow or has grown. A driver's own resizer makes it grow: the
 * controller only says that it is awaited.
 *
 * Watches and reads PersistentVolumeClaims and their PersistentVolumes.
 * Left out: growing in-tree volumes.
 * Source: Kubernetes v1.35 pkg/controller/volume/expand/expand_controller.go
 */
import { isBoundToClaim } from '../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/persistentVolume'
import type { Continuation } from '../clientGo/client'
import { referenceTo } from '../clientGo/eventRecorder'
import { objectPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller } from './controller'
import { capacityOf, isMore, requestedBy } from './persistentVolume/sizes'
import { NOTHING, record, send } from './plan'

/** Source: defaultWorkerCount */
const WORKERS = 10

interface VolumeRead extends Continuation {
  readonly type: 'volumeRead'
}

export const volumeExpandController: Controller<undefined> = {
  name: 'persistentvolume-expander-controller',
  title: 'Volume expander',
  serviceAccount: 'expand-controller',
  eventSource: 'volume_expand',
  workers: WORKERS,
  informers: ['persistentvolumeclaims'],
  createMemory: () => undefined,

  observe({ type, key, object, old }, desk) {
    const claim = object as PersistentVolumeClaim
    if (type === 'delete' || claim.status?.phase !== 'Bound') return
    const before = old as PersistentVolumeClaim | undefined
    if (before === undefined) desk.add(key)
    else if (isMore(requestedBy(claim), requestedBy(before))) desk.add(key)
    else if (isMore(heldBy(claim), heldBy(before))) desk.add(key)
  },

  reconcile(key, { caches }) {
    const claim = getCached(caches, 'persistentvolumeclaims', key)
    if (!claim?.spec.volumeName) return NOTHING
    const path = objectPath('v1', 'persistentvolumes', '', claim.spec.volumeName)
    const next: VolumeRead = { type: 'volumeRead' }
    return { steps: [send({ method: 'GET', path, tolerate: ['NotFound'] })], next }
  },

  resume(_then, { error, answers }, key, { caches }) {
    if (error !== undefined) return { steps: [], fail: error.message ?? '' }
    const claim = getCached(caches, 'persistentvolumeclaims', key)
    const [answer] = answers
    if (claim === undefined || answer?.status !== 200) return NOTHING
    const volume = answer.body as PersistentVolume
    const isOwn = isBoundToClaim(volume, claim)
    if (!isOwn || !isMore(requestedBy(claim), capacityOf(volume))) return NOTHING
    const message = 'waiting for an external controller to expand this PVC'
    const regarding = referenceTo(claim)
    return {
      steps: [record({ regarding, type: 'Normal', reason: 'ExternalExpanding', message })],
    }
  },
}

const heldBy = ({ status }: PersistentVolumeClaim): string => status?.capacity?.['storage'] ?? '0'
