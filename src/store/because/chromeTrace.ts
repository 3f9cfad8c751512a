/**
 * A waterfall as a Chrome trace, which Perfetto and chrome://tracing open: a process an actor, a
 * thread a lane, a complete event a message, and a flow from each cause to each of its effects.
 * Times are simulated microseconds, the unit of the format.
 */
import type { Bar, Row, Waterfall } from './waterfall'

interface Track {
  readonly pid: number
  readonly tid: number
}

type TraceEvent = Track &
  (
    | { readonly ph: 'M'; readonly name: string; readonly args: Readonly<Record<string, unknown>> }
    | {
        readonly ph: 'X'
        readonly name: string
        readonly cat: string
        readonly ts: number
        readonly dur: number
        readonly args: Readonly<Record<string, unknown>>
      }
    | Flow
  )

type Flow = {
  readonly ph: 's' | 'f'
  readonly name: 'because'
  readonly cat: 'because'
  /** The effect's: each has one cause. */
  readonly id: number
  readonly ts: number
  /** The flow ends at the message that is on its way then, not at the next one. */
  readonly bp?: 'e'
}

interface ChromeTrace {
  readonly displayTimeUnit: 'ms'
  readonly traceEvents: readonly TraceEvent[]
}

export function chromeTraceOf({ rows, bars }: Waterfall): ChromeTrace {
  const byId = new Map(bars.map((bar) => [bar.flight.id, bar]))
  return {
    displayTimeUnit: 'ms',
    traceEvents: [
      ...rows.flatMap(names),
      ...bars.map(message),
      ...bars.flatMap((bar) => {
        const cause = byId.get(bar.flight.cause)
        return cause === undefined ? [] : flow(cause, bar)
      }),
    ],
  }
}

/** Both count from 1: 0 means the kernel to Perfetto. */
const trackOf = ({ row, lane }: Bar): Track => ({ pid: row + 1, tid: (row + 1) * 1000 + lane + 1 })

const names = ({ name, lanes }: Row, row: number): readonly TraceEvent[] => [
  { ph: 'M', pid: row + 1, tid: 0, name: 'process_name', args: { name } },
  { ph: 'M', pid: row + 1, tid: 0, name: 'process_sort_index', args: { sort_index: row } },
  ...Array.from(
    { length: lanes },
    (_, lane): TraceEvent => ({
      ph: 'M',
      pid: row + 1,
      tid: (row + 1) * 1000 + lane + 1,
      name: 'thread_name',
      args: { name: `sent by ${name}` },
    }),
  ),
]

function message(bar: Bar): TraceEvent {
  const { flight, part, end } = bar
  const { id, label, kind, departs, from, to, object, status, lost } = flight
  return {
    ph: 'X',
    ...trackOf(bar),
    name: label,
    cat: kind,
    ts: departs,
    dur: end - departs,
    args: { id, part, from, to, object, status, lost },
  }
}

/** It begins in the last microsecond of the cause: at its very end nothing would hold it. */
const flow = (cause: Bar, effect: Bar): readonly TraceEvent[] => [
  { ph: 's', ...BECAUSE, id: effect.flight.id, ...trackOf(cause), ts: cause.end - 1 },
  {
    ph: 'f',
    ...BECAUSE,
    id: effect.flight.id,
    ...trackOf(effect),
    ts: effect.flight.departs,
    bp: 'e',
  },
]

const BECAUSE = { name: 'because', cat: 'because' } as const
