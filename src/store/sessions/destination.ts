import type { SessionId } from '../../protocol/sessions'

/** Where one goes from a session. */
export interface Destination {
  readonly id: SessionId
  readonly name: string
  /** A cluster that begins there. Absent: what is kept under the id. */
  readonly fresh?: boolean
}
