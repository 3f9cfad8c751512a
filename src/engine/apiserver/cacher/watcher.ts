import type { ActorId } from '../../kernel/event'
import type { Micros } from '../../kernel/micros'
import type { AnswerForm } from '../negotiation'
import type { Selection } from '../selection'

/** One open watch of one client. */
export interface Watcher {
  /** The server's own number. */
  readonly id: number
  readonly client: ActorId
  /** The client's number of the request that opened it. */
  readonly request: number
  /** The cache that feeds it, by storage prefix. */
  readonly resource: string
  /** As which of the resource's versions it is shown, `events.k8s.io/v1/events`. */
  readonly definition: string
  readonly selection: Selection
  /** Whether the selection limits anything. */
  readonly selective: boolean
  /** Events up to this revision are not for it. */
  readonly after: number
  readonly form: AnswerForm
  readonly bookmarks: boolean
  readonly deadline: Micros
  /** Messages sent so far. */
  sequence: number
  /** Whether a Table's columns were sent: only the first frame has them. */
  described: boolean
}
