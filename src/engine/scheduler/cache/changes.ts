/**
 * Which pods came to nodes lately, and left them, for whoever keeps something that follows from
 * where pods are: it takes in what has changed since, instead of going through all there are. No
 * part of the state: what is kept this way can always be worked out anew, and is, after a snapshot
 * was brought back.
 */
import type { PodTallies, PodTally } from './podTallies'

export interface PodChange {
  readonly node: string
  readonly look: PodTally
  /** One came, or one went. */
  readonly pods: 1 | -1
}

interface Journal {
  /** The change number n is at n % KEPT, until a later one takes its place. */
  readonly ring: PodChange[]
  count: number
}

/** Who is further behind starts anew. */
const KEPT = 4096

const JOURNALS = new WeakMap<PodTallies, Journal>()

/** Costs nothing while nobody follows them. */
export function noteChange(tallies: PodTallies, change: PodChange): void {
  const journal = JOURNALS.get(tallies)
  if (journal === undefined) return
  journal.ring[journal.count % KEPT] = change
  journal.count++
}

/** How many changes there have been since somebody first asked. */
export const changesSoFar = (tallies: PodTallies): number => journalOf(tallies).count

/** Calls back with each change after the first `seen`, in order; false where they are not kept. */
export function forChangesSince(
  tallies: PodTallies,
  seen: number,
  take: (change: PodChange) => void,
): boolean {
  const { ring, count } = journalOf(tallies)
  if (count - seen > KEPT) return false
  for (let n = seen; n < count; n++) {
    const change = ring[n % KEPT]
    if (change !== undefined) take(change)
  }
  return true
}

function journalOf(tallies: PodTallies): Journal {
  const known = JOURNALS.get(tallies)
  if (known !== undefined) return known
  const journal: Journal = { ring: [], count: 0 }
  JOURNALS.set(tallies, journal)
  return journal
}
