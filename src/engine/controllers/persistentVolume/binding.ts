/**
 * The writes that tie a volume and a claim together: the volume is reserved first, then the claim
 * names it. Whatever comes between, the next sync finishes it.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume/pv_controller.go (bind),
 * staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go (GetBindVolumeToClaim)
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  BIND_COMPLETED,
  BOUND_BY_CONTROLLER,
  boundToClaim,
} from '../../../api/machinery/volumeMatching'
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimStatus,
  PersistentVolumeStatus,
} from '../../../api/persistentVolume'
import { objectPath } from '../../clientGo/paths'
import { type Step, send } from '../plan'
import { annotated } from './annotations'

type VolumePhase = NonNullable<PersistentVolumeStatus['phase']>

/** Only what is not so yet is written. */
export function bind(volume: PersistentVolume, claim: PersistentVolumeClaim): readonly Step[] {
  // A volume that its creator reserved stays reserved when the claim goes.
  const reserved = boundToClaim(volume, claim)
  const named = naming(claim, reserved)
  return [
    ...(reserved === volume ? [] : [putVolume(reserved)]),
    ...toPhase(reserved, 'Bound'),
    ...(named === claim ? [] : [putClaim(named)]),
    ...toBound(named, reserved),
  ]
}

function naming(claim: PersistentVolumeClaim, volume: PersistentVolume): PersistentVolumeClaim {
  const { name } = volume.metadata
  if (claim.spec.volumeName === name) return annotated(claim, BIND_COMPLETED)
  const named = { ...claim, spec: { ...claim.spec, volumeName: name } }
  return annotated(named, BIND_COMPLETED, BOUND_BY_CONTROLLER)
}

function toBound(claim: PersistentVolumeClaim, { spec }: PersistentVolume): readonly Step[] {
  const before = claim.status ?? {}
  // A volume may have grown: its claim's resizer tells when that has come through.
  const capacity = before.phase === 'Bound' ? (before.capacity ?? spec.capacity) : spec.capacity
  const status: PersistentVolumeClaimStatus = {
    ...before,
    phase: 'Bound',
    ...(spec.accessModes === undefined ? {} : { accessModes: spec.accessModes }),
    ...(capacity === undefined ? {} : { capacity }),
  }
  return deepEqual(before, status) ? [] : [putClaimStatus({ ...claim, status })]
}

/** The volume is in this phase from now on; nothing when it is already. */
export function toPhase(
  volume: PersistentVolume,
  phase: VolumePhase,
  message?: string,
): readonly Step[] {
  if (volume.status?.phase === phase) return []
  const { message: _, ...before } = volume.status ?? {}
  const status = { ...before, phase, ...(message === undefined ? {} : { message }) }
  return [putVolumeStatus({ ...volume, status })]
}

/** A claim without a volume is in this phase from now on. */
export function toClaimPhase(
  claim: PersistentVolumeClaim,
  phase: 'Pending' | 'Lost',
): readonly Step[] {
  const { phase: before, accessModes, capacity, ...rest } = claim.status ?? {}
  if (before === phase && accessModes === undefined && capacity === undefined) return []
  return [putClaimStatus({ ...claim, status: { ...rest, phase } })]
}

const volumePath = ({ metadata }: PersistentVolume, subresource = ''): string =>
  objectPath('v1', 'persistentvolumes', '', metadata.name, subresource)

export const claimPath = ({ metadata }: PersistentVolumeClaim, subresource = ''): string =>
  objectPath('v1', 'persistentvolumeclaims', metadata.namespace, metadata.name, subresource)

export const putVolume = (volume: PersistentVolume): Step =>
  send({ method: 'PUT', path: volumePath(volume), body: volume, afresh: true })

const putVolumeStatus = (volume: PersistentVolume): Step =>
  send({ method: 'PUT', path: volumePath(volume, 'status'), body: volume, afresh: true })

export const putClaim = (claim: PersistentVolumeClaim): Step =>
  send({ method: 'PUT', path: claimPath(claim), body: claim, afresh: true })

const putClaimStatus = (claim: PersistentVolumeClaim): Step =>
  send({ method: 'PUT', path: claimPath(claim, 'status'), body: claim, afresh: true })

export const deleteVolume = (volume: PersistentVolume): Step =>
  send({ method: 'DELETE', path: volumePath(volume), tolerate: ['NotFound'] })
