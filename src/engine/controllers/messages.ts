import type { Message } from '../kernel/event'

/** A note: a controller took a key in hand, and its lamp is lit until `until` at least. */
export interface SyncStartedNote extends Message {
  readonly type: 'controller.sync'
  /** Kubernetes' name: `deployment-controller`. */
  readonly controller: string
  /** What it works on: `default/web`, or the controller's own word, such as `monitor`. */
  readonly key: string
  /** Virtual time. */
  readonly until: number
}

/** A note: a sync is over. `text` says why, where it failed or had something to say. */
export interface SyncEndedNote extends Message {
  readonly type: 'controller.synced'
  readonly controller: string
  readonly key: string
  readonly requests: number
  readonly failed: boolean
  readonly text?: string
}
