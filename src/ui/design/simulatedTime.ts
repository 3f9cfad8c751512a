/**
 * Simulated time for what is read: the clock, lease rings, back-off arcs, lamps. One timer serves
 * all, ticks only while somebody listens and time passes, and together with new records, so that
 * two frames of three write nothing to the page.
 */
import { useSyncExternalStore } from 'react'
import { simulatedNow, useTimeline } from '../../store/timeline'

/** Wall milliseconds between ticks: as often as records come. */
const TICK_MILLIS = 50
/** The timer need not tick when records just did. */
const RECENT_MILLIS = 40

const listeners = new Set<(now: number) => void>()
let ticked = 0
let tickedAtWall = 0
let timer: ReturnType<typeof setInterval> | undefined
let unsubscribe: (() => void) | undefined

/** Calls back with the simulated time, about twenty times a wall second while it passes. */
export function onSimulatedTime(listener: (now: number) => void): () => void {
  if (listeners.size === 0) ticked = simulatedNow(performance.now())
  listeners.add(listener)
  unsubscribe ??= useTimeline.subscribe(({ readAt, rate }, before) => {
    if (rate === 0 || before.rate === 0 || readAt !== before.readAt) tick()
  })
  schedule()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    unsubscribe?.()
    unsubscribe = undefined
    schedule()
  }
}

/** Something plain computed from simulated time; renders again only when it changes. */
export function useSimulated<T extends string | number | boolean>(compute: (now: number) => T): T {
  return useSyncExternalStore(onSimulatedTime, () => compute(ticked))
}

/** Simulated time at the last tick: good enough to render by. */
export const tickedNow = (): number => ticked

function tickIfDue(): void {
  if (performance.now() - tickedAtWall >= RECENT_MILLIS) tick()
}

function tick(): void {
  tickedAtWall = performance.now()
  ticked = simulatedNow(tickedAtWall)
  schedule()
  for (const listener of listeners) listener(ticked)
}

function schedule(): void {
  const passes = listeners.size > 0 && useTimeline.getState().rate > 0
  if (passes) timer ??= setInterval(tickIfDue, TICK_MILLIS)
  else if (timer !== undefined) {
    clearInterval(timer)
    timer = undefined
  }
}
