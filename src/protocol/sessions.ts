/** Sessions under names: what is told of each, and what the page asks about them. */

/** `session` is the first one, as it was before there were several. */
export type SessionId = 'session' | `session.${string}`

/** Where a session is kept: as it goes on, and as it was before a fresh start. */
export type SessionSlot = SessionId | BeforeSlot
type BeforeSlot = 'before' | `before.${string}`

/** Its place for what was before a fresh start. */
export const beforeOf = (id: SessionId): BeforeSlot => id.replace('session', 'before') as BeforeSlot

export const isSessionId = (text: unknown): text is SessionId =>
  typeof text === 'string' && /^session(\.[\w-]+)?$/.test(text)

/** What a list of sessions shows of one without reading it. */
export interface SessionRecord {
  readonly id: SessionId
  /** Empty until a person gave one. */
  readonly name: string
  /** Wall clock, Unix milliseconds; 0 when it is not known. */
  readonly savedAt: number
  /** Simulated time of what was kept, in microseconds. */
  readonly at: number
  readonly workers: number
  readonly pods: number
}

/** What the page says of a session that it saves. */
export type SessionRemark = Partial<Pick<SessionRecord, 'name'>> &
  Pick<SessionRecord, 'workers' | 'pods'>

/** Longer names do not fit a list. */
export const SESSION_NAME_MOST = 60

/** Why a session cannot be kept: there is no room, or it is forbidden. */
export type KeepProblem = 'full' | 'refused'

/** Each answers why it could not be done; `list` the sessions, the one kept last first. */
export type ShelfRequest =
  | { readonly ask: 'list' }
  | { readonly ask: 'rename'; readonly id: SessionId; readonly name: string }
  /** As it was kept last, under another id. */
  | {
      readonly ask: 'duplicate'
      readonly id: SessionId
      readonly as: SessionId
      readonly name: string
    }
  /** Out of the list; it can be brought back until it is cleared away. */
  | { readonly ask: 'remove'; readonly id: SessionId }
  | { readonly ask: 'bringBack'; readonly id: SessionId }
  /** For good, if it is still removed. */
  | { readonly ask: 'clear'; readonly id: SessionId }

export type ShelfAnswer<R extends ShelfRequest> = R extends { readonly ask: 'list' }
  ? readonly SessionRecord[]
  : KeepProblem | undefined

/** Why a file cannot be opened as a session; `line` counts from 1, after the header. */
export interface FileProblem {
  readonly reason: 'foreign' | 'older' | 'newer' | 'damaged' | 'large'
  readonly line?: number
}

/** What a file holds beside the cluster. What was read is anybody's writing: to be checked. */
export interface FileRemark {
  readonly name: string
  readonly notes: unknown
}

export type FileRequest =
  /** The session that runs here, as a Blob; or that it is too large for a file. */
  | ({ readonly ask: 'write' } & FileRemark)
  /** Brings the session of a file here. */
  | { readonly ask: 'read'; readonly file: Blob }
