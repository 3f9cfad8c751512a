/** Why a pod is Pending and what would help: plain data, told to people elsewhere. */
import type { Micros } from '../../kernel/micros'
import type { NodeVerdict } from '../decision'
import type { FixChange, NodeDetail, PendingCause } from './pendingFacts'

export interface PendingReport {
  /** namespace/name */
  readonly pod: string
  /** What it asks for, and why no node has it. */
  readonly cause: PendingCause
  /** The scheduler's own words: `0/5 nodes are available: …`. */
  readonly message: string
  readonly attempts: number
  /** When it failed last; undefined when it was never tried. */
  readonly lastTry: Micros | undefined
  /** Every reason with the number of nodes that gave it, the most frequent first. */
  readonly reasons: readonly ReasonCount[]
  /** What each node lacks, those that come closest first; at most NODES_TOLD. */
  readonly nodes: readonly NodeTrouble[]
  /** Each was tried in a dry run, and the pod would be scheduled. */
  readonly fixes: readonly Fix[]
  /** What suggests itself and would not help. */
  readonly misses: readonly Miss[]
}

export interface ReasonCount {
  readonly plugin: string
  readonly reason: string
  readonly nodes: number
}

export interface NodeTrouble {
  readonly node: string
  readonly refusal: NonNullable<NodeVerdict['refusal']>
  readonly detail: NodeDetail
  /** Of the resource it has too little of, in the resource's own unit. */
  readonly shortage?: { readonly asked: number; readonly used: number; readonly capacity: number }
}

export interface Fix {
  /** Stable while the trouble is the same. */
  readonly id: string
  readonly change: FixChange
  /** Names of pods that would be evicted for it; empty for none. */
  readonly evicted: string
  /** Where the pod would land. */
  readonly node: string
  /** To be taken one after the other. */
  readonly steps: readonly FixStep[]
  /** Takes it back; absent where that cannot be done cheaply. */
  readonly undo?: readonly FixStep[]
}

/** A request a person could send with kubectl, or what only an operator can do. */
export type FixStep =
  | {
      readonly request: {
        readonly method: 'POST' | 'PATCH' | 'DELETE'
        readonly path: string
        readonly headers?: Readonly<Record<string, string>>
        readonly body?: unknown
      }
      /** The object may be there already: then this step is done. */
      readonly mayExist?: boolean
    }
  | { readonly command: AddWorkerStep | { readonly type: 'removeWorker'; readonly name: string } }

export interface AddWorkerStep {
  readonly type: 'addWorker'
  readonly name: string
  readonly cpu: string
  readonly memory: string
  readonly zone: string
  readonly labels: Readonly<Record<string, string>>
}

export interface Miss {
  readonly change: FixChange
  /** `worker-1: Insufficient cpu`; empty where every node refuses it as before. */
  readonly why: string
}
