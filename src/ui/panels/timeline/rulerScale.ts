/** Where moments stand on the ruler: along the trail of how time was played, now at a fixed place. */
import { playedSince, simulatedNow, useTimeline } from '../../../store/timeline'
import { type Sample, trail } from '../../../store/trail'

/** A stretch of even speed, or a jump. */
export interface Leg {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  readonly skip: boolean
  readonly past: boolean
}

export interface RulerScale {
  readonly width: number
  readonly now: number
  /** Right of it nothing has happened yet. */
  readonly nowAt: number
  /** From left to right, the visible ones. */
  readonly legs: readonly Leg[]
}

const NOW_AT = 0.74
/** Twelve seconds of playing are as wide as the ruler of a small screen. */
const PIXELS_PER_MILLI = 700 / 12_000
/** Before anything was played, and after now: as clocks go. */
const CLOCK_MICROS_PER_MILLI = 1_000

export function rulerScale(width: number, wallMillis: number): RulerScale {
  const now = simulatedNow(wallMillis)
  const nowAt = Math.round(width * NOW_AT)
  const samples = trail()
  const end = (samples.at(-1)?.played ?? 0) + playedSince(wallMillis)
  const xOf = (played: number): number => nowAt - (end - played) * PIXELS_PER_MILLI
  const legs = samples.flatMap((sample, index) => {
    const before = samples[index - 1]
    const right = xOf(sample.played)
    return before === undefined || right < 0 ? [] : [legOf(before, sample, xOf)]
  })
  const first = samples[0] ?? { at: now, played: end }
  const last = samples.at(-1) ?? first
  return {
    width,
    now,
    nowAt,
    legs: [
      ...before(first.at, xOf(first.played)),
      ...legs,
      { ...PLAIN, from: last.at, to: now, left: xOf(last.played), right: nowAt },
      after(now, nowAt, width),
    ],
  }
}

const PLAIN = { skip: false, past: true } as const

const legOf = (one: Sample, next: Sample, xOf: (played: number) => number): Leg => ({
  ...PLAIN,
  from: one.at,
  to: next.at,
  left: xOf(one.played),
  right: xOf(next.played),
  skip: next.skip,
})

/** What was before anybody looked, as if it had been played by the clock. */
function before(at: number, right: number): readonly Leg[] {
  if (right <= 0 || at <= 0) return []
  const from = Math.max(0, at - (right / PIXELS_PER_MILLI) * CLOCK_MICROS_PER_MILLI)
  const left = right - ((at - from) / CLOCK_MICROS_PER_MILLI) * PIXELS_PER_MILLI
  return [{ ...PLAIN, from, to: at, left, right }]
}

/** What comes, if time goes on as fast as now. */
function after(now: number, left: number, width: number): Leg {
  const { rate } = useTimeline.getState()
  const speed = rate > 0 ? rate / 1000 : CLOCK_MICROS_PER_MILLI
  const to = now + ((width - left) / PIXELS_PER_MILLI) * speed
  return { from: now, to, left, right: width, skip: false, past: false }
}

/** Where a moment stands; undefined for one that is out of sight. */
export function placeOf({ legs }: RulerScale, at: number): number | undefined {
  const leg = legs.find(({ from, to, past }) => past && at >= from && at <= to && to > from)
  if (leg === undefined) return undefined
  return leg.left + ((at - leg.from) / (leg.to - leg.from)) * (leg.right - leg.left)
}
