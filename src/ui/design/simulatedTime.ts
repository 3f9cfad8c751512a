/**
 * Simulated time for what runs down: lease rings, back-off arcs, lamps. One timer serves all, ticks
 * only while somebody listens and time passes, and once more whenever the engine reports.
 */
import { useSyncExternalStore } from 'react'
import { simulatedNow, useTimeline } from '../../store/timeline'

/** Wall milliseconds between ticks: fine enough for a ring, cheap enough for a hundred. */
const TICK_MILLIS = 100

const listeners = new Set<(now: number) => void>()
let ticked = 0
let timer: ReturnType<typeof setInterval> | undefined
let unsubscribe: (() => void) | undefined

/** Calls back with the simulated time, about ten times a wall second while it passes. */
export function onSimulatedTime(listener: (now: number) => void): () => void {
  if (listeners.size === 0) ticked = simulatedNow(performance.now())
  listeners.add(listener)
  unsubscribe ??= useTimeline.subscribe(tick)
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

function tick(): void {
  ticked = simulatedNow(performance.now())
  schedule()
  for (const listener of listeners) listener(ticked)
}

function schedule(): void {
  const passes = listeners.size > 0 && useTimeline.getState().rate > 0
  if (passes) timer ??= setInterval(tick, TICK_MILLIS)
  else if (timer !== undefined) {
    clearInterval(timer)
    timer = undefined
  }
}
