/**
 * Requests to the API server, joined with the stages they passed and their answers. Bounded: the
 * oldest are forgotten.
 */
import { useEffect, useState } from 'react'
import type { ApiTraffic, SeenRequest, SeenStages } from '../protocol/looks'
import type { FlightView } from '../protocol/messages'
import { look } from './actions'
import { useTimeline } from './timeline'

/** A request with what is known of it by now. */
export interface LoggedRequest extends SeenRequest {
  stages: SeenStages['stages']
  answer: { readonly sentAt: number; readonly arrives: number; readonly status: number } | undefined
}

/** A line of the log. */
export type Logged =
  | { readonly id: number; readonly request: LoggedRequest }
  | { readonly id: number; readonly watchEvent: FlightView }

export interface RequestLog {
  rows: Logged[]
  /** Requests without an answer yet, by client and number. */
  readonly open: Map<string, LoggedRequest>
  /** What to ask for next. */
  next: number
}

const ROWS_KEPT = 5_000
const BEAT_MILLIS = 200

export const createLog = (): RequestLog => ({ rows: [], open: new Map(), next: 0 })

/** Takes in what came since the last answer. */
export function takeTraffic(log: RequestLog, traffic: ApiTraffic): void {
  // Time was turned back, or another session began: all was told anew.
  if (traffic.next < log.next) {
    log.rows = []
    log.open.clear()
  }
  log.next = traffic.next
  const fresh: Logged[] = traffic.watchEvents.map((event) => ({ id: event.id, watchEvent: event }))
  for (const seen of traffic.requests) {
    const request: LoggedRequest = { ...seen, stages: [], answer: undefined }
    log.open.set(keyOf(seen), request)
    fresh.push({ id: seen.id, request })
  }
  for (const seen of traffic.stages) {
    const request = log.open.get(keyOf(seen))
    if (request !== undefined) request.stages = [...request.stages, ...seen.stages]
  }
  for (const seen of traffic.answers) {
    const request = log.open.get(keyOf(seen))
    if (request === undefined) continue
    request.answer = seen
    log.open.delete(keyOf(seen))
  }
  fresh.sort((one, other) => one.id - other.id)
  log.rows = [...log.rows, ...fresh].slice(-ROWS_KEPT)
}

/** The log, kept up to date while somebody looks; a new object whenever it has grown. */
export function useRequestLog(): RequestLog | undefined {
  const [known, setKnown] = useState<RequestLog>()
  useEffect(() => {
    const log = createLog()
    let wanted = true
    let busy = false
    let askedAt = -1
    const ask = async (): Promise<void> => {
      const { now } = useTimeline.getState()
      if (busy || now === askedAt) return
      busy = true
      askedAt = now
      const traffic = await look({ of: 'apiTraffic', after: log.next })
      busy = false
      if (!wanted || traffic === undefined) return
      takeTraffic(log, traffic)
      setKnown({ ...log })
    }
    void ask()
    const beat = setInterval(() => void ask(), BEAT_MILLIS)
    return () => {
      wanted = false
      clearInterval(beat)
    }
  }, [])
  return known
}

const keyOf = ({ client, number }: { readonly client: string; readonly number: number }): string =>
  `${client}#${number}`
