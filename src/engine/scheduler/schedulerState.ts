/** What the scheduler keeps between messages: plain data, all of it. */
import type { RateLimit } from '../clientGo/client'
import type { ClientSet } from '../clientGo/clientSet'
import type { EventRecorder } from '../clientGo/eventRecorder'
import type { ActorId } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import type { AssumedVolumes } from './cache/assumedVolumes'
import type { PodInfo } from './cache/podInfo'
import type { SchedulerCache } from './cache/schedulerCache'
import type { SchedulerSettings } from './config/readConfiguration'
import type { DecisionRecord } from './decisionRecord'
import type { PendingPreemption } from './framework/clusterView'
import type { Eviction, PreBindWrite } from './framework/plugin'
import type { Profile } from './framework/profile'
import type { PreemptionRecord } from './preemption/preemptionTold'
import type { Nominator } from './queue/nominator'
import type { QueuedPod } from './queue/queuedPod'
import type { SchedulingQueue } from './queue/schedulingQueue'
import type { WrittenPlugin } from './written/writtenCode'

export interface SchedulerConfig {
  readonly apiServer: ActorId
  /** The machine it runs on, as its events tell; `master-1`. */
  readonly host?: string
  /** Absent: as one that nobody configured. */
  readonly settings?: SchedulerSettings
  /** The KubeSchedulerConfiguration that the settings were read from, if somebody gave one. */
  readonly configuration?: unknown
  /** The plugins a person wrote, in the order they came. */
  readonly written?: readonly WrittenPlugin[]
  /** Of its requests; absent: the default of 50 a second, 100 at once. */
  readonly clientLimit?: RateLimit
}

/** An extension point of a cycle, and how long it lasts. */
export interface CycleStep {
  readonly point: string
  readonly text: string
  /** Score: who scores, in turn. */
  readonly plugins?: readonly string[]
  readonly lastsMicros: Micros
}

export type CycleOutcome =
  | { readonly type: 'bind'; readonly node: string }
  | {
      readonly type: 'fail'
      readonly reason: 'Unschedulable' | 'SchedulerError'
      readonly message: string
      readonly unschedulablePlugins: ReadonlySet<string>
      readonly pendingPlugins: ReadonlySet<string>
      /** A nomination to set; empty ends it, undefined leaves it alone. */
      readonly nominatedNodeName: string | undefined
      readonly eviction: Eviction | undefined
      readonly preemption?: PreemptionRecord
    }

/** The pod whose cycle runs. Its fate was settled when the cycle began, and shows at its end. */
export interface InHand {
  readonly pod: QueuedPod
  readonly decision: number
  readonly outcome: CycleOutcome
  readonly steps: readonly CycleStep[]
  /** The step it is at, and since when. */
  step: number
  since: Micros
}

/** The work of a PreBind plugin: its writes, and then the wait until they have come to their end. */
export interface PreBinding {
  readonly plugin: string
  /** Those that have not been sent. */
  readonly left: PreBindWrite[]
  /** How many have been answered. */
  written: number
  /** When the last was answered; the wait is counted from there. */
  since: Micros
}

/** A pod assumed on a node, whose binding waits for Permit, PreBind or the API server. */
export interface BindingPod {
  readonly pod: QueuedPod
  readonly node: string
  readonly decision: number
  readonly since: Micros
  /** Permit plugins that still hold it back. */
  readonly waitingFor: Set<string>
  /** Whether the API server has yet to be told where the pod is going. */
  nominating: boolean
  preBinding: PreBinding | undefined
}

/** An eviction under way for a pod that preempts. */
export interface EvictingFor extends PendingPreemption {
  readonly preemptor: PodInfo
  readonly node: string
  lastVictim: string | undefined
  readonly victims: readonly PodInfo[]
  /** Victims whose turn has not come. */
  readonly left: PodInfo[]
  /** Requests that are not answered yet. */
  outstanding: number
  failed: boolean
}

export interface SchedulerState {
  readonly set: ClientSet
  readonly recorder: EventRecorder
  readonly profiles: readonly Profile[]
  /** 0 adapts to the size of the cluster. */
  readonly percentageOfNodesToScore: number
  readonly startedAt: Micros
  readonly cache: SchedulerCache
  readonly queue: SchedulingQueue
  readonly nominator: Nominator
  readonly assumedVolumes: AssumedVolumes
  inHand: InHand | undefined
  /** Somebody else places the pods: they are queued, and not taken in hand. */
  standsBack: boolean
  /** By uid. */
  readonly binding: Map<string, BindingPod>
  /** By the preemptor's uid. */
  readonly preempting: Map<string, EvictingFor>
  /** The last decisions, newest last. */
  readonly decisions: DecisionRecord[]
  nextDecision: number
  /** Where the next search among the nodes begins. */
  nextStart: number
  /** Whether it writes its decisions on the pods. */
  annotates: boolean
  /** Whether the timers of the queue run. */
  readonly timers: { backoff: boolean; unschedulable: boolean }
}
