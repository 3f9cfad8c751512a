/** The stretch of simulated time that is seen, in microseconds, and how it is moved. */
export interface TimeWindow {
  readonly from: number
  readonly until: number
}

const SHORTEST = 200

/** Larger than 1: nearer. `at` stays where it is. */
export function zoomed({ from, until }: TimeWindow, factor: number, at: number): TimeWindow {
  const span = Math.max(SHORTEST, (until - from) / factor)
  const start = at - ((at - from) / (until - from)) * span
  return { from: start, until: start + span }
}

/** Moved by a part of what is seen: 0.25 is a quarter later. */
export function panned({ from, until }: TimeWindow, part: number): TimeWindow {
  const by = (until - from) * part
  return { from: from + by, until: until + by }
}

/** Moved so that an instant is seen; the same when it is. */
export function showing(window: TimeWindow, at: number): TimeWindow {
  const { from, until } = window
  if (at >= from && at <= until) return window
  return panned(window, (at - (from + until) / 2) / (until - from))
}

/** Instants for the ruler: round numbers after `origin`, about so many. */
export function ticksOf({ from, until }: TimeWindow, origin: number, about: number): number[] {
  const raw = (until - from) / about
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5].find((round) => round * power >= raw) ?? 10) * power
  const first = Math.ceil((from - origin) / step)
  const count = Math.max(0, Math.floor((until - origin) / step) - first + 1)
  return Array.from({ length: count }, (_, index) => (first + index) * step)
}
