/**
 * Group autoscaling, version v2: how many replicas a metric asks for.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/autoscaling/v2/types.go
 */
import type { LooseCondition } from './core'
import type { KubeObject, LabelSelector, NamespacedObjectMeta, Time } from './meta'

export interface HorizontalPodAutoscaler extends KubeObject {
  readonly apiVersion: 'autoscaling/v2'
  readonly kind: 'HorizontalPodAutoscaler'
  readonly metadata: NamespacedObjectMeta
  readonly spec: HorizontalPodAutoscalerSpec
  readonly status?: HorizontalPodAutoscalerStatus
}

export interface CrossVersionObjectReference {
  readonly kind: string
  readonly name: string
  readonly apiVersion?: string
}

export interface HorizontalPodAutoscalerSpec {
  readonly scaleTargetRef: CrossVersionObjectReference
  readonly minReplicas?: number
  readonly maxReplicas: number
  readonly metrics?: ReadonlyArray<MetricSpec>
  readonly behavior?: HorizontalPodAutoscalerBehavior
}

export interface MetricIdentifier {
  readonly name: string
  readonly selector?: LabelSelector
}

export type MetricType = 'Object' | 'Pods' | 'Resource' | 'ContainerResource' | 'External'

/** The source of its type is set, no other. */
export interface MetricSpec {
  readonly type: MetricType
  readonly object?: MetricIdentified & {
    readonly describedObject: CrossVersionObjectReference
  }
  readonly pods?: MetricIdentified
  readonly resource?: { readonly name: string; readonly target: MetricTarget }
  readonly containerResource?: {
    readonly name: string
    readonly container: string
    readonly target: MetricTarget
  }
  readonly external?: MetricIdentified
}

export interface MetricIdentified {
  readonly metric: MetricIdentifier
  readonly target: MetricTarget
}

/** Quantities, but `averageUtilization`, which is percent of the requests. */
export interface MetricTarget {
  readonly type: 'Utilization' | 'Value' | 'AverageValue'
  readonly value?: string
  readonly averageValue?: string
  readonly averageUtilization?: number
}

export type MetricValueStatus = Omit<MetricTarget, 'type'>

export interface MetricStatus {
  readonly type: MetricType
  readonly object?: { readonly current: MetricValueStatus }
  readonly pods?: { readonly current: MetricValueStatus }
  readonly resource?: { readonly name: string; readonly current: MetricValueStatus }
  readonly containerResource?: {
    readonly name: string
    readonly container: string
    readonly current: MetricValueStatus
  }
  readonly external?: { readonly current: MetricValueStatus }
}

export interface HorizontalPodAutoscalerBehavior {
  readonly scaleUp?: HPAScalingRules
  readonly scaleDown?: HPAScalingRules
}

export interface HPAScalingRules {
  readonly stabilizationWindowSeconds?: number
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled'
  readonly policies?: ReadonlyArray<HPAScalingPolicy>
  /** A quantity: the share by which a metric may miss its target. */
  readonly tolerance?: string
}

export interface HPAScalingPolicy {
  readonly type: 'Pods' | 'Percent'
  readonly value: number
  readonly periodSeconds: number
}

export interface HorizontalPodAutoscalerStatus {
  readonly observedGeneration?: number
  readonly lastScaleTime?: Time
  readonly currentReplicas?: number
  readonly desiredReplicas: number
  readonly currentMetrics?: ReadonlyArray<MetricStatus>
  /** `type` is ScalingActive, AbleToScale or ScalingLimited. */
  readonly conditions?: ReadonlyArray<LooseCondition>
}
