/**
 * A component's whole connection: one client and its informers. A component calls `receive` with
 * what the kernel hands it, and gets back what happened in its own terms.
 */
import { isFailure } from '../../api/machinery/status'
import type { ApiResponse, WatchFrames } from '../apiserver/messages'
import type { Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { invariant } from '../kernel/invariant'
import {
  type Answer,
  type Client,
  createClient,
  hangUp,
  type RateLimit,
  sweep,
  takeAnswer,
} from './client'
import {
  type Informer,
  type InformerContinuation,
  type InformerEvent,
  type InformerRetry,
  type InformerSpec,
  type InformerSynced,
  isNext,
  retryDelay,
  startInformer,
  takeFrames,
  watch,
} from './informer'

export interface ClientSet {
  readonly client: Client
  readonly informers: Map<string, Informer>
}

/** What a component learns from its connection. */
export type ClientEvent = Answer | InformerEvent | InformerSynced

/** Connects, and starts all informers. `session` must grow from life to life: pass `context.now`. */
export function connect(
  context: Context,
  server: ActorId,
  user: string,
  specs: readonly InformerSpec[],
  limit?: RateLimit,
): ClientSet {
  const client = createClient(server, user, context.now, limit)
  const informers = new Map<string, Informer>()
  for (const spec of specs) informers.set(spec.name, startInformer(context, client, spec))
  return { client, informers }
}

/** Undefined when the message is not the connection's; the component handles it itself. */
export function receive(
  context: Context,
  set: ClientSet,
  specs: readonly InformerSpec[],
  message: Message,
): ClientEvent[] | undefined {
  switch (message.type) {
    case 'response':
      return takeResponse(context, set, message as ApiResponse)
    case 'watch':
      return takeWatch(context, set, specs, message as WatchFrames)
    case 'client.sweep':
      return sweep(context, set.client).filter((answer) => !retryInformer(context, set, answer))
    case 'informer.retry': {
      const { informer: name } = message as InformerRetry
      const spec = specs.find((candidate) => candidate.name === name)
      if (spec !== undefined) watch(context, set.client, spec, informerOf(set, name))
      return []
    }
    default:
      return undefined
  }
}

export const synced = (set: ClientSet): boolean => {
  for (const informer of set.informers.values()) if (!informer.synced) return false
  return true
}

export function informerOf(set: ClientSet, name: string): Informer {
  const informer = set.informers.get(name)
  invariant(informer !== undefined, `no informer ${name}`)
  return informer
}

function takeResponse(context: Context, set: ClientSet, response: ApiResponse): ClientEvent[] {
  const answer = takeAnswer(context, set.client, response)
  if (answer === undefined || retryInformer(context, set, answer)) return []
  return [answer]
}

function takeWatch(
  context: Context,
  set: ClientSet,
  specs: readonly InformerSpec[],
  message: WatchFrames,
): ClientEvent[] {
  const pending = set.client.pending.get(message.id)
  if (pending?.then.type !== 'informer') return []
  const { informer: name } = pending.then as InformerContinuation
  const spec = specs.find((candidate) => candidate.name === name)
  if (spec === undefined) return []
  const informer = informerOf(set, name)
  if (!isNext(informer, message)) {
    hangUp(context, set.client, message.id)
    scheduleRetry(context, informer, false)
    return []
  }
  pending.heardAt = context.now
  const events = takeFrames(spec, informer, message)
  if (message.closed) {
    set.client.pending.delete(message.id)
    const expired = message.frames.some((frame) => isFailure(frame.object))
    scheduleRetry(context, informer, expired)
  }
  return events
}

/** A watch that was refused outright is tried again later. True when the answer was a watch's. */
function retryInformer(context: Context, set: ClientSet, answer: Answer): boolean {
  if (answer.then.type !== 'informer') return false
  const { informer: name } = answer.then as InformerContinuation
  scheduleRetry(context, informerOf(set, name), answer.status === 410)
  return true
}

function scheduleRetry(context: Context, informer: Informer, expired: boolean): void {
  const retry: InformerRetry = { type: 'informer.retry', informer: informer.name }
  context.wake(retryDelay(context, informer, expired), retry)
}
