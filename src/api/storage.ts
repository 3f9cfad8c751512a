/**
 * Group storage.k8s.io, version v1.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/storage/v1/types.go
 */
import type { KubeObject, StringMap } from './meta'
import type { PersistentVolumeReclaimPolicy } from './persistentVolume'

export interface StorageClass extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'StorageClass'
  readonly provisioner: string
  readonly parameters?: StringMap
  readonly reclaimPolicy?: PersistentVolumeReclaimPolicy
  readonly mountOptions?: ReadonlyArray<string>
  readonly allowVolumeExpansion?: boolean
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer'
  readonly allowedTopologies?: ReadonlyArray<TopologySelectorTerm>
}

export interface TopologySelectorTerm {
  readonly matchLabelExpressions?: ReadonlyArray<{
    readonly key: string
    readonly values: ReadonlyArray<string>
  }>
}

/** Which CSI drivers a node has; bears the node's name. */
export interface CSINode extends KubeObject {
  readonly apiVersion: 'storage.k8s.io/v1'
  readonly kind: 'CSINode'
  readonly spec: { readonly drivers: ReadonlyArray<CSINodeDriver> }
}

export interface CSINodeDriver {
  readonly name: string
  readonly nodeID: string
  readonly topologyKeys?: ReadonlyArray<string>
  readonly allocatable?: { readonly count?: number }
}
