/**
 * Where a volume's bytes come from: sources a pod names, and those only a PersistentVolume does.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/types.go
 */
import type { ObjectFieldSelector, ResourceFieldSelector, ResourceList } from './container'
import type { DraftMeta, LabelSelector, StringMap } from './meta'

/** A named volume with exactly one source; no source at all is defaulted to `emptyDir: {}`. */
export interface Volume extends VolumeSource {
  readonly name: string
}

export interface VolumeSource {
  readonly configMap?: ConfigMapVolumeSource
  readonly secret?: SecretVolumeSource
  readonly emptyDir?: EmptyDirVolumeSource
  readonly hostPath?: HostPathVolumeSource
  readonly projected?: ProjectedVolumeSource
  readonly downwardAPI?: DownwardAPIVolumeSource
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource
  readonly ephemeral?: EphemeralVolumeSource
  readonly csi?: CSIVolumeSource
  readonly image?: ImageVolumeSource
  readonly nfs?: NFSVolumeSource
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource
  readonly azureDisk?: AzureDiskVolumeSource
  readonly iscsi?: ISCSIVolumeSource
  readonly rbd?: RBDVolumeSource
  readonly fc?: FCVolumeSource
}

export interface KeyToPath {
  readonly key: string
  readonly path: string
  readonly mode?: number
}

/** A projection of a ConfigMap inside a projected volume. */
export interface ConfigMapProjection {
  readonly name?: string
  readonly items?: ReadonlyArray<KeyToPath>
  readonly optional?: boolean
}

/** A projection of a Secret inside a projected volume. */
export type SecretProjection = ConfigMapProjection

export interface ConfigMapVolumeSource extends ConfigMapProjection {
  readonly defaultMode?: number
}

export interface SecretVolumeSource {
  readonly secretName?: string
  readonly items?: ReadonlyArray<KeyToPath>
  readonly defaultMode?: number
  readonly optional?: boolean
}

export interface EmptyDirVolumeSource {
  /** `Memory`, `HugePages`, `HugePages-<size>`, or absent for the node's disk. */
  readonly medium?: string
  readonly sizeLimit?: string
}

export interface HostPathVolumeSource {
  readonly path: string
  readonly type?: string
}

export interface DownwardAPIVolumeFile {
  readonly path: string
  readonly fieldRef?: ObjectFieldSelector
  readonly resourceFieldRef?: ResourceFieldSelector
  readonly mode?: number
}

export interface DownwardAPIProjection {
  readonly items?: ReadonlyArray<DownwardAPIVolumeFile>
}

export interface DownwardAPIVolumeSource extends DownwardAPIProjection {
  readonly defaultMode?: number
}

export interface ServiceAccountTokenProjection {
  readonly audience?: string
  readonly expirationSeconds?: number
  readonly path: string
}

export interface ClusterTrustBundleProjection {
  readonly name?: string
  readonly signerName?: string
  readonly labelSelector?: LabelSelector
  readonly optional?: boolean
  readonly path: string
}

export interface VolumeProjection {
  readonly secret?: SecretProjection
  readonly downwardAPI?: DownwardAPIProjection
  readonly configMap?: ConfigMapProjection
  readonly serviceAccountToken?: ServiceAccountTokenProjection
  readonly clusterTrustBundle?: ClusterTrustBundleProjection
}

export interface ProjectedVolumeSource {
  readonly sources?: ReadonlyArray<VolumeProjection>
  readonly defaultMode?: number
}

export interface PersistentVolumeClaimVolumeSource {
  readonly claimName: string
  readonly readOnly?: boolean
}

export interface EphemeralVolumeSource {
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate
}

export interface PersistentVolumeClaimTemplate {
  readonly metadata?: DraftMeta
  readonly spec: PersistentVolumeClaimSpec
}

export interface CSIVolumeSource {
  readonly driver: string
  readonly readOnly?: boolean
  readonly fsType?: string
  readonly volumeAttributes?: StringMap
  readonly nodePublishSecretRef?: LocalObjectReference
}

export interface ImageVolumeSource {
  readonly reference?: string
  readonly pullPolicy?: 'Always' | 'IfNotPresent' | 'Never'
}

export interface NFSVolumeSource {
  readonly server: string
  readonly path: string
  readonly readOnly?: boolean
}

export interface GCEPersistentDiskVolumeSource {
  readonly pdName: string
  readonly fsType?: string
  readonly partition?: number
  readonly readOnly?: boolean
}

export interface AWSElasticBlockStoreVolumeSource {
  readonly volumeID: string
  readonly fsType?: string
  readonly partition?: number
  readonly readOnly?: boolean
}

export interface AzureDiskVolumeSource {
  readonly diskName: string
  readonly diskURI: string
  readonly cachingMode?: 'None' | 'ReadOnly' | 'ReadWrite'
  readonly fsType?: string
  readonly readOnly?: boolean
  readonly kind?: 'Shared' | 'Dedicated' | 'Managed'
}

export interface ISCSIVolumeSource {
  readonly targetPortal: string
  readonly iqn: string
  readonly lun: number
  readonly iscsiInterface?: string
  readonly fsType?: string
  readonly readOnly?: boolean
  readonly portals?: ReadonlyArray<string>
  readonly initiatorName?: string
}

export interface RBDVolumeSource {
  readonly monitors: ReadonlyArray<string>
  readonly image: string
  readonly fsType?: string
  readonly pool?: string
  readonly user?: string
  readonly keyring?: string
  readonly readOnly?: boolean
}

export interface FCVolumeSource {
  readonly targetWWNs?: ReadonlyArray<string>
  readonly lun?: number
  readonly fsType?: string
  readonly readOnly?: boolean
  readonly wwids?: ReadonlyArray<string>
}

export interface LocalVolumeSource {
  readonly path: string
  readonly fsType?: string
}

export interface CSIPersistentVolumeSource {
  readonly driver: string
  readonly volumeHandle: string
  readonly readOnly?: boolean
  readonly fsType?: string
  readonly volumeAttributes?: StringMap
}

/** What a PersistentVolume may be made of. */
export interface PersistentVolumeSource {
  readonly hostPath?: HostPathVolumeSource
  readonly local?: LocalVolumeSource
  readonly csi?: CSIPersistentVolumeSource
  readonly nfs?: NFSVolumeSource
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource
  readonly azureDisk?: AzureDiskVolumeSource
  readonly iscsi?: ISCSIVolumeSource
  readonly rbd?: RBDVolumeSource
  readonly fc?: FCVolumeSource
}

export type PersistentVolumeAccessMode =
  | 'ReadWriteOnce'
  | 'ReadOnlyMany'
  | 'ReadWriteMany'
  | 'ReadWriteOncePod'

export type PersistentVolumeMode = 'Filesystem' | 'Block'

export interface VolumeResourceRequirements {
  readonly limits?: ResourceList
  readonly requests?: ResourceList
}

export interface PersistentVolumeClaimSpec {
  readonly accessModes?: ReadonlyArray<PersistentVolumeAccessMode>
  readonly selector?: LabelSelector
  readonly resources?: VolumeResourceRequirements
  readonly volumeName?: string
  /** Absent: the default class is filled in; the empty string: no class, static volumes only. */
  readonly storageClassName?: string
  readonly volumeMode?: PersistentVolumeMode
  readonly dataSource?: TypedLocalObjectReference
  readonly dataSourceRef?: TypedLocalObjectReference & { readonly namespace?: string }
  readonly volumeAttributesClassName?: string
}

export interface TypedLocalObjectReference {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
}

export interface LocalObjectReference {
  readonly name?: string
}
