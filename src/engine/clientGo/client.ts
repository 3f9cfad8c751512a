/**
 * How a component talks to the API server: requests under a client-side rate limit, each with a
 * continuation as data (no promises: state must survive a snapshot), and informers beside it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/rest, util/flowcontrol
 */
import { newTimeout } from '../../api/machinery/status'
import type { ApiRequest, ApiResponse, Method, WatchClose } from '../apiserver/messages'
import type { Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { type Micros, seconds } from '../kernel/micros'

/** What to do with an answer: the component's own words, plain data. */
export interface Continuation {
  readonly type: string
}

export interface Pending {
  readonly then: Continuation
  /** When it was sent; for a watch, when the server was last heard on it. */
  heardAt: Micros
  /** A watch lives as long as it is heard of; anything else is given up after REQUEST_TIMEOUT. */
  readonly watch: boolean
}

/** A token bucket: `qps` tokens a second up to `burst`. 0 qps means no limit. */
export interface RateLimit {
  readonly qps: number
  readonly burst: number
}

export interface Bucket {
  tokens: number
  at: Micros
}

export interface Client {
  readonly server: ActorId
  readonly user: string
  readonly session: number
  readonly limit: RateLimit
  /** One bucket for each client made from the shared configuration (each controller has its own). */
  readonly buckets: Map<string, Bucket>
  readonly pending: Map<number, Pending>
  nextId: number
  sweeping: boolean
}

export interface Call {
  readonly method: Method
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Who asks, where one client serves several service accounts, as a controller manager's does. */
  readonly user?: string
}

/** An answer as the component gets it. */
export interface Answer {
  readonly type: 'answer'
  readonly then: Continuation
  readonly status: number
  /** Those the server sent: absent for most. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** The client's own timer: looks for requests that were never answered. */
export interface SweepMessage extends Message {
  readonly type: 'client.sweep'
}

/** A request without an answer for this long failed: the other side has no power, or the wire is cut. */
export const REQUEST_TIMEOUT = seconds(60)
/**
 * A watch gets a bookmark a minute: one that is silent for longer hangs on a dead connection.
 * Source: golang.org/x/net/http2 ReadIdleTimeout, which finds that by pings of its own.
 */
export const WATCH_SILENCE = seconds(90)
const SWEEP_PERIOD = seconds(20)

/** `session` tells lives apart; a component passes a number that grows with each start, e.g. now. */
export function createClient(
  server: ActorId,
  user: string,
  session: number,
  limit: RateLimit = { qps: 0, burst: 0 },
): Client {
  const buckets = new Map<string, Bucket>()
  const pending = new Map<number, Pending>()
  // What an earlier life asked is answered under numbers that this one never gives.
  const nextId = session + 1
  return { server, user, session, limit, buckets, pending, nextId, sweeping: false }
}

/** Sends a request, when the rate limit lets it. Its answer comes back with `then`. */
export function call(
  context: Context,
  client: Client,
  request: Call,
  then: Continuation,
  bucket = '',
): number {
  const id = client.nextId++
  const watch = request.query?.watch === 'true'
  const delay = takeToken(client, bucket, context.now)
  client.pending.set(id, { then, heardAt: context.now + delay, watch })
  const { user, session } = client
  const message: ApiRequest = { type: 'request', id, user, session, ...request }
  context.send(client.server, message, delay)
  if (!client.sweeping) {
    client.sweeping = true
    context.wake(SWEEP_PERIOD, { type: 'client.sweep' })
  }
  return id
}

/** Matches an answer with its request. Undefined for one that was given up, and for a watch's 200. */
export function takeAnswer(
  context: Context,
  client: Client,
  response: ApiResponse,
): Answer | undefined {
  const pending = client.pending.get(response.id)
  if (pending === undefined) return undefined
  if (pending.watch && response.status === 200) {
    pending.heardAt = context.now
    return undefined
  }
  client.pending.delete(response.id)
  const { status, headers, body } = response
  if (headers === undefined) return { type: 'answer', then: pending.then, status, body }
  return { type: 'answer', then: pending.then, status, headers, body }
}

/** Gives up what was not heard of in time: an answer 504 for each, oldest first. */
export function sweep(context: Context, client: Client): Answer[] {
  const lost: Answer[] = []
  for (const [id, { then, heardAt, watch }] of client.pending) {
    if (context.now - heardAt < (watch ? WATCH_SILENCE : REQUEST_TIMEOUT)) continue
    if (watch) hangUp(context, client, id)
    else client.pending.delete(id)
    const body = newTimeout('request did not complete within the allotted timeout')
    lost.push({ type: 'answer', then, status: 504, body })
  }
  client.sweeping = client.pending.size > 0
  if (client.sweeping) context.wake(SWEEP_PERIOD, { type: 'client.sweep' })
  return lost
}

/** Lets go of a watch, and tells the server where the wire still carries it. */
export function hangUp(context: Context, client: Client, id: number): void {
  client.pending.delete(id)
  const close: WatchClose = { type: 'watchClose', id }
  context.send(client.server, close)
}

/** How long a request must wait for its token. The bucket may go into debt: requests queue in order. */
function takeToken(client: Client, name: string, now: Micros): Micros {
  const { qps, burst } = client.limit
  if (qps === 0) return 0
  const bucket = client.buckets.get(name) ?? { tokens: burst, at: now }
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * qps) / 1_000_000)
  bucket.at = now
  bucket.tokens -= 1
  client.buckets.set(name, bucket)
  return bucket.tokens >= 0 ? 0 : Math.ceil((-bucket.tokens * 1_000_000) / qps)
}
