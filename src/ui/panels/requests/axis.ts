/**
 * Simulated time along the rows in sight. Requests take milliseconds, and seconds lie between them:
 * what is busy is drawn to scale, what is quiet is a short break, as on the ruler.
 */
export interface Span {
  readonly from: number
  readonly until: number
}

export interface Axis {
  /** Where a moment lies, 0 to 1. */
  place(micros: number): number
  /** Where each busy stretch begins. */
  readonly stretches: readonly { readonly at: number; readonly place: number }[]
}

/** Quiet for longer than this is a break. */
const QUIET_MICROS = 5_000
/** A break, as a share of the whole width; all of them together take half of it at most. */
const BREAK = 0.04
const BREAKS_MOST = 0.5

export function axisOf(spans: readonly Span[]): Axis {
  const busy = merged(spans)
  const gap = busy.length < 2 ? 0 : Math.min(BREAK, BREAKS_MOST / (busy.length - 1))
  const total = busy.reduce((sum, { from, until }) => sum + until - from, 0)
  const scale = total === 0 ? 0 : (1 - gap * (busy.length - 1)) / total
  let place = 0
  const laid = busy.map((span) => {
    const start = place
    place += (span.until - span.from) * scale + gap
    return { ...span, start }
  })
  return {
    place(micros) {
      const inside = laid.findLast(({ from }) => from <= micros)
      if (inside === undefined) return 0
      return inside.start + (Math.min(micros, inside.until) - inside.from) * scale
    },
    stretches: laid.map(({ from, start }) => ({ at: from, place: start })),
  }
}

function merged(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((one, other) => one.from - other.from)
  const busy: { from: number; until: number }[] = []
  for (const { from, until } of sorted) {
    const last = busy.at(-1)
    if (last !== undefined && from - last.until <= QUIET_MICROS) {
      last.until = Math.max(last.until, until)
    } else busy.push({ from, until })
  }
  return busy
}
