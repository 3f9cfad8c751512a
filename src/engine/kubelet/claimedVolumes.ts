/**
 * The volumes a pod has by way of a claim: which claim, which volume, and what is wrong with them.
 * Source: Kubernetes v1.35 pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go
 * (createVolumeSpec, getPVCExtractPV, getPVSpec)
 */
import type { Pod } from '../../api/core'
import { claimNameOf } from '../../api/machinery/podClaims'
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/persistentVolume'
import type { Volume } from '../../api/volume'
import type { Micros } from '../kernel/micros'
import {
  type CachedObject,
  lastKnown,
  lookUp,
  type ObjectCache,
  type ObjectName,
} from './objectCache'

/** The claim behind a volume. */
export function claimOf(pod: Pod, volume: Volume): ObjectName | undefined {
  const name = claimNameOf(pod, volume)
  if (name === undefined) return undefined
  return { kind: 'persistentvolumeclaims', namespace: pod.metadata.namespace, name }
}

/** The volumes that the pod's claims name, as far as the claims are known. */
export function boundVolumes(pod: Pod, cache: ObjectCache, now: Micros): ObjectName[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    const claim = claimOf(pod, volume)
    const found = claim && lookUp(cache, claim, now)
    return found === undefined ? [] : volumeName(found)
  })
}

/** The volume behind a volume of the pod; it must have been looked at. */
export function persistentVolumeOf(
  pod: Pod,
  volume: Volume,
  cache: ObjectCache,
): PersistentVolume | undefined {
  const claim = claimOf(pod, volume)
  const [name] = (claim && volumeName(lastKnown(cache, claim))) ?? []
  return name && (lastKnown(cache, name)?.object as PersistentVolume | undefined)
}

function volumeName(found: CachedObject | undefined): ObjectName[] {
  const name = (found?.object as PersistentVolumeClaim | undefined)?.spec.volumeName
  return name ? [{ kind: 'persistentvolumes', namespace: '', name }] : []
}

/** Why a claim's volume cannot be used, as the wait for it is told. */
export function claimProblem(
  name: ObjectName,
  found: CachedObject,
  cache: ObjectCache,
): string | undefined {
  const problem = problemOf(name.name, found, cache)
  return problem && `error processing PVC ${name.namespace}/${name.name}: ${problem}`
}

function problemOf(
  name: string,
  { object, found, phase, deleting }: CachedObject,
  cache: ObjectCache,
): string | undefined {
  if (!found) {
    return `failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`
  }
  if (deleting) return 'PVC is being deleted'
  const claim = object as PersistentVolumeClaim
  const { volumeName: bound } = claim.spec
  if (phase !== 'Bound' || !bound) return 'PVC is not bound'
  const known = lastKnown(cache, { kind: 'persistentvolumes', namespace: '', name: bound })
  // Not asked for yet.
  if (known === undefined) return undefined
  const volume = known.object as PersistentVolume | undefined
  if (volume === undefined) {
    return `failed to fetch PV "${bound}" from API server: persistentvolumes "${bound}" not found`
  }
  const { claimRef } = volume.spec
  if (claimRef === undefined) {
    return `found PV object "${bound}" but it has a nil pv.Spec.ClaimRef indicating it is not yet bound to the claim`
  }
  if (claimRef.uid === claim.metadata.uid) return undefined
  return `found PV object "${bound}" but its pv.Spec.ClaimRef.UID "${claimRef.uid}" does not point to claim.UID "${claim.metadata.uid}"`
}
