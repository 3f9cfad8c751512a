/** What preemption found for one pod, for people. Plain data. */
import type { Micros } from '../../kernel/micros'

/** By what candidates are compared, in this order. */
export type Criterion =
  | 'budgetViolations'
  | 'highestPriority'
  | 'prioritySum'
  | 'victims'
  | 'latestStart'

export interface PreemptionRecord {
  readonly nominatedNodeName: string
  /** Why nobody is evicted; empty when somebody is. */
  readonly message: string
  /** The chosen one first. */
  readonly candidates: readonly CandidateTold[]
  readonly allCandidates: number
  /** The criteria in upstream's order, as far as they were needed. */
  readonly comparisons: readonly Comparison[]
  /** What decided: a criterion, that there was one candidate only, or that it came first. */
  readonly decidedBy: Criterion | 'only' | 'first'
  /** Nodes that evicting would not help. */
  readonly unhelped: readonly { readonly node: string; readonly reason: string }[]
  readonly allUnhelped: number
}

export interface CandidateTold {
  readonly node: string
  readonly budgetViolations: number
  /** All less important pods of the node, in the order in which it was tried to spare them. */
  readonly pods: readonly TriedPod[]
}

export interface TriedPod {
  /** namespace/name */
  readonly pod: string
  readonly priority: number
  /** Absent for one that has not started. */
  readonly startedAt?: Micros
  readonly breaksBudget: boolean
  /** Why it must go: what the node says with it back; empty for one that is spared. */
  readonly refusal: string
}

export interface Comparison {
  readonly criterion: Criterion
  /** The least harm; only candidates with it stay. Start times are virtual microseconds. */
  readonly best: number
  readonly values: readonly { readonly node: string; readonly value: number }[]
}
