/**
 * Events hand plugins plain API objects; a registration names the kind, so here alone it is cast.
 */
import type { Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
} from '../../../api/storage'
import type { PodInfo } from '../cache/podInfo'
import type { StorageResource } from '../framework/clusterEvent'
import type { ClusterView } from '../framework/clusterView'
import type { Registration } from '../framework/plugin'

type NodeHint<Args> = (
  pod: PodInfo,
  old: Node | undefined,
  now: Node | undefined,
  args: Args,
  cluster: ClusterView,
) => boolean
type PodHint<Args> = (
  pod: PodInfo,
  old: Pod | undefined,
  now: Pod | undefined,
  args: Args,
  cluster: ClusterView,
) => boolean

export const onNode = <Args>(action: number, hint: NodeHint<Args>): Registration<Args> => ({
  resource: 'Node',
  action,
  hint: (pod, old, now, args, cluster) => hint(pod, asNode(old), asNode(now), args, cluster),
})

export const onPod = <Args>(action: number, hint: PodHint<Args>): Registration<Args> => ({
  resource: 'Pod',
  action,
  hint: (pod, old, now, args, cluster) => hint(pod, asPod(old), asPod(now), args, cluster),
})

/** The kinds of storage that plugins register for. */
interface StorageKinds {
  readonly PersistentVolume: PersistentVolume
  readonly PersistentVolumeClaim: PersistentVolumeClaim
  readonly StorageClass: StorageClass
  readonly CSINode: CSINode
  readonly CSIDriver: CSIDriver
  readonly CSIStorageCapacity: CSIStorageCapacity
  readonly VolumeAttachment: VolumeAttachment
}

export function onStorage<Kind extends StorageResource>(
  resource: Kind,
  action: number,
  hint: (
    pod: PodInfo,
    old: StorageKinds[Kind] | undefined,
    now: StorageKinds[Kind] | undefined,
  ) => boolean = () => true,
): Registration<unknown> {
  type Told = StorageKinds[Kind] | undefined
  return { resource, action, hint: (pod, old, now) => hint(pod, old as Told, now as Told) }
}

const asNode = (object: KubeObject | undefined): Node | undefined => object as Node | undefined
const asPod = (object: KubeObject | undefined): Pod | undefined => object as Pod | undefined
