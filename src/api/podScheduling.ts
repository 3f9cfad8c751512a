/**
 * What of a pod and a node the scheduler reads: taints, tolerations, affinity, topology spread.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/types.go
 */
import type { LabelSelector, Time } from './meta'

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'

export interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: TaintEffect
  /** When the taint was added; set for NoExecute taints. */
  readonly timeAdded?: Time
}

/** `Lt` and `Gt` need the gate TaintTolerationComparisonOperators, off by default in 1.35. */
export type TolerationOperator = 'Exists' | 'Equal' | 'Lt' | 'Gt'

/** An absent key with `Exists` tolerates every taint; an absent effect every effect. */
export interface Toleration {
  readonly key?: string
  readonly operator?: TolerationOperator
  readonly value?: string
  readonly effect?: TaintEffect
  /** How long a NoExecute taint is borne, seconds; absent is for ever, 0 or less not at all. */
  readonly tolerationSeconds?: number
}

export type NodeSelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'

export interface NodeSelectorRequirement {
  readonly key: string
  readonly operator: NodeSelectorOperator
  readonly values?: ReadonlyArray<string>
}

/** All requirements must hold; a term without any matches nothing. */
export interface NodeSelectorTerm {
  readonly matchExpressions?: ReadonlyArray<NodeSelectorRequirement>
  readonly matchFields?: ReadonlyArray<NodeSelectorRequirement>
}

/** One term suffices. */
export interface NodeSelector {
  readonly nodeSelectorTerms: ReadonlyArray<NodeSelectorTerm>
}

export interface PreferredSchedulingTerm {
  /** 1–100 */
  readonly weight: number
  readonly preference: NodeSelectorTerm
}

export interface NodeAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector
  readonly preferredDuringSchedulingIgnoredDuringExecution?: ReadonlyArray<PreferredSchedulingTerm>
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector
  readonly namespaces?: ReadonlyArray<string>
  readonly topologyKey: string
  readonly namespaceSelector?: LabelSelector
  readonly matchLabelKeys?: ReadonlyArray<string>
  readonly mismatchLabelKeys?: ReadonlyArray<string>
}

export interface WeightedPodAffinityTerm {
  /** 1–100 */
  readonly weight: number
  readonly podAffinityTerm: PodAffinityTerm
}

export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: ReadonlyArray<PodAffinityTerm>
  readonly preferredDuringSchedulingIgnoredDuringExecution?: ReadonlyArray<WeightedPodAffinityTerm>
}

/** The same shape, the opposite wish. */
export type PodAntiAffinity = PodAffinity

export interface Affinity {
  readonly nodeAffinity?: NodeAffinity
  readonly podAffinity?: PodAffinity
  readonly podAntiAffinity?: PodAntiAffinity
}

export type NodeInclusionPolicy = 'Honor' | 'Ignore'

export interface TopologySpreadConstraint {
  readonly maxSkew: number
  readonly topologyKey: string
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway'
  readonly labelSelector?: LabelSelector
  readonly minDomains?: number
  readonly nodeAffinityPolicy?: NodeInclusionPolicy
  readonly nodeTaintsPolicy?: NodeInclusionPolicy
  readonly matchLabelKeys?: ReadonlyArray<string>
}

export interface PodSchedulingGate {
  readonly name: string
}
