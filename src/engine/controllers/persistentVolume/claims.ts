/**
 * What becomes of a claim.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume/pv_controller.go
 * (syncUnboundClaim, syncBoundClaim, checkVolumeSatisfyClaim)
 */
import { classNameOf } from '../../../api/machinery/storageClass'
import {
  byAccessModes,
  findMatchingVolume,
  isLargeEnough,
  isVolumeBoundToClaim,
} from '../../../api/machinery/volumeMatching'
import { namespacedName } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { Caches } from '../caches'
import type { Step } from '../plan'
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, hasAnnotation } from './annotations'
import { bind, toClaimPhase } from './binding'
import { type Newest, newestOf, newestVolumes } from './newest'
import { isDelayed, provision, tell } from './provision'

/** The steps, or why the sync fails. */
type ClaimPlan = readonly Step[] | string

export function syncClaim(claim: PersistentVolumeClaim, newest: Newest, caches: Caches): ClaimPlan {
  const { volumeName = '' } = claim.spec
  const named = newestOf(newest, caches, 'persistentvolumes', volumeName)
  if (hasAnnotation(claim, BIND_COMPLETED)) return syncBound(claim, named)
  if (volumeName !== '') return syncNamed(claim, named)
  const volume = findVolume(claim, newest, caches)
  return volume === undefined ? provision(caches, claim) : bind(volume, claim)
}

function findVolume(
  claim: PersistentVolumeClaim,
  newest: Newest,
  caches: Caches,
): PersistentVolume | undefined {
  const delayBinding = isDelayed(caches, claim)
  for (const volumes of byAccessModes(claim, newestVolumes(newest, caches))) {
    const found = findMatchingVolume(claim, volumes, { delayBinding })
    if (found !== undefined) return found
  }
  return undefined
}

/** Its creator, or the binder in an earlier sync, has said which volume it is to have. */
function syncNamed(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ClaimPlan {
  if (volume === undefined) return toClaimPhase(claim, 'Pending')
  const { claimRef } = volume.spec
  if (isVolumeBoundToClaim(volume, claim)) return bind(volume, claim)
  if (claimRef !== undefined) return takenByAnother(claim, volume)
  const problem = mismatch(volume, claim)
  if (problem === undefined) return bind(volume, claim)
  const message = `Cannot bind to requested volume "${volume.metadata.name}": ${problem}`
  return [tell(claim, 'Warning', 'VolumeMismatch', message), ...toClaimPhase(claim, 'Pending')]
}

function takenByAnother(claim: PersistentVolumeClaim, volume: PersistentVolume): ClaimPlan {
  const { name } = volume.metadata
  if (hasAnnotation(claim, BOUND_BY_CONTROLLER)) {
    const { namespace, name: other } = volume.spec.claimRef ?? {}
    return `invalid binding of claim "${namespacedName(claim)}" to volume "${name}": volume already claimed by "${namespace}/${other}"`
  }
  const message = `volume "${name}" already bound to a different claim.`
  return [tell(claim, 'Warning', 'FailedBinding', message), ...toClaimPhase(claim, 'Pending')]
}

/** Source: checkVolumeSatisfyClaim. */
function mismatch(volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined {
  if (!isLargeEnough(volume, claim)) return 'requested PV is too small'
  if (classNameOf(volume) !== classNameOf(claim)) return 'storageClassName does not match'
  const volumeMode = claim.spec.volumeMode ?? 'Filesystem'
  if ((volume.spec.volumeMode ?? 'Filesystem') !== volumeMode) return 'incompatible volumeMode'
  const offered = volume.spec.accessModes ?? []
  const fits = claim.spec.accessModes?.every((mode) => offered.includes(mode)) ?? true
  return fits ? undefined : 'incompatible accessMode'
}

/** It had a volume once: one that is gone takes the data with it. */
function syncBound(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ClaimPlan {
  if (!claim.spec.volumeName) {
    const message =
      'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!'
    return lose(claim, 'ClaimLost', message)
  }
  if (volume === undefined) {
    const message = 'Bound claim has lost its PersistentVolume. Data on the volume is lost!'
    return lose(claim, 'ClaimLost', message)
  }
  const { claimRef } = volume.spec
  if (claimRef === undefined || claimRef.uid === claim.metadata.uid) return bind(volume, claim)
  const message = 'Two claims are bound to the same volume, this one is bound incorrectly'
  return lose(claim, 'ClaimMisbound', message)
}

function lose(claim: PersistentVolumeClaim, reason: string, message: string): readonly Step[] {
  const steps = toClaimPhase(claim, 'Lost')
  return steps.length === 0 ? [] : [...steps, tell(claim, 'Warning', reason, message)]
}
