/**
 * The caption: of all that happens, the one sentence worth reading now. A sentence stays until it
 * can have been read, unless something weightier comes.
 */
import { create } from 'zustand'
import { narrateFlight } from '../narration/narrateFlight'
import { narrateMoment } from '../narration/narrateMoment'
import type { Sentence } from '../narration/sentence'
import { onFlight, onMoment } from './timeline'

export interface Narrator {
  readonly current: Sentence | undefined
  /** What was told before, newest last. */
  readonly told: readonly Sentence[]
}

const TOLD_KEPT = 200
/** How long a sentence is left alone by ones of the same weight, in wall milliseconds. */
const READING_MILLIS = { 1: 500, 2: 900, 3: 1_800 } as const

export const useNarrator = create<Narrator>(() => ({ current: undefined, told: [] }))

let shownAt = 0

/** Begins to listen. `wallMillis` is performance.now. Returns how to stop. */
export function startNarrator(wallMillis: () => number): () => void {
  const tell = (sentence: Sentence | undefined): void => {
    if (sentence !== undefined) say(sentence, wallMillis())
  }
  const stops = [
    onFlight((flight) => tell(narrateFlight(flight))),
    onMoment((moment) => tell(narrateMoment(moment))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function say(sentence: Sentence, wall: number): void {
  const { current, told } = useNarrator.getState()
  const all = [...told, sentence].slice(-TOLD_KEPT)
  const reading = current !== undefined && wall - shownAt < READING_MILLIS[current.weight]
  const waits = reading && current !== undefined && sentence.weight <= current.weight
  if (waits) {
    useNarrator.setState({ told: all })
    return
  }
  shownAt = wall
  useNarrator.setState({ current: sentence, told: all })
}

export const forgetNarration = (): void => {
  useNarrator.setState({ current: undefined, told: [] })
}
