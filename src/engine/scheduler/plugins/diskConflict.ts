import type { RBDVolumeSource, Volume } from '../../../api/volume'
import type { PodInfo } from '../cache/podInfo'

/** Disks that cannot be attached for two pods alike. */
export const isRestricted = (volume: Volume): boolean =>
  volume.gcePersistentDisk !== undefined ||
  volume.awsElasticBlockStore !== undefined ||
  volume.rbd !== undefined ||
  volume.iscsi !== undefined

/** Whether a pod already has a disk attached that another pod wants. */
export const hasDiskOf = (pod: PodInfo, wanted: readonly Volume[]): boolean =>
  wanted.some((want) => isRestricted(want) && pod.volumes.some((have) => conflicts(want, have)))

/**
 * Most disks may be shared by those who only read; an EBS volume may not be shared at all.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumerestrictions (isVolumeConflict)
 */
function conflicts(a: Volume, b: Volume): boolean {
  return (
    clash(a.gcePersistentDisk, b.gcePersistentDisk, (x, y) => x.pdName === y.pdName) ||
    (a.awsElasticBlockStore !== undefined &&
      a.awsElasticBlockStore.volumeID === b.awsElasticBlockStore?.volumeID) ||
    clash(a.iscsi, b.iscsi, (x, y) => x.iqn === y.iqn) ||
    clash(a.rbd, b.rbd, isSameImage)
  )
}

function clash<Source extends { readonly readOnly?: boolean }>(
  a: Source | undefined,
  b: Source | undefined,
  same: (a: Source, b: Source) => boolean,
): boolean {
  if (a === undefined || b === undefined) return false
  return same(a, b) && !(a.readOnly === true && b.readOnly === true)
}

const isSameImage = (a: RBDVolumeSource, b: RBDVolumeSource): boolean =>
  a.monitors.some((monitor) => b.monitors.includes(monitor)) &&
  (a.pool ?? '') === (b.pool ?? '') &&
  a.image === b.image
