/**
 * A pod's claims, sorted by who must bind them.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumebinding (podHasPVCs,
 * GetPodVolumeClaims)
 */
import type { Pod } from '../../../../api/core'
import { claimNameOf, notForPod } from '../../../../api/machinery/podClaims'
import { classNameOf } from '../../../../api/machinery/storageClass'
import { isFullyBound } from '../../../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/persistentVolume'
import type { PodInfo } from '../../cache/podInfo'
import {
  assumedClaimOf,
  claimOf,
  classOf,
  type StorageView,
  volumesOfClass,
} from '../../framework/storageView'

export interface PodVolumeClaims {
  readonly bound: readonly PersistentVolumeClaim[]
  /** To be bound once the pod has a node. */
  readonly delayed: readonly PersistentVolumeClaim[]
  /** That the volume controller should have bound by now. */
  readonly immediate: readonly PersistentVolumeClaim[]
  /** Volumes of the classes of the delayed ones. */
  readonly volumesByClass: ReadonlyMap<string, readonly PersistentVolume[]>
}

/** The reason why a pod's claims cannot be used at all; undefined when they can. */
export function wrongClaim(storage: StorageView, { pod, volumes }: PodInfo): string | undefined {
  for (const volume of volumes) {
    const name = claimNameOf(pod, volume)
    if (name === undefined) continue
    const claim = claimOf(storage, pod.metadata.namespace, name)
    const wrong =
      claim === undefined ? missing(name, volume.ephemeral !== undefined) : wrongWith(claim)
    if (wrong !== undefined) return wrong
    if (claim === undefined || volume.ephemeral === undefined) continue
    const foreign = notForPod(pod, claim)
    if (foreign !== undefined) return foreign
  }
  return undefined
}

export const hasClaims = ({ volumes }: PodInfo): boolean =>
  volumes.some(
    ({ persistentVolumeClaim, ephemeral }) =>
      persistentVolumeClaim !== undefined || ephemeral !== undefined,
  )

/** The claims of a pod, as they were assumed; an error as text. */
export function podVolumeClaims(
  storage: StorageView,
  { pod, volumes }: PodInfo,
): PodVolumeClaims | string {
  const bound: PersistentVolumeClaim[] = []
  const delayed: PersistentVolumeClaim[] = []
  const immediate: PersistentVolumeClaim[] = []
  const volumesByClass = new Map<string, readonly PersistentVolume[]>()
  for (const claim of claimsOf(storage, pod, volumes)) {
    if (isFullyBound(claim)) {
      bound.push(claim)
      continue
    }
    const isDelayed = isDelayedBinding(storage, claim)
    if (typeof isDelayed === 'string') return isDelayed
    // A claim that names its volume waits for the controller, whatever its class.
    if (!isDelayed || (claim.spec.volumeName ?? '') !== '') {
      immediate.push(claim)
      continue
    }
    delayed.push(claim)
    const className = classNameOf(claim)
    volumesByClass.set(className, volumesOfClass(storage, className))
  }
  return { bound, delayed, immediate, volumesByClass }
}

function* claimsOf(
  storage: StorageView,
  pod: Pod,
  volumes: PodInfo['volumes'],
): Generator<PersistentVolumeClaim> {
  for (const volume of volumes) {
    const name = claimNameOf(pod, volume)
    const claim = name && assumedClaimOf(storage, pod.metadata.namespace, name)
    if (claim) yield claim
  }
}

const missing = (name: string, isEphemeral: boolean): string =>
  isEphemeral
    ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
    : `persistentvolumeclaim "${name}" not found`

function wrongWith({ metadata, spec, status }: PersistentVolumeClaim): string | undefined {
  const claim = `persistentvolumeclaim "${metadata.name}"`
  if (status?.phase === 'Lost') {
    return `${claim} bound to non-existent persistentvolume "${spec.volumeName ?? ''}"`
  }
  return metadata.deletionTimestamp === undefined ? undefined : `${claim} is being deleted`
}

/** Source: IsDelayBindingMode; an error as text. */
function isDelayedBinding(storage: StorageView, claim: PersistentVolumeClaim): boolean | string {
  const name = classNameOf(claim)
  const storageClass = classOf(storage, name)
  if (storageClass === undefined) return false
  const { volumeBindingMode: mode } = storageClass
  if (mode === undefined) return `VolumeBindingMode not set for StorageClass "${name}"`
  return mode === 'WaitForFirstConsumer'
}
