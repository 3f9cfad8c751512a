/** What the end users are told, and what they say. */
import type { Message } from '../kernel/event'

/** From now on so many requests a second go to this Service; 0 stops them. */
export interface SetTraffic extends Message {
  readonly type: 'setTraffic'
  readonly namespace: string
  readonly service: string
  readonly perSecond: number
}

/** Requests to a Service began to fail, or to succeed again. A note for the trace. */
export interface TrafficTurnedNote extends Message {
  readonly type: 'traffic.turned'
  /** namespace/name */
  readonly service: string
  readonly ok: boolean
  /** Why they fail; empty when they do not. */
  readonly reason: string
}
