import type { Pace } from '../../../protocol/messages'

const FACTOR_MOST = 1_000
const FACTOR_LEAST = 0.1

/** A pace that somebody else wrote; what it says beyond one is left out. Held, if it is none. */
export function readPace(written: unknown): Pace {
  const { mode, factor, chatter } = (written ?? {}) as Partial<Record<keyof Pace, unknown>>
  const known = mode === 'story' || mode === 'clock' ? mode : 'paused'
  const fits = typeof factor === 'number' && factor >= FACTOR_LEAST && factor <= FACTOR_MOST
  return { mode: known, factor: fits ? factor : 1, chatter: chatter === true }
}
