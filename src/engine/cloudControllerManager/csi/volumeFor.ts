import type { PersistentVolumeClaim, PersistentVolumeSpec } from '../../../api/persistentVolume'
import type { StorageClass } from '../../../api/storage'
import { DRIVER, PROVISIONER_FINALIZER, ZONE_LABEL } from './driver'

/** A volume as it is created. */
interface NewVolume {
  readonly apiVersion: 'v1'
  readonly kind: 'PersistentVolume'
  readonly metadata: {
    readonly name: string
    readonly annotations: Readonly<Record<string, string>>
    readonly finalizers: readonly string[]
  }
  readonly spec: PersistentVolumeSpec
}

/**
 * The volume of a disk that was made for a claim: reserved for it, and reached from one zone only.
 * Source: github.com/kubernetes-csi/external-provisioner pkg/controller/controller.go (Provision)
 */
export function volumeFor(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass | undefined,
  zone: string,
): NewVolume {
  const { namespace, name, uid, resourceVersion } = claim.metadata
  const { accessModes, volumeMode, resources } = claim.spec
  const { mountOptions, reclaimPolicy, metadata } = storageClass ?? {}
  const disk = `pvc-${uid}`
  const here = { key: ZONE_LABEL, operator: 'In', values: [zone] } as const
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: disk,
      annotations: { 'pv.kubernetes.io/provisioned-by': DRIVER },
      finalizers: reclaimPolicy === 'Retain' ? [] : [PROVISIONER_FINALIZER],
    },
    spec: {
      capacity: { storage: resources?.requests?.['storage'] ?? '0' },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace,
        name,
        uid,
        resourceVersion,
      },
      csi: { driver: DRIVER, volumeHandle: disk, fsType: 'ext4' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [here] }] } },
      persistentVolumeReclaimPolicy: reclaimPolicy ?? 'Delete',
      ...(accessModes && { accessModes }),
      ...(volumeMode && { volumeMode }),
      ...(mountOptions && { mountOptions }),
      ...(metadata && { storageClassName: metadata.name }),
    },
  }
}
