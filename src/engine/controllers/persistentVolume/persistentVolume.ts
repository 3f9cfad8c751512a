/**
 * Binds claims to volumes: finds a volume or has one made, ties the two to each other, and sees to
 * the volume when its claim is gone.
 *
 * Watches PersistentVolumeClaims, PersistentVolumes, StorageClasses and Pods. Writes the first two.
 * Claims without a volume are looked at again every 15 seconds; nothing else would change by
 * itself, so bound ones are left alone between two events.
 * Left out: provisioners and recyclers of its own (all volumes are made outside), migration of
 * in-tree volumes.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume
 */
import { isBoundToClaim } from '../../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { Continuation } from '../../clientGo/client'
import { objectPath } from '../../clientGo/paths'
import { seconds } from '../../kernel/micros'
import type { Controller, Desk } from '../controller'
import { NOTHING, type Outcome, type Plan, type Step, send } from '../plan'
import { syncClaim } from './claims'
import { createNewest, forgetShown, keepAnswers, type Newest, newestOf } from './newest'
import { keepFor, offer, release } from './volumes'

/** `--pvclaimbinder-sync-period` */
const SYNC_PERIOD = seconds(15)

const CLAIM = 'claim:'
const VOLUME = 'volume:'

type BinderDesk = Desk<Newest>

/** The steps are written: their objects are the newest there are. */
interface Written extends Continuation {
  readonly type: 'written'
  readonly pending: boolean
}

/** The API server itself was asked for the claim of a volume. */
interface ClaimRead extends Continuation {
  readonly type: 'claimRead'
}

export const persistentVolumeBinder: Controller<Newest> = {
  name: 'persistentvolume-binder-controller',
  title: 'Volume binder',
  serviceAccount: 'persistent-volume-binder',
  eventSource: 'persistentvolume-controller',
  workers: 1,
  informers: ['persistentvolumeclaims', 'persistentvolumes', 'storageclasses', 'pods'],
  createMemory: createNewest,

  observe({ type, informer, key, object }, desk) {
    if (informer === 'persistentvolumes') {
      const { claimRef } = (object as PersistentVolume).spec
      if (type !== 'delete') desk.add(VOLUME + key)
      else if (claimRef !== undefined) desk.add(`${CLAIM}${claimRef.namespace}/${claimRef.name}`)
    } else if (informer === 'persistentvolumeclaims') {
      const { volumeName } = (object as PersistentVolumeClaim).spec
      if (type !== 'delete') desk.add(CLAIM + key)
      else if (volumeName) desk.add(VOLUME + volumeName)
    }
    forgetShown(desk.memory, informer, key, object)
  },

  reconcile(key, desk) {
    return key.startsWith(CLAIM)
      ? planClaim(key.slice(CLAIM.length), desk)
      : planVolume(key.slice(VOLUME.length), desk)
  },

  resume(then, outcome, key, desk) {
    if (then.type === 'claimRead') return claimRead(outcome, key.slice(VOLUME.length), desk)
    keepAnswers(desk.memory, outcome)
    const { error } = outcome
    if (error !== undefined) return { steps: [], fail: error.message ?? '' }
    return (then as Written).pending ? { steps: [], requeueAfter: SYNC_PERIOD } : NOTHING
  },
}

function planClaim(key: string, { memory, caches }: BinderDesk): Plan {
  const claim = newestOf(memory, caches, 'persistentvolumeclaims', key)
  if (claim === undefined) return NOTHING
  const steps = syncClaim(claim, memory, caches)
  if (typeof steps === 'string') return { steps: [], fail: steps }
  return written(steps, claim.status?.phase !== 'Bound')
}

function planVolume(name: string, desk: BinderDesk): Plan {
  const { memory, caches } = desk
  const volume = newestOf(memory, caches, 'persistentvolumes', name)
  if (volume === undefined) return NOTHING
  const { claimRef } = volume.spec
  // A claim without an identity is one that is still to come.
  if (!claimRef?.uid) return written(offer(volume))
  const key = `${claimRef.namespace}/${claimRef.name}`
  const claim = newestOf(memory, caches, 'persistentvolumeclaims', key)
  if (claim !== undefined && isBoundToClaim(volume, claim)) return keep(volume, claim, desk)
  const { phase } = volume.status ?? {}
  if (phase === 'Released' || phase === 'Failed') return written(release(volume))
  // A cache may trail: the API server has the last word before data is given up.
  const path = objectPath(
    'v1',
    'persistentvolumeclaims',
    claimRef.namespace ?? '',
    claimRef.name ?? '',
  )
  const next: ClaimRead = { type: 'claimRead' }
  return { steps: [send({ method: 'GET', path, tolerate: ['NotFound'] })], next }
}

function claimRead({ error, answers }: Outcome, name: string, desk: BinderDesk): Plan {
  if (error !== undefined) return { steps: [], fail: error.message ?? '' }
  const volume = newestOf(desk.memory, desk.caches, 'persistentvolumes', name)
  if (volume === undefined) return NOTHING
  const [answer] = answers
  const claim = answer?.status === 200 ? (answer.body as PersistentVolumeClaim) : undefined
  const lives = claim !== undefined && isBoundToClaim(volume, claim)
  return lives ? keep(volume, claim, desk) : written(release(volume))
}

function keep(volume: PersistentVolume, claim: PersistentVolumeClaim, desk: BinderDesk): Plan {
  const { steps, syncClaim: isOpen } = keepFor(volume, claim)
  if (isOpen) desk.add(`${CLAIM}${claim.metadata.namespace}/${claim.metadata.name}`)
  return written(steps)
}

const written = (steps: readonly Step[], pending = false): Plan => {
  const next: Written = { type: 'written', pending }
  return { steps, next }
}
