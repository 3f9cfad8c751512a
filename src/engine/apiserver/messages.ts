import type { KubeObject, Status } from '../../api/meta'
import type { ActorId, Message } from '../kernel/event'

/** The HTTP methods of the Kubernetes API. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The media types a PATCH may have; the short name of each. */
export type PatchType = 'json' | 'merge' | 'strategic' | 'apply'

export const PATCH_MEDIA_TYPES: Readonly<Record<PatchType, string>> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
}

/** Who asks, as authentication finds it. */
export interface UserInfo {
  readonly name: string
  readonly groups: readonly string[]
}

/**
 * A request in HTTP's shape. `id` is the sender's own number; the answer carries it back.
 * `query` is the decoded query string; `body` is parsed JSON (never a string), immutable once sent.
 */
export interface ApiRequest extends Message {
  readonly type: 'request'
  readonly id: number
  readonly method: Method
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The credential sent. Components send their user name; authentication looks it up. */
  readonly user: string
  /** The sender's life: a watch from a later life closes the earlier life's watches. */
  readonly session: number
}

/** The answer. `body` is a frozen API object, a list, a Table, a Status, or a string of plain text. */
export interface ApiResponse extends Message {
  readonly type: 'response'
  readonly id: number
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR'

export interface WatchFrame {
  readonly type: WatchEventType
  readonly object: KubeObject | Status
  /** The kernel event of the write: a message of several frames keeps each one's cause. */
  readonly cause?: number
}

/** Frames of a watch, in order. `id` is the number of the request that opened it. */
export interface WatchFrames extends Message {
  readonly type: 'watch'
  readonly id: number
  readonly frames: readonly WatchFrame[]
  /** Counts this watch's messages from 1: a gap means the connection lost some. Watch again. */
  readonly sequence?: number
  /** The server ended the stream after these frames: watch again from the last resourceVersion. */
  readonly closed?: true
}

/** The client hangs up a watch. */
export interface WatchClose extends Message {
  readonly type: 'watchClose'
  readonly id: number
}

/** What an API server can be sent by clients. */
export type ApiServerMessage = ApiRequest | WatchClose

/** The stages of a request, in order, as the API server's chain runs them. */
export type RequestStage =
  | 'authentication'
  | 'authorization'
  | 'mutatingAdmission'
  | 'validation'
  | 'validatingAdmission'
  | 'storage'

/**
 * A stage that a request is in until `until` (virtual time). `plugin` names the admission plugins
 * where some changed or refused the request; `refused` is why it goes no further.
 */
export interface PassedStage {
  readonly stage: RequestStage
  readonly until: number
  readonly plugin?: string
  readonly refused?: string
}

/** A note of the API server: a write it asked of itself on the way, as its own client would. */
export interface OwnRequestNote extends Message {
  readonly type: 'apiserver.ownRequest'
  readonly method: 'PUT'
  readonly path: string
  readonly object: KubeObject
}

/** A note of the API server: the stages that a request passes from this instant on, in order. */
export interface StagesNote extends Message {
  readonly type: 'apiserver.stages'
  readonly client: ActorId
  readonly request: number
  readonly stages: readonly PassedStage[]
}
