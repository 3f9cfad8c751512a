/** The record of one scheduling cycle: all that a person needs to follow the decision. */
import type { Micros } from '../kernel/micros'
import type { PreemptionRecord } from './preemption/preemptionTold'

export type StatusCode =
  | 'Success'
  | 'Error'
  | 'Unschedulable'
  | 'UnschedulableAndUnresolvable'
  | 'Wait'
  | 'Skip'
  | 'Pending'

export interface NodeVerdict {
  readonly node: string
  /** The first Filter plugin that refused the node, with its reasons; absent: it passed all. */
  readonly refusal?: {
    readonly plugin: string
    readonly code: StatusCode
    readonly reasons: readonly string[]
  }
  /** By Score plugin, in order; empty when the node was refused or scoring did not run. */
  readonly scores: readonly PluginScore[]
  readonly total: number
}

export interface PluginScore {
  readonly plugin: string
  readonly raw: number
  /** After NormalizeScore, 0..100. */
  readonly normalized: number
  readonly weight: number
  /** The formula with its numbers, for people: `(4000−250)·100/4000 = 93`. */
  readonly formula?: string
}

export interface Decision {
  readonly id: number
  readonly at: Micros
  /** namespace/name */
  readonly pod: string
  readonly podUid: string
  readonly attempt: number
  readonly result: 'scheduled' | 'unschedulable' | 'error'
  /** The node chosen; empty when none was. */
  readonly node: string
  /** `0/3 nodes are available: …`, empty when scheduled. */
  readonly message: string
  /** Filter plugins that ran, in order; Skip-ped ones left out. */
  readonly filters: readonly string[]
  readonly skippedFilters: readonly string[]
  readonly scorers: readonly { readonly plugin: string; readonly weight: number }[]
  readonly skippedScorers: readonly string[]
  readonly nodes: readonly NodeVerdict[]
  /** Nodes that shared the highest total; the winner was drawn from them. */
  readonly ties: readonly string[]
  /** All nodes in the cluster, and how many were examined. */
  readonly allNodes: number
  readonly examined: number
  /** Where no node fitted: whom it was thought of evicting, and why. */
  readonly preemption?: PreemptionRecord
}

/**
 * Notes of the scheduler, in a pod's order. `point` is an `ExtensionPoint`; those at which no
 * plugin has anything to do are left out. The whole decision comes after Reserve, or PostFilter.
 */
export interface SchedulingNote {
  readonly type: 'scheduler.point'
  readonly pod: string
  readonly point: string
  readonly plugin?: string
  /** Score: who scores, in turn. Each takes as long as the others. */
  readonly plugins?: readonly string[]
  readonly text: string
  /**
   * The decision's id: it can be read already, while its points are still gone through. 0 before
   * there is one.
   */
  readonly decision: number
  /** When the next point begins. */
  readonly until: Micros
}
export interface DecisionNote {
  readonly type: 'scheduler.decision'
  /** Without `nodes` when there are more than 32: then it is read by its id. */
  readonly decision: Decision
}

/**
 * What a pod goes through, in order.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kube-scheduler/framework/interface.go
 */
export type ExtensionPoint =
  | 'PreEnqueue'
  | 'QueueSort'
  | 'PreFilter'
  | 'Filter'
  | 'PostFilter'
  | 'PreScore'
  | 'Score'
  | 'NormalizeScore'
  | 'Reserve'
  | 'Permit'
  | 'PreBind'
  | 'Bind'
  | 'PostBind'
