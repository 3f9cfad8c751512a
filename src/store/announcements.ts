/** Sentences that are not of the trace, but of where a person stopped it: the caption says them at once. */
import type { Sentence, Told } from '../narration/sentence'

type Listener = (sentence: Sentence) => void

const listeners = new Set<Listener>()
let said = 0

export function announce(told: Told, speaker: string, at: number): void {
  said--
  for (const listener of listeners) listener({ id: said, at, speaker, ...told })
}

export function onAnnounced(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
