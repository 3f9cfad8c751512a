/** What is said when a kept session cannot be read, or cannot be kept. */
import type { KeepProblem, Loaded, Problem, UnreadReason } from '../protocol/messages'

/** `unread` is absent when the storage itself did not answer. */
export function unreadProblem(unread: Loaded['unread']): Problem {
  const what = 'The saved session could not be read.'
  if (unread === undefined) return { what, where: words.storage, remedy: words.unreached }
  const { reason, aside } = unread
  if (aside === undefined) return { what, where: words[reason], remedy: words.unmoved }
  return { what, where: words[reason], remedy: words.aside(aside) }
}

export function keepProblem(problem: KeepProblem): Problem {
  return {
    what: words.unkept[problem],
    where: words.storage,
    remedy: words.keep[problem],
  }
}

const words: Readonly<Record<UnreadReason, string>> & {
  readonly storage: string
  readonly unreached: string
  readonly unmoved: string
  readonly aside: (place: string) => string
  readonly unkept: Readonly<Record<KeepProblem, string>>
  readonly keep: Readonly<Record<KeepProblem, string>>
} = {
  storage: 'This browser’s storage',
  older: 'An older Kubeorama wrote it.',
  newer: 'A newer Kubeorama wrote it: close its other tabs and reload to get that one.',
  damaged: 'It is damaged.',
  unreached:
    'It lies where it lay. A fresh cluster began, which is not kept: reload the page to try again.',
  unmoved: 'It could not be moved, so the fresh cluster that began here is not kept over it.',
  aside: (place) =>
    `A fresh cluster began. Nothing is lost: it was set aside as “${place}” in this browser’s storage.`,
  unkept: {
    full: 'The session could not be saved: the browser has no room left for it.',
    refused: 'The session could not be saved: the browser does not allow it.',
  },
  keep: {
    full: 'Keep this tab open. Make room on the disk, or delete what other sites keep: it is tried again by itself.',
    refused:
      'It lasts as long as this tab is open. Private windows and blocked site data forbid saving.',
  },
}
