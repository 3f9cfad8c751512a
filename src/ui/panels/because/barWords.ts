import { nameOf } from '../../../narration/speakers'
import type { Bar } from '../../../store/because/waterfall'
import { because } from '../../../words/english/because'
import { wordsOf } from '../../../words/language'
import { clockText } from '../timeline/clockText'

/** A message in one line: what, from whom to whom, when, how long. */
export function barWords({ flight }: Bar): string {
  const { label, from, to, speaker, departs, arrives, lost, status } = flight
  const way = `${nameOf(from, speaker)} → ${nameOf(to, '')}`
  const took = lost ? wordsOf(because).lost : offsetText(arrives - departs)
  const answer = status === 0 ? '' : ` · ${status}`
  return `${label} · ${way} · ${clockText(departs)} · ${took}${answer}`
}

/** A stretch of simulated time: `800 µs`, `1.5 ms`, `12 s`. */
export function offsetText(micros: number): string {
  if (micros === 0) return '0'
  const size = Math.abs(micros)
  if (size < 1_000) return `${Math.round(micros)} µs`
  if (size < 1_000_000) return `${Number((micros / 1_000).toFixed(1))} ms`
  return `${Number((micros / 1_000_000).toFixed(2))} s`
}
