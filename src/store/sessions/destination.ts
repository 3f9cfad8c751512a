import type { SessionId } from '../../protocol/sessions'

/** Where one goes from a session. Without more: to what is kept under the id. */
export interface Destination {
  readonly id: SessionId
  readonly name: string
  /** A cluster that begins there. */
  readonly fresh?: boolean
  /** What a file holds begins there, under the name that stands in it, if one does. */
  readonly file?: File
}
