/**
 * Makes a disk for a claim that asks this driver for one, and removes it when its volume is
 * released and is not to be kept. A claim whose class waits for a pod gets its disk in the zone of
 * the node the scheduler has chosen; others in any zone.
 *
 * Watches PersistentVolumeClaims, PersistentVolumes, StorageClasses and Nodes. Writes
 * PersistentVolumes.
 * Left out: cloning and restoring, growing, capacity that runs out, secrets of the driver.
 * Source: sigs.k8s.io/sig-storage-lib-external-provisioner controller/controller.go,
 * github.com/kubernetes-csi/external-provisioner pkg/controller
 */
import type { Node } from '../../../api/core'
import { classNameOf } from '../../../api/machinery/storageClass'
import { SELECTED_NODE } from '../../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { StorageClass } from '../../../api/storage'
import type { Continuation } from '../../clientGo/client'
import { type EventToRecord, referenceTo } from '../../clientGo/eventRecorder'
import { collectionPath, objectPath } from '../../clientGo/paths'
import {
  type CloudController,
  type Desk,
  DONE,
  errorOf,
  STRATEGIC_MERGE,
  type Step,
  type StepAnswer,
  statusOf,
} from '../controller'
import {
  DRIVER,
  isOwnVolume,
  PROVISIONER_FINALIZER,
  RETRY,
  rpcError,
  withoutFinalizer,
  ZONE_LABEL,
} from './driver'
import { volumeFor } from './volumeFor'

const PROVISIONER = 'volume.kubernetes.io/storage-provisioner'
const CLAIM = 'claim:'
const VOLUME = 'volume:'
/** Source: external-provisioner --worker-threads */
const WORKERS = 100

type ProvisionStep =
  | { readonly type: 'diskMade'; readonly zone: string }
  | { readonly type: 'volumeStored'; readonly volume: string }
  | { readonly type: 'diskGone' | 'volumeDeleted' | 'finalizerGone' }

type ProvisionerDesk = Desk<undefined>

export const csiProvisioner: CloudController<undefined> = {
  name: 'csi-provisioner',
  title: 'Volume provisioner',
  serviceAccount: 'csi-provisioner',
  eventSource: DRIVER,
  informers: ['persistentvolumeclaims', 'persistentvolumes'],
  workers: WORKERS,
  backoff: RETRY,
  createMemory: () => undefined,

  observe({ informer, type, key, object, old }, desk) {
    if (type === 'delete') return
    if (informer === 'persistentvolumeclaims') {
      if (isAsked(object as PersistentVolumeClaim, desk)) desk.add(CLAIM + key)
    } else if (informer === 'persistentvolumes') {
      const before = old as PersistentVolume | undefined
      const volume = object as PersistentVolume
      if (mustGo(volume) && (before === undefined || !mustGo(before))) desk.add(VOLUME + key)
    }
  },

  start(key, desk) {
    if (key.startsWith(VOLUME)) {
      const name = key.slice(VOLUME.length)
      return {
        type: 'cloud',
        call: { operation: 'DeleteDisk', name },
        next: step({ type: 'diskGone' }),
      }
    }
    const claim = desk.claims.items.get(key.slice(CLAIM.length)) as
      | PersistentVolumeClaim
      | undefined
    return claim === undefined || !isAsked(claim, desk) ? DONE : makeDisk(claim, desk)
  },

  resume(continuation, answer, key, desk) {
    const next = continuation as ProvisionStep
    switch (next.type) {
      case 'diskMade':
        return takeDisk(next.zone, answer, key.slice(CLAIM.length), desk)
      case 'volumeStored':
        return takeVolume(next.volume, answer, key.slice(CLAIM.length), desk)
      default:
        return removeVolume(next.type, answer, key.slice(VOLUME.length), desk)
    }
  },
}

/** Source: shouldProvision. */
function isAsked(claim: PersistentVolumeClaim, desk: ProvisionerDesk): boolean {
  const { annotations = {}, deletionTimestamp } = claim.metadata
  if (annotations[PROVISIONER] !== DRIVER || deletionTimestamp !== undefined) return false
  if (claim.spec.volumeName || claim.status?.phase !== 'Pending') return false
  const waits = classOf(claim, desk)?.volumeBindingMode === 'WaitForFirstConsumer'
  return !waits || annotations[SELECTED_NODE] !== undefined
}

/** Source: shouldDelete. */
const mustGo = (volume: PersistentVolume): boolean =>
  isOwnVolume(volume) &&
  volume.spec.persistentVolumeReclaimPolicy === 'Delete' &&
  volume.metadata.finalizers?.includes(PROVISIONER_FINALIZER) === true &&
  (volume.status?.phase === 'Released' ||
    (volume.metadata.deletionTimestamp !== undefined && volume.status?.phase !== 'Bound'))

const classOf = (claim: PersistentVolumeClaim, { classes }: ProvisionerDesk) =>
  classes.items.get(classNameOf(claim)) as StorageClass | undefined

function makeDisk(claim: PersistentVolumeClaim, desk: ProvisionerDesk): Step {
  const { namespace, name, uid } = claim.metadata
  const zone = zoneFor(claim, desk)
  if (zone === undefined) {
    const node = claim.metadata.annotations?.[SELECTED_NODE] ?? ''
    const text =
      node === ''
        ? 'no topology key found on any node'
        : `failed to get target node: node "${node}" not found`
    return { type: 'fail', text, events: [about(claim, 'Warning', 'ProvisioningFailed', text)] }
  }
  const size = claim.spec.resources?.requests?.['storage'] ?? '0'
  const spec = { name: `pvc-${uid}`, zone, size }
  const message = `External provisioner is provisioning volume for claim "${namespace}/${name}"`
  return {
    type: 'cloud',
    call: { operation: 'CreateDisk', spec },
    next: step({ type: 'diskMade', zone }),
    events: [about(claim, 'Normal', 'Provisioning', message)],
  }
}

function zoneFor(claim: PersistentVolumeClaim, desk: ProvisionerDesk): string | undefined {
  const selected = claim.metadata.annotations?.[SELECTED_NODE]
  if (selected !== undefined) return zoneOf(desk.nodes.items.get(selected) as Node | undefined)
  const allowed = classOf(claim, desk)?.allowedTopologies?.flatMap(
    ({ matchLabelExpressions = [] }) =>
      matchLabelExpressions.flatMap(({ key, values }) => (key === ZONE_LABEL ? values : [])),
  )
  const zones = new Set<string>()
  for (const node of desk.nodes.items.values()) {
    const zone = zoneOf(node as Node)
    if (zone !== undefined && (allowed?.includes(zone) ?? true)) zones.add(zone)
  }
  return [...zones].sort()[zones.size < 2 ? 0 : desk.random(zones.size)]
}

const zoneOf = (node: Node | undefined): string | undefined => node?.metadata.labels?.[ZONE_LABEL]

function takeDisk(zone: string, answer: StepAnswer, key: string, desk: ProvisionerDesk): Step {
  const claim = desk.claims.items.get(key) as PersistentVolumeClaim | undefined
  if (claim === undefined) return DONE
  const error = errorOf(answer)
  if (error !== undefined) {
    const text = `failed to provision volume with StorageClass "${classNameOf(claim)}": ${rpcError(error)}`
    return { type: 'fail', text, events: [about(claim, 'Warning', 'ProvisioningFailed', text)] }
  }
  const body = volumeFor(claim, classOf(claim, desk), zone)
  return {
    type: 'request',
    request: { method: 'POST', path: collectionPath('v1', 'persistentvolumes'), body },
    next: step({ type: 'volumeStored', volume: body.metadata.name }),
  }
}

function takeVolume(volume: string, answer: StepAnswer, key: string, desk: ProvisionerDesk): Step {
  const error = errorOf(answer)
  if (error !== undefined && statusOf(answer) !== 409) return { type: 'fail', text: error }
  const claim = desk.claims.items.get(key) as PersistentVolumeClaim | undefined
  if (claim === undefined) return DONE
  const message = `Successfully provisioned volume ${volume}`
  return { type: 'done', events: [about(claim, 'Normal', 'ProvisioningSucceeded', message)] }
}

/** The disk first, then the volume, and at last the finalizer that has kept it. */
function removeVolume(
  done: 'diskGone' | 'volumeDeleted' | 'finalizerGone',
  answer: StepAnswer,
  name: string,
  desk: ProvisionerDesk,
): Step {
  const error = errorOf(answer)
  const path = objectPath('v1', 'persistentvolumes', '', name)
  if (error !== undefined && statusOf(answer) !== 404) {
    const volume = desk.volumes.items.get(name)
    const text = rpcError(error)
    const events =
      volume === undefined ? [] : [about(volume, 'Warning', 'VolumeFailedDelete', text)]
    return { type: 'fail', text, events }
  }
  if (done === 'finalizerGone' || statusOf(answer) === 404) return DONE
  if (done === 'diskGone') {
    return {
      type: 'request',
      request: { method: 'DELETE', path },
      next: step({ type: 'volumeDeleted' }),
    }
  }
  const body = withoutFinalizer(PROVISIONER_FINALIZER)
  const request = { method: 'PATCH', path, headers: STRATEGIC_MERGE, body } as const
  return { type: 'request', request, next: step({ type: 'finalizerGone' }) }
}

const about = (
  object: Parameters<typeof referenceTo>[0],
  type: EventToRecord['type'],
  reason: string,
  message: string,
): EventToRecord => ({ regarding: referenceTo(object), type, reason, message })

const step = (next: ProvisionStep): Continuation => next
