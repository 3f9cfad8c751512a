/**
 * What becomes of a volume, and of one whose claim is gone.
 * Left out: recycling, which Kubernetes itself advises against; such a volume fails.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume/pv_controller.go (syncVolume,
 * reclaimVolume, unbindVolume)
 */
import { BOUND_BY_CONTROLLER } from '../../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import { referenceTo } from '../../clientGo/eventRecorder'
import { record, type Step } from '../plan'
import { hasAnnotation, PROVISIONED_BY } from './annotations'
import { deleteVolume, putVolume, toPhase } from './binding'

/** The only directories that the built-in remover of hostPath volumes will touch. */
const REMOVABLE_PATH = /^\/tmp\/.+/

/** Nobody has the volume: it is on offer, or kept for a claim that is still to come. */
export const offer = (volume: PersistentVolume): readonly Step[] => toPhase(volume, 'Available')

/** The volume's claim is there. */
export function keepFor(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): { readonly steps: readonly Step[]; readonly syncClaim: boolean } {
  const { volumeName = '' } = claim.spec
  if (volumeName === '') return { steps: [], syncClaim: true }
  if (volumeName === volume.metadata.name) {
    return { steps: toPhase(volume, 'Bound'), syncClaim: false }
  }
  // The claim has another volume.
  const isMade = hasAnnotation(volume, PROVISIONED_BY)
  const isTemporary = isMade && volume.spec.persistentVolumeReclaimPolicy === 'Delete'
  const steps = isTemporary ? release(volume) : unbind(volume)
  return { steps, syncClaim: false }
}

/** The claim is gone. */
export function release(volume: PersistentVolume): readonly Step[] {
  const { phase } = volume.status ?? {}
  const released = phase === 'Failed' ? [] : toPhase(volume, 'Released')
  return [...released, ...reclaim(volume)]
}

function reclaim(volume: PersistentVolume): readonly Step[] {
  if (volume.metadata.deletionTimestamp !== undefined) return []
  switch (volume.spec.persistentVolumeReclaimPolicy) {
    case 'Delete':
      return remove(volume)
    case 'Recycle':
      return fail(volume, 'VolumeFailedRecycle', 'No recycler plugin found for the volume!')
    default:
      return []
  }
}

/** Whoever made the volume removes it; only paths under /tmp have a remover built in. */
function remove(volume: PersistentVolume): readonly Step[] {
  if (hasAnnotation(volume, PROVISIONED_BY)) return []
  const { hostPath } = volume.spec
  if (hostPath === undefined) {
    const { name } = volume.metadata
    const message = `error getting deleter volume plugin for volume "${name}": no deletable volume plugin matched`
    return fail(volume, 'VolumeFailedDelete', message)
  }
  if (REMOVABLE_PATH.test(hostPath.path)) return [deleteVolume(volume)]
  const message = `host_path deleter only supports /tmp/.+ but received provided ${hostPath.path}`
  return fail(volume, 'VolumeFailedDelete', message)
}

function fail(volume: PersistentVolume, reason: string, message: string): readonly Step[] {
  const steps = toPhase(volume, 'Failed', message)
  if (steps.length === 0) return []
  return [...steps, record({ regarding: referenceTo(volume), type: 'Warning', reason, message })]
}

/** What the binder tied is free again; what the creator reserved stays reserved by name. */
function unbind(volume: PersistentVolume): readonly Step[] {
  const { claimRef, ...free } = volume.spec
  const { uid: _, ...byName } = claimRef ?? {}
  if (!hasAnnotation(volume, BOUND_BY_CONTROLLER)) {
    const kept = { ...volume, spec: { ...free, claimRef: byName } }
    return [putVolume(kept), ...toPhase(kept, 'Available')]
  }
  const { [BOUND_BY_CONTROLLER]: _also, ...annotations } = volume.metadata.annotations ?? {}
  const freed = { ...volume, metadata: { ...volume.metadata, annotations }, spec: free }
  return [putVolume(freed), ...toPhase(freed, 'Available')]
}
