/**
 * Group storage.k8s.io, version v1: where volumes come from.
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
}
