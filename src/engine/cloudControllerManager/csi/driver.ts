/**
 * The storage driver of the cloud: its disks as volumes. In a real cluster a driver brings its own
 * pods, with the controllers of the CSI project beside it; here they work in this manager.
 * Source: github.com/kubernetes-csi external-provisioner v5, external-attacher v4
 */
import type { PersistentVolume } from '../../../api/persistentVolume'
import type { VolumeAttachment } from '../../../api/storage'
import type { Backoff } from '../../clientGo/workQueue'
import { seconds } from '../../kernel/micros'

/** The name of the driver, of its CSIDriver and of the provisioner in its class. */
export const DRIVER = 'disk.csi.kubeorama'

/** Where a node is: its disks are there too. */
export const ZONE_LABEL = 'topology.kubernetes.io/zone'

/** Keeps a volume until its disk is gone. */
export const PROVISIONER_FINALIZER = 'external-provisioner.volume.kubernetes.io/finalizer'

/** Keeps an attachment until the disk is off the node. */
export const ATTACHER_FINALIZER = `external-attacher/${DRIVER.replaceAll('.', '-')}`

/** --retry-interval-start and --retry-interval-max of both controllers. */
export const RETRY: Backoff = { first: seconds(1), most: seconds(300) }

export const isOwnVolume = ({ metadata, spec }: PersistentVolume): boolean =>
  spec.csi?.driver === DRIVER &&
  metadata.annotations?.['pv.kubernetes.io/provisioned-by'] === DRIVER

export const isOwnAttachment = ({ spec }: VolumeAttachment): boolean => spec.attacher === DRIVER

/** A text of the cloud as the driver hands it on. */
export const rpcError = (text: string): string => `rpc error: code = Internal desc = ${text}`

/** Takes one finalizer away and leaves those of others. */
export const withoutFinalizer = (name: string) => ({
  metadata: { '$deleteFromPrimitiveList/finalizers': [name] },
})
