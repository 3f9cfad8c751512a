/** What can be done with an object, in one word, wherever a hand meets it. */
import type { Problem } from '../../protocol/messages'
import type { verbs } from '../../words/english/verbs'

/** As it is typed: `cordon`, `cut power`. */
export type VerbName = keyof typeof verbs.english.labels

export interface Verb<R> {
  readonly name: VerbName
  /** It breaks or removes something. */
  readonly danger?: boolean
  /** It is for one thing at a time. */
  readonly alone?: boolean
  /** Absent: always. */
  readonly applies?: (record: R) => boolean
  readonly act: (record: R) => Promise<Problem | undefined>
}
