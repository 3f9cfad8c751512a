/**
 * Group apps, version v1: controllers that keep pods running.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/apps/v1/types.go
 */
import type { LooseCondition, PodTemplateSpec } from './core'
import type { IntOrString, KubeObject, LabelSelector, NamespacedObjectMeta, Time } from './meta'
import type { PersistentVolumeClaim } from './persistentVolume'

export interface Deployment extends KubeObject {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'Deployment'
  readonly metadata: NamespacedObjectMeta
  readonly spec: DeploymentSpec
  readonly status?: DeploymentStatus
}

export interface DeploymentSpec {
  readonly replicas?: number
  readonly selector: LabelSelector
  readonly template: PodTemplateSpec
  readonly strategy?: DeploymentStrategy
  readonly minReadySeconds?: number
  readonly revisionHistoryLimit?: number
  readonly paused?: boolean
  readonly progressDeadlineSeconds?: number
}

export interface DeploymentStrategy {
  readonly type?: 'Recreate' | 'RollingUpdate'
  readonly rollingUpdate?: RollingUpdateDeployment
}

export interface RollingUpdateDeployment {
  readonly maxUnavailable?: IntOrString
  readonly maxSurge?: IntOrString
}

export interface DeploymentStatus {
  readonly observedGeneration?: number
  readonly replicas?: number
  readonly updatedReplicas?: number
  readonly readyReplicas?: number
  readonly availableReplicas?: number
  readonly unavailableReplicas?: number
  readonly terminatingReplicas?: number
  readonly conditions?: ReadonlyArray<DeploymentCondition>
  readonly collisionCount?: number
}

export type DeploymentConditionType = 'Available' | 'Progressing' | 'ReplicaFailure'

/** `type` is a DeploymentConditionType. */
export interface DeploymentCondition extends LooseCondition {
  readonly lastUpdateTime?: Time
}

export interface ReplicaSet extends KubeObject {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'ReplicaSet'
  readonly metadata: NamespacedObjectMeta
  readonly spec: ReplicaSetSpec
  readonly status?: ReplicaSetStatus
}

export interface ReplicaSetSpec {
  readonly replicas?: number
  readonly minReadySeconds?: number
  readonly selector: LabelSelector
  readonly template?: PodTemplateSpec
}

export interface ReplicaSetStatus {
  /** The one count that is written even when it is zero. */
  readonly replicas: number
  readonly fullyLabeledReplicas?: number
  readonly readyReplicas?: number
  readonly availableReplicas?: number
  readonly terminatingReplicas?: number
  readonly observedGeneration?: number
  /** The only upstream type is `ReplicaFailure`. */
  readonly conditions?: ReadonlyArray<LooseCondition>
}

export interface StatefulSet extends KubeObject {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'StatefulSet'
  readonly metadata: NamespacedObjectMeta
  readonly spec: StatefulSetSpec
  readonly status?: StatefulSetStatus
}

export type RetentionPolicy = 'Retain' | 'Delete'

export interface StatefulSetSpec {
  readonly replicas?: number
  readonly selector: LabelSelector
  readonly template: PodTemplateSpec
  readonly volumeClaimTemplates?: ReadonlyArray<Pick<PersistentVolumeClaim, 'metadata' | 'spec'>>
  readonly serviceName?: string
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel'
  readonly updateStrategy?: StatefulSetUpdateStrategy
  readonly revisionHistoryLimit?: number
  readonly minReadySeconds?: number
  readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted?: RetentionPolicy
    readonly whenScaled?: RetentionPolicy
  }
  readonly ordinals?: { readonly start?: number }
}

export interface StatefulSetUpdateStrategy {
  readonly type?: 'RollingUpdate' | 'OnDelete'
  readonly rollingUpdate?: {
    readonly partition?: number
    readonly maxUnavailable?: IntOrString
  }
}

export interface StatefulSetStatus {
  readonly observedGeneration?: number
  readonly replicas: number
  readonly readyReplicas?: number
  readonly currentReplicas?: number
  readonly updatedReplicas?: number
  readonly currentRevision?: string
  readonly updateRevision?: string
  readonly collisionCount?: number
  readonly conditions?: ReadonlyArray<LooseCondition>
  readonly availableReplicas?: number
}

export interface DaemonSet extends KubeObject {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'DaemonSet'
  readonly metadata: NamespacedObjectMeta
  readonly spec: DaemonSetSpec
  readonly status?: DaemonSetStatus
}

export interface DaemonSetSpec {
  readonly selector: LabelSelector
  readonly template: PodTemplateSpec
  readonly updateStrategy?: DaemonSetUpdateStrategy
  readonly minReadySeconds?: number
  readonly revisionHistoryLimit?: number
}

export interface DaemonSetUpdateStrategy {
  readonly type?: 'RollingUpdate' | 'OnDelete'
  readonly rollingUpdate?: RollingUpdateDeployment
}

export interface DaemonSetStatus {
  readonly currentNumberScheduled: number
  readonly numberMisscheduled: number
  readonly desiredNumberScheduled: number
  readonly numberReady: number
  readonly observedGeneration?: number
  readonly updatedNumberScheduled?: number
  readonly numberAvailable?: number
  readonly numberUnavailable?: number
  readonly collisionCount?: number
  readonly conditions?: ReadonlyArray<LooseCondition>
}

/** A frozen template of a StatefulSet or DaemonSet, numbered by age. */
export interface ControllerRevision extends KubeObject {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'ControllerRevision'
  readonly metadata: NamespacedObjectMeta
  readonly data?: { readonly [field: string]: unknown }
  readonly revision: number
}
