/**
 * Score goes plugin by plugin. The scheduler tells how long all of them take, and each has an equal
 * share; the last share is for looking at the sum.
 */

/** A stretch of simulated time, in microseconds. */
interface Stretch {
  readonly from: number
  readonly until: number
}

/** How many of `plugins` have spoken at `now`. */
export const spokenAt = ({ from, until }: Stretch, plugins: number, now: number): number =>
  Math.min(plugins, Math.max(0, Math.floor(((now - from) * (plugins + 1)) / (until - from))))

/** When the next of them will have spoken; undefined once all have. */
export function nextSpeech(stretch: Stretch, plugins: number, now: number): number | undefined {
  const next = spokenAt(stretch, plugins, now) + 1
  const { from, until } = stretch
  return next > plugins ? undefined : from + Math.ceil(((until - from) * next) / (plugins + 1))
}
