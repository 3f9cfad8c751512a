/** What is said when a kept session cannot be read, or cannot be kept. */
import type { KeepProblem, Loaded, Problem } from '../protocol/messages'
import { unread as table } from '../words/english/unread'
import { wordsOf } from '../words/language'

/** `unread` is absent when the storage itself did not answer. */
export function unreadProblem(unread: Loaded['unread']): Problem {
  const words = wordsOf(table)
  const { what } = words
  if (unread === undefined) return { what, where: words.storage, remedy: words.unreached }
  const where = words.reason[unread.reason]
  const { aside } = unread
  return { what, where, remedy: aside === undefined ? words.unmoved : words.aside(aside) }
}

export function keepProblem(problem: KeepProblem): Problem {
  const { unkept, storage, keep } = wordsOf(table)
  return { what: unkept[problem], where: storage, remedy: keep[problem] }
}
