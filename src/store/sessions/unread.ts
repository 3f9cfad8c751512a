/** What is said when a kept session cannot be read, or cannot be kept. */
import type { Loaded, Problem } from '../../protocol/messages'
import type { KeepProblem } from '../../protocol/sessions'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'

/** `unread` is absent when the storage itself did not answer; `stays`: what is on the page goes on. */
export function unreadProblem(unread: Loaded['unread'], stays: boolean): Problem {
  const what = wordsOf(keptSessions).unread
  if (unread === undefined) {
    return {
      what,
      where: wordsOf(keptSessions).storage,
      remedy: stays ? wordsOf(keptSessions).tryAgain : wordsOf(keptSessions).unreached,
    }
  }
  const { reason, aside } = unread
  const where = wordsOf(keptSessions)[reason]
  if (reason === 'newer')
    return {
      what,
      where,
      remedy: stays ? wordsOf(keptSessions).leftAlone : wordsOf(keptSessions).beside,
    }
  if (aside === undefined)
    return {
      what,
      where,
      remedy: stays ? wordsOf(keptSessions).leftAlone : wordsOf(keptSessions).unmoved,
    }
  return {
    what,
    where,
    remedy: stays ? wordsOf(keptSessions).asideOnly(aside) : wordsOf(keptSessions).aside(aside),
  }
}

export function keepProblem(problem: KeepProblem): Problem {
  return {
    what: wordsOf(keptSessions).unkept[problem],
    where: wordsOf(keptSessions).storage,
    remedy: wordsOf(keptSessions).keep[problem],
  }
}
