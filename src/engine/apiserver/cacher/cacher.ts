/**
 * Keeps the caches fed: one list and one watch of etcd for each resource. A watch that breaks is
 * opened again where it stopped; when etcd has forgotten that place, everything is read anew and
 * the clients' watches end.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go
 */
import type { Service } from '../../../api/core'
import {
  type EtcdResponse,
  prefixEnd,
  type WatchCancel,
  type WatchResponse,
} from '../../etcd/messages'
import { invariant } from '../../kernel/invariant'
import { followService } from '../allocators'
import { storedByPrefix, storedDefinitions } from '../definitions'
import { cacheOf, type Server } from '../serverState'
import { askEtcd } from '../storage/etcdClient'
import type { CacheEvent } from './cacheEvent'
import { dispatch } from './dispatch'
import { askProgress, takeFresh } from './freshness'
import {
  applyEvent,
  createWatchCache,
  type FreshnessWaiter,
  objectsIn,
  replaceAll,
  type WatchCache,
} from './watchCache'
import { closeWatchesOf } from './watches'

/** Begins to load every resource. */
export function loadCaches(server: Server): void {
  for (const { storagePrefix, namespaced } of storedDefinitions) {
    server.state.caches.set(storagePrefix, createWatchCache(storagePrefix, namespaced))
    loadCache(server, storagePrefix)
  }
}

/** Whether every resource has been read once. */
export function cachesLoaded({ state }: Server): boolean {
  for (const cache of state.caches.values()) if (cache.revision === 0) return false
  return true
}

/** Takes a whole list, and watches from there. */
export function takeWholeList(server: Server, resource: string, response: EtcdResponse): void {
  const { state } = server
  const cache = cacheOf(server, resource)
  const list = response.results?.[0]
  if (list === undefined) {
    loadCache(server, resource)
    return
  }
  closeWatchesOf(server, resource)
  replaceAll(cache, list.kvs, response.revision)
  if (resource === SERVICES) {
    for (const [, object] of objectsIn(cache, ''))
      followService(state.services, undefined, object as Service)
  }
  openFeed(server, cache)
}

/** Takes what etcd says on one of the feeds; returns the reads it made possible. */
export function takeFeed(server: Server, response: WatchResponse): readonly FreshnessWaiter[] {
  const { state } = server
  const resource = state.feeds.get(response.id)
  state.etcd.pending.delete(response.id)
  if (resource === undefined) {
    // A watch of an earlier life, or one given up.
    if (!response.canceled) cancelFeed(server, response.id)
    return NOBODY
  }
  const cache = cacheOf(server, resource)
  if (response.canceled && response.compactRevision !== undefined) loadCache(server, resource)
  else if (response.canceled || response.sequence !== cache.sequence + 1) openFeed(server, cache)
  else {
    cache.sequence = response.sequence
    takeEvents(server, cache, response)
    if (response.sequence > 1) return takeFresh(server, cache, response.events.length === 0)
    if (cache.waiters.length > 0) askProgress(server, cache)
  }
  return NOBODY
}

/** Opens every feed again: the connection to etcd is broken. */
export function reopenFeeds(server: Server): void {
  for (const cache of server.state.caches.values()) {
    if (cache.revision === 0) loadCache(server, cache.resource)
    else openFeed(server, cache)
  }
}

/** Storage prefix of the Services, whose addresses and ports the server gives out. */
const SERVICES = 'services/specs'

const NOBODY: readonly FreshnessWaiter[] = []

function takeEvents(server: Server, cache: WatchCache, response: WatchResponse): void {
  const { context } = server
  const events: CacheEvent[] = []
  for (const event of response.events) {
    if (event.kv.modRevision > cache.revision) events.push(applyEvent(cache, event, context.now))
  }
  cache.revision = Math.max(cache.revision, response.revision)
  if (events.length === 0) return
  const stored = storedByPrefix(cache.resource)
  invariant(stored !== undefined, `no definition for ${cache.resource}`)
  dispatch(context, cache.watchers, stored, events)
  if (cache.resource !== SERVICES) return
  for (const { old, object, deleted } of events) {
    followService(server.state.services, old as Service, deleted ? undefined : (object as Service))
  }
}

function loadCache(server: Server, resource: string): void {
  const { prefix } = cacheOf(server, resource)
  const range = { op: 'range', key: prefix, end: prefixEnd(prefix) } as const
  askEtcd(server, { type: 'etcd.range', range }, { type: 'loadCache', resource })
}

/** Watches from behind what the cache has. */
function openFeed(server: Server, cache: WatchCache): void {
  const { feeds, etcd } = server.state
  if (cache.feed !== 0) {
    feeds.delete(cache.feed)
    etcd.pending.delete(cache.feed)
    cancelFeed(server, cache.feed)
  }
  const { resource, prefix, revision } = cache
  const range = { key: prefix, end: prefixEnd(prefix), startRevision: revision + 1 }
  cache.feed = askEtcd(server, { type: 'etcd.watch', ...range }, { type: 'openFeed', resource })
  cache.sequence = 0
  cache.asked = 0
  feeds.set(cache.feed, resource)
}

function cancelFeed({ state, context }: Server, id: number): void {
  const cancel: WatchCancel = { type: 'etcd.watchCancel', id }
  context.send(state.config.etcd, cancel)
}
