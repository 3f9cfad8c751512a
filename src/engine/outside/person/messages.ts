import type { Method } from '../../apiserver/messages'
import type { Message } from '../../kernel/event'

/** What a person's hands ask of their client. `ask` is the host's number; the result carries it. */
export interface PersonRequest extends Message {
  readonly type: 'person.request'
  readonly ask: number
  readonly method: Method
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** `kubectl apply -f`: every document in turn, each created or patched. */
export interface PersonApply extends Message {
  readonly type: 'person.apply'
  readonly ask: number
  readonly documents: readonly unknown[]
  readonly namespace: string
}

/** `kubectl drain --ignore-daemonsets --delete-emptydir-data --force`. */
export interface PersonDrain extends Message {
  readonly type: 'person.drain'
  readonly ask: number
  readonly node: string
}

export type PersonMessage = PersonRequest | PersonApply | PersonDrain

/** What became of one document. */
export interface ApplyResult {
  /** `deployment.apps/web created`, or kubectl's error line. */
  readonly line: string
  readonly status: number
  /** Set when it failed: the server's message. */
  readonly error?: string
  readonly warnings: readonly string[]
}
