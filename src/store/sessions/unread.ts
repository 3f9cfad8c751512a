/** What is said when a kept session cannot be read, or cannot be kept. */

import type { Loaded, Problem } from '../../protocol/messages'
import type { KeepProblem } from '../../protocol/sessions'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'

/** `unread` is absent when the storage itself did not answer; `stays`: what is on the page goes on. */
export function unreadProblem(unread: Loaded['unread'], stays: boolean): Problem {
  const words = wordsOf(keptSessions)
  const what = words.unread
  if (unread === undefined) {
    return { what, where: words.storage, remedy: stays ? words.tryAgain : words.unreached }
  }
  const { reason, aside } = unread
  const where = words[reason]
  if (reason === 'newer') return { what, where, remedy: stays ? words.leftAlone : words.beside }
  if (aside === undefined) return { what, where, remedy: stays ? words.leftAlone : words.unmoved }
  return { what, where, remedy: stays ? words.asideOnly(aside) : words.aside(aside) }
}

export function keepProblem(problem: KeepProblem): Problem {
  const words = wordsOf(keptSessions)
  return { what: words.unkept[problem], where: words.storage, remedy: words.keep[problem] }
}
