/** What the caption says now, what it said before, and how far a person looks back. */
import { create } from 'zustand'
import type { Sentence } from '../narration/sentence'

export interface Narrator {
  readonly current: Sentence | undefined
  /** What was said before, oldest first; `current` is the last of it, but for what is said at rest. */
  readonly told: readonly Sentence[]
  /** How many sentences back a person looks; 0 is now. */
  readonly back: number
}

export const useNarrator = create<Narrator>(() => ({ current: undefined, told: [], back: 0 }))

/** What the caption shows: the sentence of now, or one of before. */
export const sentenceShown = ({ current, told, back }: Narrator): Sentence | undefined =>
  back === 0 ? current : told.at(-back)

/** One sentence earlier. False when nothing was said before. */
export function lookBack(): boolean {
  const { current, told, back } = useNarrator.getState()
  // The last that was told may be what the caption says now.
  const first = back === 0 && told.at(-1)?.id === current?.id ? 2 : 1
  const next = Math.max(back + 1, first)
  if (next > told.length) return false
  useNarrator.setState({ back: next })
  return true
}

/** One sentence later. False when a person looks at now already. */
export function lookForward(): boolean {
  const { current, told, back } = useNarrator.getState()
  if (back === 0) return false
  const next = back - 1
  useNarrator.setState({ back: next === 1 && told.at(-1)?.id === current?.id ? 0 : next })
  return true
}
