/**
 * How simulated time was played: pairs of a moment and the wall time played until then. The ruler
 * is drawn along it, so that a slowed stretch is as wide as it was long to watch.
 */
export interface Sample {
  /** Wall milliseconds in which time passed, since the trail began. */
  readonly played: number
  /** Simulated time, microseconds. */
  readonly at: number
  /** From the sample before to this one time was jumped over. */
  readonly skip: boolean
}

interface Skipped {
  readonly from: number
  readonly to: number
}

/** A break on the ruler is as wide as this much of playing. */
const BREAK_MILLIS = 1_000
/** Finer steps than this are no longer seen. */
const STEP_MILLIS = 250
/** More than is ever on screen. */
const KEPT_MILLIS = 40_000

let samples: Sample[] = []

export const trail = (): readonly Sample[] => samples

export function clearTrail(): void {
  samples = []
}

/** Time went on to `at`, in `wallMillis` of wall time, and jumped over `skips` on the way. */
export function extendTrail(at: number, wallMillis: number, skips: readonly Skipped[]): void {
  for (const skip of skips) addBreak(skip)
  const last = samples.at(-1)
  if (last === undefined) samples.push({ played: 0, at, skip: false })
  else if (at > last.at) addStep(last, at, wallMillis)
  trim()
}

function addStep(last: Sample, at: number, wallMillis: number): void {
  const before = samples.at(-2)
  const next = { played: last.played + wallMillis, at, skip: false }
  const fine = before !== undefined && !last.skip && next.played - before.played < STEP_MILLIS
  if (fine) samples[samples.length - 1] = next
  else samples.push(next)
}

/** What was played inside the jump is forgotten for one short break. */
function addBreak({ from, to }: Skipped): void {
  while ((samples.at(-1)?.at ?? from) > from) samples.pop()
  const last = samples.at(-1)
  if (last === undefined) samples.push({ played: 0, at: from, skip: false })
  else if (last.at < from) samples.push({ ...last, at: from, skip: false })
  const played = samples.at(-1)?.played ?? 0
  samples.push({ played: played + BREAK_MILLIS, at: to, skip: true })
}

function trim(): void {
  const end = samples.at(-1)?.played ?? 0
  const first = samples.findIndex((sample) => sample.played >= end - KEPT_MILLIS)
  if (first > 1) samples = samples.slice(first - 1)
}
