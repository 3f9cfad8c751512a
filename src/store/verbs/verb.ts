/** What can be done with an object, in one word, wherever a hand meets it. */
import type { Problem } from '../../protocol/messages'

export interface Verb<R> {
  /** As it is typed: `cordon`, `cut power`. */
  readonly name: string
  /** As a button says it. */
  readonly label: string
  /** It breaks or removes something. */
  readonly danger?: boolean
  /** It is for one thing at a time. */
  readonly alone?: boolean
  /** Absent: always. */
  readonly applies?: (record: R) => boolean
  readonly act: (record: R) => Promise<Problem | undefined>
}
