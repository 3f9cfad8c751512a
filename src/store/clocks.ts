/** The clocks that run for a thing, in words: what runs down, since when, until when. */
import type { PodView, ProbeView, Timer, WorkerView, WorkloadView } from '../protocol/messages'
import { describing } from '../words/english/describing'
import { wordsOf } from '../words/language'
import { clockOf } from './describe'

export interface Clock {
  readonly of: 'lease' | 'silence' | 'backoff' | 'grace' | 'eviction' | 'deadline' | 'probe'
  /** What it means, as a sentence without its times. */
  readonly what: string
  readonly timer: Timer
  /** It begins anew this often, from the end of its first stretch on. Virtual microseconds. */
  readonly every?: number | undefined
}

const clock = (of: Exclude<Clock['of'], 'probe'>, timer: Timer | undefined): readonly Clock[] =>
  timer === undefined ? [] : [{ of, what: wordsOf(describing).clocks[of], timer }]

/** The most urgent first. `heard`: its worker is; else only what the control plane counts is known. */
export function podClocks(pod: PodView, heard: boolean): readonly Clock[] {
  const ofNode = heard ? [...clock('backoff', pod.backoff), ...clock('grace', pod.grace)] : []
  const probes = heard && pod.backoff === undefined ? (pod.probes ?? []) : []
  return [...ofNode, ...clock('eviction', pod.eviction), ...probes.map(probeClock)]
}

function probeClock(probe: ProbeView): Clock {
  const { kind, container, from, every } = probe
  return {
    of: 'probe',
    what: wordsOf(describing).clocks.probe(kind, container),
    timer: { from: from - every, until: from },
    every,
  }
}

export const workerClocks = ({ silence, lease }: WorkerView): readonly Clock[] => [
  ...clock('silence', silence),
  ...clock('lease', lease),
]

export const workloadClocks = ({ deadline }: WorkloadView): readonly Clock[] =>
  clock('deadline', deadline)

/** `since 1:15, until 6:15`, or `every 10 s` */
export function clockSpan({ timer, every }: Clock): string {
  const { span, period } = wordsOf(describing).clocks
  return every === undefined
    ? span(clockOf(timer.from), clockOf(timer.until))
    : period(every / 1_000_000)
}

/** The stretch of a clock that runs at a time: a periodic one has many. */
export function stretchAt({ timer, every }: Pick<Clock, 'timer' | 'every'>, now: number): Timer {
  if (every === undefined || now < timer.until) return timer
  const from = timer.until + Math.floor((now - timer.until) / every) * every
  return { from, until: from + every }
}
