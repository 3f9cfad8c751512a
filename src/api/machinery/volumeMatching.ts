/**
 * Which volume a claim gets, of those that nobody made for it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go
 * (FindMatchingVolume), pkg/controller/volume/persistentvolume/index.go
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../persistentVolume'
import { matchesLabelSelector } from './labelSelector'
import { compareQuantities, quantityOf } from './quantity'
import { classNameOf } from './storageClass'

export interface MatchingRules {
  /** The claim waits for a pod: only a volume that was reserved for it will do. */
  readonly delayBinding: boolean
  /** Names of volumes that are spoken for. */
  readonly excluded?: ReadonlySet<string>
  /** Whether a node reaches the volume. With it, delayed claims are matched too. */
  readonly fitsNode?: (volume: PersistentVolume) => boolean
}

/** Whether a volume is reserved for this claim, by its creator or by the binder. */
export function isVolumeBoundToClaim(
  { spec: { claimRef } }: PersistentVolume,
  { metadata }: PersistentVolumeClaim,
): boolean {
  if (claimRef?.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false
  return !claimRef.uid || claimRef.uid === metadata.uid
}

/** The smallest volume that will do; one reserved for the claim goes before all others. */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: Iterable<PersistentVolume>,
  { delayBinding, excluded, fitsNode }: MatchingRules,
): PersistentVolume | undefined {
  let smallest: PersistentVolume | undefined
  for (const volume of volumes) {
    if (excluded?.has(volume.metadata.name) || !isLargeEnough(volume, claim)) continue
    if (volume.spec.claimRef !== undefined && !isVolumeBoundToClaim(volume, claim)) continue
    if (!sameForm(volume, claim) || volume.metadata.deletionTimestamp !== undefined) continue
    const fits = fitsNode?.(volume) ?? true
    if (isVolumeBoundToClaim(volume, claim)) return fits ? volume : undefined
    if (!fits || (fitsNode === undefined && delayBinding)) continue
    if (isOnOffer(volume, claim) && isSmaller(volume, smallest)) smallest = volume
  }
  return smallest
}

/** Those with all access modes a claim asks for, the ones with the fewest modes first. */
export function byAccessModes(
  { spec: { accessModes: wanted = [] } }: PersistentVolumeClaim,
  volumes: Iterable<PersistentVolume>,
): readonly (readonly PersistentVolume[])[] {
  const groups = new Map<string, PersistentVolume[]>()
  for (const volume of volumes) {
    const modes = volume.spec.accessModes ?? []
    if (!wanted.every((mode) => modes.includes(mode))) continue
    const key = [...modes].sort().join()
    groups.set(key, [...(groups.get(key) ?? []), volume])
  }
  return [...groups.values()].sort((a, b) => modesOf(a) - modesOf(b))
}

const modesOf = ([first]: readonly PersistentVolume[]): number =>
  first?.spec.accessModes?.length ?? 0

export const capacityOf = ({ spec }: PersistentVolume): string => spec.capacity?.['storage'] ?? '0'

export const requestedBy = ({ spec }: PersistentVolumeClaim): string =>
  spec.resources?.requests?.['storage'] ?? '0'

export const isLargeEnough = (volume: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  compareQuantities(quantityOf(capacityOf(volume)), quantityOf(requestedBy(claim))) >= 0

/** File system or block device, and the class of what may change. */
const sameForm = ({ spec: volume }: PersistentVolume, { spec: claim }: PersistentVolumeClaim) =>
  (volume.volumeMode ?? 'Filesystem') === (claim.volumeMode ?? 'Filesystem') &&
  (volume.volumeAttributesClassName ?? '') === (claim.volumeAttributesClassName ?? '')

function isOnOffer(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  if (volume.status?.phase !== 'Available') return false
  const { selector } = claim.spec
  if (selector !== undefined && !matchesLabelSelector(selector, volume.metadata.labels))
    return false
  return classNameOf(volume) === classNameOf(claim)
}

const isSmaller = (volume: PersistentVolume, than: PersistentVolume | undefined): boolean =>
  than === undefined ||
  compareQuantities(quantityOf(capacityOf(volume)), quantityOf(capacityOf(than))) < 0
