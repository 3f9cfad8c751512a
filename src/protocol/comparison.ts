/** One workload under two scheduler configurations: what is asked, and what comes back. */
import type { Problem } from '../engine/commands/command'

/** Where the workers come from: the cluster's own as they are now, or so many fresh ones. */
export type ComparedNodes = 'cluster' | number

/** What is scheduled: what the cluster holds now, or documents that arrive one after the other. */
export type ComparedWorkload =
  | 'cluster'
  | {
      readonly documents: readonly unknown[]
      /** Simulated time between one document and the next; 0: all at once. */
      readonly everyMillis: number
    }

export interface ComparisonRequest {
  readonly seed: number
  readonly nodes: ComparedNodes
  readonly workload: ComparedWorkload
  /** Two KubeSchedulerConfigurations, as parsed YAML. */
  readonly configurations: readonly [unknown, unknown]
  /** The pod by which free room is judged, as quantities: `1`, `1Gi`. */
  readonly probe: { readonly cpu: string; readonly memory: string }
}

/** Something is wrong with what was asked, and where. */
export interface ComparisonProblem extends Problem {
  readonly input: 'a' | 'b' | 'workload' | 'nodes' | 'probe'
}

/** A worker of the comparison; the same in both halves. */
export interface ComparedNode {
  readonly name: string
  readonly zone: string
  readonly cpuMillis: number
  readonly memoryBytes: number
  readonly podsMost: number
  readonly cordoned: boolean
}

/** What the pods of one node ask for, together. */
export interface NodeUse {
  readonly cpuMillis: number
  readonly memoryBytes: number
  readonly pods: number
}

/** How much of what is free the probe cannot use. Shares are 0 … 1 of what is free. */
export interface Fragmentation {
  readonly cpu: number
  readonly memory: number
  /** How many more pods of the probe's size would find room. */
  readonly fits: number
  /** What is free on the node whose scarcer resource is freest; zeros when no node takes pods. */
  readonly largest: { readonly cpuMillis: number; readonly memoryBytes: number }
}

/** A pod came to a node, or left it: then `node` is empty. */
export interface Placement {
  /** namespace/name */
  readonly pod: string
  /** Its ReplicaSet, whose pods are interchangeable; the pod itself when it has none. */
  readonly owner: string
  readonly node: string
}

/** Pods without a node, by what the scheduler says of them. */
export interface WaitingPods {
  readonly why: string
  /** namespace/name, at most as many as are told. */
  readonly pods: readonly string[]
  readonly count: number
}

/** One half at one moment. */
export interface ComparedSide {
  /** In the order of the nodes. */
  readonly uses: readonly NodeUse[]
  readonly placed: number
  readonly pending: number
  readonly waiting: readonly WaitingPods[]
  /** Scheduling cycles so far. */
  readonly decisions: number
  readonly fragmentation: Fragmentation
  /** What changed since the frame before. */
  readonly placements: readonly Placement[]
}

/** Both halves at the same simulated moment. */
export interface ComparisonFrame {
  /** Simulated microseconds since the workload began to arrive. */
  readonly at: number
  readonly sides: readonly [ComparedSide, ComparedSide]
}

/**
 * `preparing`: the workers start. `done`: nothing moves in either half any more. `stopped`: it was
 * cut short, and `why` says by what.
 */
export type ComparisonPhase = 'preparing' | 'running' | 'done' | 'stopped'

/** What is new since the frame that was asked for. */
export interface ComparisonNews {
  readonly phase: ComparisonPhase
  readonly why: string
  /** Workers that are Ready, and how many there will be. */
  readonly ready: number
  readonly workers: number
  readonly nodes: readonly ComparedNode[]
  readonly frames: readonly ComparisonFrame[]
  /** What the API server refused of the workload. */
  readonly refused: readonly string[]
}
