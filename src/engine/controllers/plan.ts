/**
 * What a controller decided, as data: requests in their order, events to record, and what to ask
 * the controller again when the answers are in. The controller manager carries it out.
 */
import type { Status } from '../../api/meta'
import type { Call, Continuation } from '../clientGo/client'
import type { EventToRecord } from '../clientGo/eventRecorder'
import type { Micros } from '../kernel/micros'

/** Refusals that may count as done: `any` is every one of them. */
export type Tolerated =
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Invalid'
  | 'NamespaceTerminating'
  | 'any'

/** What an informer will show of a request that succeeds, see `Expectations`. */
export type Expected =
  | { readonly kind: 'creation' }
  | { readonly kind: 'deletion'; readonly object: string }

export interface PlannedRequest extends Call {
  readonly tolerate?: readonly Tolerated[]
  /** Recorded when it succeeds. `{name}` in the message stands for the answer's metadata.name. */
  readonly onSuccess?: EventToRecord
  /** Recorded when it fails and is not tolerated. `{error}` stands for the answer's message. */
  readonly onFailure?: EventToRecord
  /** Its failure lowers the expectations again: no informer will ever show it. */
  readonly expects?: Expected
  /** Fails unless the answer is the object with this uid, and not on its way out. */
  readonly confirms?: string
  /** Sends the resourceVersion this sync's last answer gave the object, not the cache's. */
  readonly afresh?: true
  /** A conflict reads the object, puts this status on it, and tries again this often. */
  readonly retriesOnConflict?: number
  /** What to ask the controller when it fails, instead of carrying on with the plan. */
  readonly orElse?: Continuation
}

export type Step =
  | { readonly do: 'send'; readonly request: PlannedRequest }
  /** All at once, or 1, 2, 4, 8 … at a time until one fails; the next step waits for the last. */
  | {
      readonly do: 'sendAll'
      readonly requests: readonly PlannedRequest[]
      readonly slowStart: boolean
    }
  | { readonly do: 'record'; readonly event: EventToRecord }

export interface Plan {
  readonly steps: readonly Step[]
  /** Set before the first step; while unmet, the key's next syncs should only report status. */
  readonly expect?: { readonly creations: number } | { readonly deletions: readonly string[] }
  /** Asks the controller again after the last step, or after the one that failed. */
  readonly next?: Continuation
  /** Fails the sync with this text once the steps are done: the key is retried with back-off. */
  readonly fail?: string
  /** A failed sync is not retried; whatever changes will bring the key back. */
  readonly noRetry?: true
  /** A sync that succeeds comes back after this long. */
  readonly requeueAfter?: Micros
}

export const NOTHING: Plan = { steps: [] }

export const send = (request: PlannedRequest): Step => ({ do: 'send', request })

export const record = (event: EventToRecord): Step => ({ do: 'record', event })

/** An answer to a request of the plan: the object, or the Status that says why not. */
export interface PlanAnswer {
  readonly status: number
  readonly body: unknown
}

/** What came of a plan's steps, for `next` and `orElse`. */
export interface Outcome {
  /** The first failure that was not tolerated. */
  readonly error: Status | undefined
  /** In the order of sending; requests that were never sent are absent. */
  readonly answers: readonly PlanAnswer[]
}

/** A patch as its media type says it is meant. */
export const STRATEGIC = { 'content-type': 'application/strategic-merge-patch+json' }
export const MERGE = { 'content-type': 'application/merge-patch+json' }
