/** The score of one stream of requests: how many, how fast, and who answered. */
import type { Context } from '../kernel/actor'
import type { Micros } from '../kernel/micros'
import type { PacketReply } from '../network/messages'
import { createDiary, type TrafficDiary, type VisitRecord, writeDown } from './trafficDiary'
import type { TrafficTurnedNote } from './trafficMessages'

export interface TrafficStream {
  /** namespace/name */
  readonly service: string
  perSecond: number
  sent: number
  ok: number
  failed: number
  /** Not sent because too many were under way. */
  skipped: number
  /** Answers by pod, namespace/name. At most PODS_LIMIT, those without answer for longest dropped. */
  readonly byPod: Map<string, number>
  /** How long the last answers took, newest last. */
  readonly latencies: Micros[]
  /** Why the last failure was one; empty when the last request was answered. */
  failure: string
  /** Whether the last request failed; undefined before the first. */
  failing: boolean | undefined
  /** Grows with each order; timers of earlier ones are void. */
  turn: number
  /** Made when the first request has ended. */
  diary: TrafficDiary | undefined
}

/** A request that was sent: its message, and when. 0 for one that could not even be sent. */
export type SentVisit = Pick<VisitRecord, 'message' | 'packet' | 'sentAt'>

const LATENCIES_LIMIT = 50
const PODS_LIMIT = 500

export const createStream = (service: string): TrafficStream => ({
  service,
  perSecond: 0,
  sent: 0,
  ok: 0,
  failed: 0,
  skipped: 0,
  byPod: new Map(),
  latencies: [],
  failure: '',
  failing: undefined,
  turn: 0,
  diary: undefined,
})

/** An answer from 200 to 399 is one; anything else is a failure, a refusal most of all. */
export function countReply(
  stream: TrafficStream,
  reply: PacketReply,
  visit: SentVisit,
  context: Context,
): void {
  if (reply.outcome === 'refused') {
    countFailure(stream, 'connection refused', visit, context, reply)
    return
  }
  countPod(stream, reply.pod)
  stream.latencies.push(context.now - visit.sentAt)
  if (stream.latencies.length > LATENCIES_LIMIT) stream.latencies.shift()
  if (reply.status < 200 || reply.status >= 400) {
    countFailure(stream, `HTTP ${reply.status}`, visit, context, reply)
    return
  }
  stream.ok++
  stream.failure = ''
  remember(stream, { ...visit, endedAt: context.now, reason: '', ...answerOf(reply) })
  turn(stream, false, context)
}

export function countFailure(
  stream: TrafficStream,
  reason: string,
  visit: SentVisit,
  context: Context,
  reply?: PacketReply,
): void {
  stream.failed++
  stream.failure = reason
  remember(stream, { ...visit, endedAt: context.now, reason, ...answerOf(reply) })
  turn(stream, true, context)
}

function remember(stream: TrafficStream, visit: VisitRecord): void {
  stream.diary ??= createDiary()
  writeDown(stream.diary, visit)
}

const answerOf = (reply: PacketReply | undefined): Pick<VisitRecord, 'status' | 'pod' | 'hops'> =>
  reply === undefined ? UNANSWERED : { status: reply.status, pod: reply.pod, hops: reply.hops }

const UNANSWERED = { status: 0, pod: '', hops: [] } as const

/** Says so when luck changed. A first success is no change. */
function turn(stream: TrafficStream, failing: boolean, context: Context): void {
  const before = stream.failing ?? false
  stream.failing = failing
  if (before === failing) return
  const { service, failure: reason } = stream
  const note: TrafficTurnedNote = { type: 'traffic.turned', service, ok: !failing, reason }
  context.note(note)
}

function countPod({ byPod }: TrafficStream, pod: string): void {
  if (pod === '') return
  const count = byPod.get(pod) ?? 0
  // Deleted first, so that the map stays in the order of last answers.
  byPod.delete(pod)
  byPod.set(pod, count + 1)
  if (byPod.size <= PODS_LIMIT) return
  const oldest = byPod.keys().next()
  if (!oldest.done) byPod.delete(oldest.value)
}
