/** The scheduler's extension points, in order and in time. */
import type { ExtensionPoint } from '../engine/scheduler/decision'

export const EXTENSION_POINTS: readonly ExtensionPoint[] = [
  'PreEnqueue',
  'QueueSort',
  'PreFilter',
  'Filter',
  'PostFilter',
  'PreScore',
  'Score',
  'NormalizeScore',
  'Reserve',
  'Permit',
  'PreBind',
  'Bind',
  'PostBind',
]

/** Whether a pod that is at one point has come to another. */
export const hasReached = (at: string, point: ExtensionPoint): boolean =>
  ORDER.indexOf(at) >= ORDER.indexOf(point)

const ORDER: readonly string[] = EXTENSION_POINTS

/**
 * A stretch of simulated time, in microseconds: how long Score takes. It goes plugin by plugin, each
 * with an equal share; the last share is for looking at the sum.
 */
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
