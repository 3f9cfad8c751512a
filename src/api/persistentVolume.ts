/**
 * Group core, version v1: storage that outlives pods, and the claims on it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/types.go
 */
import type { ResourceList } from './container'
import type { LooseCondition, ObjectReference } from './core'
import type { KubeObject, NamespacedObjectMeta, StringMap, Time } from './meta'
import type { NodeSelector } from './podScheduling'
import type {
  PersistentVolumeAccessMode,
  PersistentVolumeClaimSpec,
  PersistentVolumeMode,
  PersistentVolumeSource,
} from './volume'

export type PersistentVolumeReclaimPolicy = 'Recycle' | 'Delete' | 'Retain'

export interface PersistentVolume extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'PersistentVolume'
  readonly spec: PersistentVolumeSpec
  readonly status?: PersistentVolumeStatus
}

export interface PersistentVolumeSpec extends PersistentVolumeSource {
  readonly capacity?: ResourceList
  readonly accessModes?: ReadonlyArray<PersistentVolumeAccessMode>
  readonly claimRef?: ObjectReference
  readonly persistentVolumeReclaimPolicy?: PersistentVolumeReclaimPolicy
  readonly storageClassName?: string
  readonly mountOptions?: ReadonlyArray<string>
  readonly volumeMode?: PersistentVolumeMode
  readonly nodeAffinity?: { readonly required?: NodeSelector }
  readonly volumeAttributesClassName?: string
}

export interface PersistentVolumeStatus {
  readonly phase?: 'Pending' | 'Available' | 'Bound' | 'Released' | 'Failed'
  readonly message?: string
  readonly reason?: string
  readonly lastPhaseTransitionTime?: Time
}

export interface PersistentVolumeClaim extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'PersistentVolumeClaim'
  readonly metadata: NamespacedObjectMeta
  readonly spec: PersistentVolumeClaimSpec
  readonly status?: PersistentVolumeClaimStatus
}

export interface PersistentVolumeClaimStatus {
  readonly phase?: 'Pending' | 'Bound' | 'Lost'
  readonly accessModes?: ReadonlyArray<PersistentVolumeAccessMode>
  readonly capacity?: ResourceList
  readonly conditions?: ReadonlyArray<PersistentVolumeClaimCondition>
  readonly allocatedResources?: ResourceList
  readonly allocatedResourceStatuses?: StringMap
  readonly currentVolumeAttributesClassName?: string
}

export interface PersistentVolumeClaimCondition extends LooseCondition {
  readonly lastProbeTime?: Time
}
