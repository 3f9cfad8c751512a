/**
 * What end users remember of a Service: the last requests one by one with the way they took, and
 * the last minutes in spans of five seconds. Bounded: older requests and spans are forgotten.
 */
import { type Micros, seconds } from '../kernel/micros'
import type { Hop } from '../network/messages'

/** A request, and how it ended. */
export interface VisitRecord {
  /** The kernel event of the packet, and its number; 0 where none could be sent. */
  readonly message: number
  readonly packet: number
  readonly sentAt: Micros
  readonly endedAt: Micros
  /** Why it failed; empty for one that was answered. */
  readonly reason: string
  /** HTTP status; 0 without an answer. */
  readonly status: number
  /** namespace/name of who answered. */
  readonly pod: string
  readonly hops: readonly Hop[]
}

/** How the requests fared that ended in a span of time. Latencies are of those with an answer. */
export interface TrafficSpan {
  readonly from: Micros
  readonly ok: number
  readonly failed: number
  readonly p50Micros: Micros
  readonly p95Micros: Micros
}

export interface TrafficDiary {
  readonly last: VisitRecord[]
  readonly spans: TrafficSpan[]
  /** The span that is not over yet, with its latencies one by one. */
  open: OpenSpan
}

interface OpenSpan {
  readonly from: Micros
  ok: number
  failed: number
  readonly latencies: Micros[]
}

export const SPAN_MICROS = seconds(5)
/** Ten minutes. */
const SPANS_KEPT = 120
const VISITS_KEPT = 40

export const createDiary = (): TrafficDiary => ({ last: [], spans: [], open: emptySpan(0) })

/** A request has ended. */
export function writeDown(diary: TrafficDiary, visit: VisitRecord): void {
  diary.last.push(visit)
  if (diary.last.length > VISITS_KEPT) diary.last.shift()
  const from = Math.floor(visit.endedAt / SPAN_MICROS) * SPAN_MICROS
  if (from !== diary.open.from) turnPage(diary, from)
  const { open } = diary
  if (visit.reason === '') open.ok++
  else open.failed++
  if (visit.status !== 0) open.latencies.push(visit.endedAt - visit.sentAt)
}

/** The spans in which a request ended, the one that is not over yet last. */
export const spansOf = ({ spans, open }: TrafficDiary): readonly TrafficSpan[] =>
  open.ok + open.failed === 0 ? spans : [...spans, closed(open)]

function turnPage(diary: TrafficDiary, from: Micros): void {
  if (diary.open.ok + diary.open.failed > 0) diary.spans.push(closed(diary.open))
  if (diary.spans.length > SPANS_KEPT) diary.spans.shift()
  diary.open = emptySpan(from)
}

const emptySpan = (from: Micros): OpenSpan => ({ from, ok: 0, failed: 0, latencies: [] })

function closed({ from, ok, failed, latencies }: OpenSpan): TrafficSpan {
  const sorted = [...latencies].sort((one, other) => one - other)
  return { from, ok, failed, p50Micros: rank(sorted, 50), p95Micros: rank(sorted, 95) }
}

/** The nearest-rank percentile; 0 of nothing. */
const rank = (sorted: readonly Micros[], percent: number): Micros =>
  sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0
