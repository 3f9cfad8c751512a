/**
 * Group storage.k8s.io, version v1: where volumes come from, and how they reach a node.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/storage/v1/types.go
 */
import type { KubeObject, LabelSelector, NamespacedObjectMeta, StringMap, Time } from './meta'
import type { PersistentVolumeReclaimPolicy, PersistentVolumeSpec } from './persistentVolume'

export type VolumeBindingMode = 'Immediate' | 'WaitForFirstConsumer'

export interface StorageClass extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'StorageClass'
  readonly provisioner: string
  readonly parameters?: StringMap
  readonly reclaimPolicy?: PersistentVolumeReclaimPolicy
  readonly mountOptions?: ReadonlyArray<string>
  readonly allowVolumeExpansion?: boolean
  readonly volumeBindingMode?: VolumeBindingMode
  readonly allowedTopologies?: ReadonlyArray<TopologySelectorTerm>
}

/** Nodes that satisfy all of the expressions. */
export interface TopologySelectorTerm {
  readonly matchLabelExpressions?: ReadonlyArray<TopologySelectorLabelRequirement>
}

export interface TopologySelectorLabelRequirement {
  readonly key: string
  readonly values: ReadonlyArray<string>
}

/** The storage drivers a node has. Bears the name of its node, which owns it. */
export interface CSINode extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'CSINode'
  readonly spec: { readonly drivers: ReadonlyArray<CSINodeDriver> }
}

export interface CSINodeDriver {
  readonly name: string
  /** What the driver calls the node. */
  readonly nodeID: string
  /** Labels of the node that say where its volumes can be reached from. */
  readonly topologyKeys?: ReadonlyArray<string>
  /** Volumes the node can have at once; absent: no limit is known. */
  readonly allocatable?: { readonly count?: number }
}

export interface CSIDriver extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'CSIDriver'
  readonly spec: CSIDriverSpec
}

export interface CSIDriverSpec {
  readonly attachRequired?: boolean
  readonly podInfoOnMount?: boolean
  readonly storageCapacity?: boolean
  readonly fsGroupPolicy?: 'ReadWriteOnceWithFSType' | 'File' | 'None'
  readonly volumeLifecycleModes?: ReadonlyArray<'Persistent' | 'Ephemeral'>
  readonly tokenRequests?: ReadonlyArray<{
    readonly audience: string
    readonly expirationSeconds?: number
  }>
  readonly requiresRepublish?: boolean
  readonly seLinuxMount?: boolean
  readonly nodeAllocatableUpdatePeriodSeconds?: number
  readonly serviceAccountTokenInSecrets?: boolean
}

/** How much room a driver has left for a class, in the part of the cluster its topology selects. */
export interface CSIStorageCapacity extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'CSIStorageCapacity'
  readonly metadata: NamespacedObjectMeta
  readonly nodeTopology?: LabelSelector
  readonly storageClassName: string
  readonly capacity?: string
  readonly maximumVolumeSize?: string
}

/** The wish that a volume be attached to a node, and whether it is. */
export interface VolumeAttachment extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'VolumeAttachment'
  readonly spec: VolumeAttachmentSpec
  readonly status?: VolumeAttachmentStatus
}

export interface VolumeAttachmentSpec {
  /** The driver that attaches. */
  readonly attacher: string
  readonly source: {
    readonly persistentVolumeName?: string
    readonly inlineVolumeSpec?: PersistentVolumeSpec
  }
  readonly nodeName: string
}

export interface VolumeAttachmentStatus {
  readonly attached: boolean
  readonly attachmentMetadata?: StringMap
  readonly attachError?: VolumeError
  readonly detachError?: VolumeError
}

export interface VolumeError {
  readonly time?: Time
  readonly message?: string
  readonly errorCode?: number
}
