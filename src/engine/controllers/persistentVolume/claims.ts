/**
 * What becomes of a claim.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume/pv_controller.go
 * (syncUnboundClaim, syncBoundClaim, checkVolumeSatisfyClaim)
 */
import { classNameOf } from '../../../api/machinery/storageClass'
import {
  BIND_COMPLETED,
  BOUND_BY_CONTROLLER,
  findMatchingVolume,
  isBoundToClaim,
  offersModes,
} from '../../../api/machinery/volumeMatching'
import { namespacedName } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { Caches } from '../caches'
import type { Step } from '../plan'
import { hasAnnotation } from './annotations'
import { bind, toClaimPhase } from './binding'
import { type Newest, newestOf, newestVolumes } from './newest'
import { isDelayed, provision, tell } from './provision'
import { capacityOf, isMore, requestedBy } from './sizes'

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
  const delayed = isDelayed(caches, claim)
  for (const volumes of byAccessModes(claim, newestVolumes(newest, caches))) {
    const found = findMatchingVolume(claim, volumes, undefined, NONE, delayed)
    if (found !== undefined) return found
  }
  return undefined
}

const NONE: ReadonlySet<string> = new Set()

/**
 * Those with all the access modes a claim asks for, the ones with the fewest modes first.
 * Source: pkg/controller/volume/persistentvolume/index.go
 */
function byAccessModes(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
): readonly (readonly PersistentVolume[])[] {
  const groups = new Map<string, PersistentVolume[]>()
  for (const volume of volumes) {
    if (!offersModes(volume, claim)) continue
    const key = [...(volume.spec.accessModes ?? [])].sort().join()
    groups.set(key, [...(groups.get(key) ?? []), volume])
  }
  return [...groups.values()].sort((a, b) => modesOf(a) - modesOf(b))
}

const modesOf = ([first]: readonly PersistentVolume[]): number =>
  first?.spec.accessModes?.length ?? 0

/** Its creator, or the binder in an earlier sync, has said which volume it is to have. */
function syncNamed(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ClaimPlan {
  if (volume === undefined) return toClaimPhase(claim, 'Pending')
  const { claimRef } = volume.spec
  if (isBoundToClaim(volume, claim)) return bind(volume, claim)
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
  if (isMore(requestedBy(claim), capacityOf(volume))) return 'requested PV is too small'
  if (classNameOf(volume) !== classNameOf(claim)) return 'storageClassName does not match'
  const volumeMode = claim.spec.volumeMode ?? 'Filesystem'
  if ((volume.spec.volumeMode ?? 'Filesystem') !== volumeMode) return 'incompatible volumeMode'
  return offersModes(volume, claim) ? undefined : 'incompatible accessMode'
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
