import type { Micros } from './micros'

/** Who sends and receives. Unique in the cluster: `kubelet/worker-1`, `etcd/master-1`, `you`. */
export type ActorId = string

/** What actors exchange: plain data with a type. Immutable once sent. */
export interface Message {
  readonly type: string
}

/**
 * Something that will happen: a message reaching an actor, or an actor's own timer.
 * `id` rises in the order of sending and names the event for good; `cause` is the event or note
 * in whose handling it was sent, 0 for none.
 */
export interface KernelEvent {
  readonly id: number
  readonly cause: number
  /** When it leaves: for a message that was sent with a delay, later than when it was recorded. */
  readonly sentAt: Micros
  readonly at: Micros
  readonly from: ActorId
  readonly to: ActorId
  /** Which life of the receiver a timer belongs to; -1 for messages, which reach any life. */
  readonly life: number
  /** Set on what never arrives. */
  readonly lost?: true
  readonly message: Message
}

/** What a component says about itself: a stage passed, a decision taken. Nobody receives it. */
export interface Note {
  readonly id: number
  readonly cause: number
  readonly at: Micros
  readonly actor: ActorId
  readonly note: Message
}
