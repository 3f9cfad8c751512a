/**
 * Whether a driver that tells how much room it has left has enough of it within a node's reach.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumebinding/binder.go
 * (hasEnoughCapacity)
 */
import type { Node } from '../../../../api/core'
import { matchesLabelSelector } from '../../../../api/machinery/labelSelector'
import { value } from '../../../../api/machinery/quantity'
import type { PersistentVolumeClaim } from '../../../../api/persistentVolume'
import type { CSIStorageCapacity, StorageClass } from '../../../../api/storage'
import { capacitiesOfClass, csiDriverOf, type StorageView } from '../../framework/storageView'

export function hasEnoughCapacity(
  storage: StorageView,
  { metadata, provisioner }: StorageClass,
  { spec }: PersistentVolumeClaim,
  node: Node,
): boolean {
  const wanted = spec.resources?.requests?.['storage']
  if (wanted === undefined) return true
  if (csiDriverOf(storage, provisioner)?.spec.storageCapacity !== true) return true
  return capacitiesOfClass(storage, metadata.name).some((capacity) => {
    const limit = volumeLimit(capacity)
    if (limit === undefined || limit < value(wanted)) return false
    return matchesLabelSelector(capacity.nodeTopology, node.metadata.labels)
  })
}

/** The largest volume that can be made, in bytes; undefined when nothing is known. */
export function volumeLimit(capacity: CSIStorageCapacity): number | undefined {
  const limit = capacity.maximumVolumeSize ?? capacity.capacity
  return limit === undefined ? undefined : value(limit)
}
