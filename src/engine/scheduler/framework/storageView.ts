/** What plugins know of storage: objects as informers tell them, and as they were assumed. */

import type { KubeObject } from '../../../api/meta'
import { objectKey } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
} from '../../../api/storage'
import { byIndex, type Store } from '../../clientGo/store'
import type { AssumedVolumes } from '../cache/assumedVolumes'

export interface StorageView {
  readonly volumes: Store
  readonly claims: Store
  readonly classes: Store
  readonly csiNodes: Store
  readonly csiDrivers: Store
  readonly capacities: Store
  readonly attachments: Store
  readonly assumed: AssumedVolumes
}

/** Names of indexes: volumes and capacities by their class, attachments by their node. */
export const BY_CLASS = 'class'
export const BY_NODE = 'node'

// The casts are made here alone: an informer's store holds one kind only.
const find = <T extends KubeObject>({ items }: Store, key: string): T | undefined =>
  items.get(key) as T | undefined
const under = <T extends KubeObject>(store: Store, index: string, value: string): readonly T[] =>
  byIndex(store, index, value) as readonly KubeObject[] as readonly T[]

/** A claim as the API server tells it. */
export const toldClaim = ({ claims }: StorageView, key: string) =>
  find<PersistentVolumeClaim>(claims, key)

/** A volume as the API server tells it. */
export const toldVolume = ({ volumes }: StorageView, name: string) =>
  find<PersistentVolume>(volumes, name)

export const claimOf = (view: StorageView, namespace: string, name: string) =>
  toldClaim(view, objectKey(namespace, name))

/** A claim as it was assumed, or else as it is. */
export const assumedClaimOf = (view: StorageView, namespace: string, name: string) =>
  view.assumed.claims.get(objectKey(namespace, name)) ?? claimOf(view, namespace, name)

/** A volume as it was assumed, or else as it is. */
export const assumedVolumeOf = (view: StorageView, name: string) =>
  view.assumed.volumes.get(name) ?? toldVolume(view, name)

export const classOf = ({ classes }: StorageView, name: string) => find<StorageClass>(classes, name)

/** All volumes of a class, as they were assumed. */
export const volumesOfClass = (view: StorageView, name: string): readonly PersistentVolume[] =>
  under<PersistentVolume>(view.volumes, BY_CLASS, name).map(
    (volume) => view.assumed.volumes.get(volume.metadata.name) ?? volume,
  )

export const csiNodeOf = ({ csiNodes }: StorageView, name: string) => find<CSINode>(csiNodes, name)

export const csiDriverOf = ({ csiDrivers }: StorageView, name: string) =>
  find<CSIDriver>(csiDrivers, name)

export const capacitiesOfClass = ({ capacities }: StorageView, name: string) =>
  under<CSIStorageCapacity>(capacities, BY_CLASS, name)

export const attachmentsTo = ({ attachments }: StorageView, node: string) =>
  under<VolumeAttachment>(attachments, BY_NODE, node)
