/**
 * Reads that must see everything written before them: the cache asks etcd how far it is, on the
 * feed's own stream, so that the answer comes behind all events it speaks of.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go
 */
import type { WatchProgressRequest } from '../../etcd/messages'
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { type Micros, millis, seconds } from '../../kernel/micros'
import type { Server } from '../serverState'
import type { FreshnessWaiter, WatchCache } from './watchCache'

/** Timer of the server's own: looks after the reads that wait for a cache. */
export interface FreshnessLook extends Message {
  readonly type: 'apiserver.freshness'
  readonly resource: string
}

/** How long a read waits. Source: watch_cache.go blockTimeout. */
const MOST_WAIT: Micros = seconds(3)
/** How often progress is asked for meanwhile. Source: progress/watch_progress.go. */
const ASK_AGAIN: Micros = millis(100)

/** Whether a read may be served from the cache at once: any age will do, or the cache is ahead. */
export const isFresh = (cache: WatchCache, revision: number): boolean =>
  revision > 0 && cache.revision >= revision

/** Lets a read wait until the cache is fresh. It comes back from `takeFresh` or `takeLate`. */
export function waitForFresh(
  server: Server,
  cache: WatchCache,
  read: Pick<FreshnessWaiter, 'call' | 'options' | 'revision'>,
): void {
  cache.turn++
  cache.waiters.push({ ...read, deadline: server.context.now + MOST_WAIT, turn: cache.turn })
  if (cache.asked === 0) askProgress(server, cache)
  armLook(server.context, cache)
}

/** Asks etcd how far it is, for all that wait now. */
export function askProgress({ state, context }: Server, cache: WatchCache): void {
  cache.asked = cache.turn
  const ask: WatchProgressRequest = { type: 'etcd.watchProgress', id: cache.feed }
  context.send(state.config.etcd, ask)
}

/**
 * Asks a feed how far it is when nobody waits for it: an answer that went missing on the way leaves
 * a gap before this one. Stands in for the notes of progress that etcd sends by itself.
 * Source: etcd --watch-progress-notify-interval
 */
export function lookAfterFeed({ state, context }: Server, { feed }: WatchCache): void {
  const ask: WatchProgressRequest = { type: 'etcd.watchProgress', id: feed }
  context.send(state.config.etcd, ask)
}

/** The reads that the feed's last answer made possible, in the order they came. */
export function takeFresh(
  server: Server,
  cache: WatchCache,
  isProgress: boolean,
): readonly FreshnessWaiter[] {
  if (cache.waiters.length === 0) return cache.waiters
  const ready: FreshnessWaiter[] = []
  const rest: FreshnessWaiter[] = []
  for (const waiter of cache.waiters) {
    const { revision, turn } = waiter
    const served = revision === 0 ? isProgress && turn <= cache.asked : cache.revision >= revision
    if (served) ready.push(waiter)
    else rest.push(waiter)
  }
  cache.waiters = rest
  if (isProgress) cache.asked = 0
  if (rest.length === 0) disarmLook(server.context, cache)
  else if (isProgress && rest.some(({ revision }) => revision === 0)) askProgress(server, cache)
  return ready
}

/** Time to look after the waiters: returns those that waited too long, and asks for the rest. */
export function takeLate(server: Server, cache: WatchCache): readonly FreshnessWaiter[] {
  const { context } = server
  cache.timer = 0
  const late = cache.waiters.filter(({ deadline }) => deadline <= context.now)
  cache.waiters = cache.waiters.filter(({ deadline }) => deadline > context.now)
  if (cache.waiters.length > 0) {
    askProgress(server, cache)
    armLook(context, cache)
  } else cache.asked = 0
  return late
}

function disarmLook(context: Context, cache: WatchCache): void {
  if (cache.timer !== 0) context.cancel(cache.timer)
  cache.timer = 0
}

function armLook(context: Context, cache: WatchCache): void {
  if (cache.timer !== 0) return
  const look: FreshnessLook = { type: 'apiserver.freshness', resource: cache.resource }
  cache.timer = context.wake(ASK_AGAIN, look)
}
