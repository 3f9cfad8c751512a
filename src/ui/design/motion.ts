/**
 * How long things take and how they speed up: the numbers of tokens.css for what is drawn by
 * program. Nothing else may name a duration. Who asks for less motion gets none that travels.
 */
import { useSyncExternalStore } from 'react'

/** Wall milliseconds, by job. */
export const durations = {
  /** A lamp lights, a button answers. */
  touch: 90,
  /** Appears or goes. */
  fade: 160,
  /** Slides to a new place. */
  move: 260,
  /** A gauge or a bar grows; a lamp dims. */
  settle: 420,
  /** A message on a wire of ordinary length, when no simulated time says otherwise. */
  flight: 900,
  /** A pod on its way to its node. */
  podFlight: 1400,
} as const

export type Curve = readonly [x1: number, y1: number, x2: number, y2: number]

export const curves = {
  /** What travels is eased at both ends. */
  travel: [0.45, 0.05, 0.3, 1],
  /** What appears only slows down. */
  appear: [0.16, 0.84, 0.36, 1],
  leave: [0.6, 0, 0.9, 0.4],
} as const satisfies Record<string, Curve>

/** A cubic Bézier as CSS draws it: time 0..1 in, progress 0..1 out. */
export function easing([x1, y1, x2, y2]: Curve): (time: number) => number {
  const samples = Array.from({ length: SAMPLES + 1 }, (_, i) => yAt(i / SAMPLES, x1, y1, x2, y2))
  return (time) => {
    const at = Math.min(Math.max(time, 0), 1) * SAMPLES
    const left = Math.floor(at)
    const [from, to] = [samples[left] ?? 1, samples[left + 1] ?? 1]
    return from + (to - from) * (at - left)
  }
}

const SAMPLES = 96
const SOLVER_STEPS = 24

function yAt(x: number, x1: number, y1: number, x2: number, y2: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < SOLVER_STEPS; i++) {
    const middle = (low + high) / 2
    if (bezier(middle, x1, x2) < x) low = middle
    else high = middle
  }
  return bezier((low + high) / 2, y1, y2)
}

const bezier = (t: number, one: number, two: number): number =>
  3 * (1 - t) * (1 - t) * t * one + 3 * (1 - t) * t * t * two + t * t * t

export const easeTravel = easing(curves.travel)
export const easeAppear = easing(curves.appear)

const still = (): MediaQueryList | undefined =>
  typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : undefined

/** True while the person's system asks for reduced motion. */
export const prefersStill = (): boolean => still()?.matches ?? false

/** Wall milliseconds for what travels: none for who asks for less motion. */
export const travelMillis = (millis: number): number => (prefersStill() ? 0 : millis)

export function usePrefersStill(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = still()
      query?.addEventListener('change', listener)
      return () => query?.removeEventListener('change', listener)
    },
    prefersStill,
    () => false,
  )
}

const INSTANT = { duration: 0 } as const

/** Transitions for framer-motion, which counts in seconds. */
export const transitions = {
  appear: { duration: durations.fade / 1000, ease: [...curves.appear] },
  leave: { duration: durations.fade / 1000, ease: [...curves.leave] },
  move: { duration: durations.move / 1000, ease: [...curves.travel] },
  instant: INSTANT,
} as const
