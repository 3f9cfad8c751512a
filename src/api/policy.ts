/**
 * Group policy, version v1: how much disruption a workload bears.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/policy/v1/types.go
 */
import type {
  Condition,
  DeleteOptions,
  IntOrString,
  KubeObject,
  LabelSelector,
  NamespacedObjectMeta,
  Time,
} from './meta'

/** Body of POST pods/<name>/eviction. */
export interface Eviction extends KubeObject {
  readonly apiVersion: 'policy/v1'
  readonly kind: 'Eviction'
  readonly metadata: NamespacedObjectMeta
  readonly deleteOptions?: DeleteOptions
}

export interface PodDisruptionBudget extends KubeObject {
  readonly apiVersion: 'policy/v1'
  readonly kind: 'PodDisruptionBudget'
  readonly metadata: NamespacedObjectMeta
  readonly spec: PodDisruptionBudgetSpec
  readonly status?: PodDisruptionBudgetStatus
}

/** At most one of minAvailable and maxUnavailable is set. */
export interface PodDisruptionBudgetSpec {
  readonly minAvailable?: IntOrString
  readonly selector?: LabelSelector
  readonly maxUnavailable?: IntOrString
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow'
}

export interface PodDisruptionBudgetStatus {
  readonly observedGeneration?: number
  /** Pods whose eviction was granted but not yet seen, by name. */
  readonly disruptedPods?: { readonly [podName: string]: Time }
  readonly disruptionsAllowed: number
  readonly currentHealthy: number
  readonly desiredHealthy: number
  readonly expectedPods: number
  readonly conditions?: ReadonlyArray<Condition>
}
