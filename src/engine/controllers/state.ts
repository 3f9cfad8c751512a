import type { Status } from '../../api/meta'
import type { Client, Continuation } from '../clientGo/client'
import type { ClientSet } from '../clientGo/clientSet'
import type { EventRecorder } from '../clientGo/eventRecorder'
import type { WorkQueue } from '../clientGo/workQueue'
import type { Micros } from '../kernel/micros'
import type { ControllerManagerConfig } from './controller'
import type { Expectations } from './expectations'
import type { Plan, PlanAnswer } from './plan'

/** What the manager keeps of one controller. */
export interface ControllerState {
  readonly name: string
  /** Under whose name it sends. */
  readonly user: string
  readonly queue: WorkQueue
  /** The manager's one client; each controller sends under its own user and rate limit. */
  readonly client: Client
  readonly recorder: EventRecorder
  readonly expectations: Expectations
  /** The keys in hand. */
  readonly syncs: Map<string, Sync>
  /** What only this controller reads and writes. */
  readonly memory: unknown
  /** Its informers are synced. */
  started: boolean
  lastKey: string
  busyUntil: Micros
  count: number
}

export interface ControllerManagerState {
  readonly config: ControllerManagerConfig
  /** The manager's own connection, with the informers all controllers share. */
  readonly set: ClientSet
  readonly controllers: Map<string, ControllerState>
}

/** A key in hand. Plain data: it survives a snapshot between any two answers. */
export interface Sync {
  readonly key: string
  /** The note that says this sync began: the cause of all it sends. */
  readonly cause: number
  plan: Plan
  /** The step that runs; past the last one the plan is done. */
  step: number
  /** Requests of this step that were sent, and answers that are still due. */
  sent: number
  due: number
  error: Status | undefined
  orElse: Continuation | undefined
  answers: PlanAnswer[]
  /** The last resourceVersion an answer gave an object, by its path without subresource. */
  readonly versions: Map<string, string>
  requests: number
  /** A failure that a later plan of the same sync must not make good. */
  failure: string | undefined
}
