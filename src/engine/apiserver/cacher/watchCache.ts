/**
 * The server's own copy of one resource: the objects as they are, and what happened lately, so
 * that a watch can begin in the near past. One etcd watch keeps it up to date.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go
 */
import { type KubeObject, namespacedName } from '../../../api/meta'
import type { EtcdEvent, KeyValue } from '../../etcd/messages'
import { type Micros, seconds } from '../../kernel/micros'
import { insertKey, keysBetween, removeKey, type SortedKeys } from '../../kernel/sortedKeys'
import type { Call } from '../call'
import type { ListOptions } from '../handlers/listOptions'
import { withRevision } from '../storage/revision'
import type { CacheEvent } from './cacheEvent'
import { createWatcherIndex, type WatcherIndex } from './watcherIndex'

/** A read that waits until the cache is as new as it must be. */
export interface FreshnessWaiter {
  readonly call: Call
  readonly options: ListOptions
  /** How new: 0 for as new as etcd is when asked from now on. */
  readonly revision: number
  readonly deadline: Micros
  /** Rises from waiter to waiter. */
  readonly turn: number
}

export interface WatchCache {
  /** `pods`, `services/specs`. */
  readonly resource: string
  /** `/registry/pods/` */
  readonly prefix: string
  readonly namespaced: boolean
  /** By etcd's own keys, whose texts they share; read them with `cachedObject`. */
  readonly objects: Map<string, KubeObject | KeyValue>
  /** The objects' keys in etcd's order. */
  readonly keys: SortedKeys
  /** Newest last; those before `first` are dropped already. */
  history: (CacheEvent | undefined)[]
  first: number
  capacity: number
  /** The revision of the last whole list. */
  listRevision: number
  /** Whether events since then were dropped. */
  forgetful: boolean
  /** Up to which revision this is the truth. 0: not loaded yet. */
  revision: number
  /** The etcd watch that feeds it, 0 for none, and how many answers it has had. */
  feed: number
  sequence: number
  readonly watchers: WatcherIndex
  waiters: FreshnessWaiter[]
  /** The turn of the last waiter. */
  turn: number
  /** Up to which turn etcd was asked for, and has not answered yet; 0 when it was not. */
  asked: number
  /** The kernel timer that looks after the waiters, 0 for none. */
  timer: number
}

/** Source: watch_cache.go defaultLowerBoundCapacity, defaultUpperBoundCapacity. */
const LEAST_HISTORY = 100
const MOST_HISTORY = 102_400
/** How far back a watch should be able to begin. Source: watch_cache.go eventFreshDuration. */
const FRESH: Micros = seconds(75)

export const createWatchCache = (resource: string, namespaced: boolean): WatchCache => ({
  resource,
  prefix: `/registry/${resource}/`,
  namespaced,
  objects: new Map(),
  keys: [],
  history: [],
  first: 0,
  capacity: LEAST_HISTORY,
  listRevision: 0,
  forgetful: false,
  revision: 0,
  feed: 0,
  sequence: 0,
  watchers: createWatcherIndex(),
  waiters: [],
  turn: 0,
  asked: 0,
  timer: 0,
})

/** Fills the cache with a whole list. */
export function replaceAll(cache: WatchCache, kvs: readonly KeyValue[], revision: number): void {
  cache.objects.clear()
  cache.keys.length = 0
  for (const kv of kvs) {
    const object = withRevision(kv.value as KubeObject, kv.modRevision)
    cache.objects.set(kv.key, held(cache, kv, object))
    insertKey(cache.keys, kv.key)
  }
  cache.history = []
  cache.first = 0
  cache.forgetful = false
  cache.listRevision = revision
  cache.revision = revision
}

/** Takes a change in; returns it as watchers hear of it. */
export function applyEvent(cache: WatchCache, event: EtcdEvent, at: Micros): CacheEvent {
  const { kv, cause } = event
  const revision = kv.modRevision
  const deleted = event.type === 'DELETE'
  const value = (deleted ? event.prev?.value : kv.value) as KubeObject
  // A cut-off part of etcd's key would do, but such a text is slower to look up and compare.
  const key = cache.namespaced ? namespacedName(value) : value.metadata.name
  const old = objectAt(cache, kv.key)
  const last = deleted ? (old ?? value) : value
  const object = withRevision(last, revision)
  if (deleted) {
    cache.objects.delete(kv.key)
    removeKey(cache.keys, kv.key)
  } else {
    cache.objects.set(kv.key, held(cache, kv, object))
    if (old === undefined) insertKey(cache.keys, kv.key)
  }
  cache.revision = revision
  const heard: CacheEvent = Object.freeze({ key, object, deleted, old, revision, at, cause })
  remember(cache, heard)
  return heard
}

/** An object as it is now. */
export const cachedObject = (cache: WatchCache, key: string): KubeObject | undefined =>
  objectAt(cache, cache.prefix + key)

function objectAt({ objects }: WatchCache, etcdKey: string): KubeObject | undefined {
  const found = objects.get(etcdKey)
  if (found === undefined || !('modRevision' in found)) return found
  return withRevision(found.value as KubeObject, found.modRevision)
}

/**
 * Of Events there are more than of all else together, and no component reads them: etcd's own copy
 * is held, and marked with its revision whenever it is asked for. Kubernetes caches no Events at all
 * (pkg/registry/core/rest DefaultWatchCacheSizes).
 */
const held = ({ resource }: WatchCache, kv: KeyValue, object: KubeObject): KubeObject | KeyValue =>
  resource === 'events' ? kv : object

/** The events after `revision`, or the oldest revision a watch may begin at. */
export function eventsSince(cache: WatchCache, revision: number): CacheEvent[] | number {
  const oldest = oldestRevision(cache)
  if (revision < oldest - 1) return oldest - 1
  let at = cache.history.length
  while (at > cache.first && (cache.history[at - 1]?.revision ?? 0) > revision) at--
  return cache.history.slice(at).filter((event) => event !== undefined)
}

/** The objects of one namespace, or all, or the one of that name, with their keys in order. */
export function objectsIn(
  cache: WatchCache,
  namespace: string,
  name?: string,
): readonly (readonly [string, KubeObject])[] {
  if (name !== undefined && (namespace !== '' || !cache.namespaced)) {
    const key = cache.namespaced ? `${namespace}/${name}` : name
    const object = cachedObject(cache, key)
    return object === undefined ? [] : [[key, object]]
  }
  // A namespace's keys lie between `ns/` and `ns0`, the character after the slash.
  const { prefix } = cache
  const keys =
    namespace === ''
      ? keysBetween(cache.keys, '', undefined)
      : keysBetween(cache.keys, `${prefix}${namespace}/`, `${prefix}${namespace}0`)
  const found: (readonly [string, KubeObject])[] = []
  for (const key of keys) {
    const object = objectAt(cache, key)
    if (object !== undefined) found.push([key.slice(prefix.length), object])
  }
  return found
}

function oldestRevision(cache: WatchCache): number {
  if (!cache.forgetful) return cache.listRevision + 1
  return cache.history[cache.first]?.revision ?? cache.revision + 1
}

function remember(cache: WatchCache, event: CacheEvent): void {
  resize(cache, event.at)
  cache.history.push(event)
  while (cache.history.length - cache.first > cache.capacity) {
    cache.history[cache.first] = undefined
    cache.first++
    cache.forgetful = true
  }
  // The dropped half is cut off now and then, so that dropping costs nothing on average.
  if (cache.first > cache.capacity) {
    cache.history = cache.history.slice(cache.first)
    cache.first = 0
  }
}

/** A full ring grows while its oldest event is still fresh, and shrinks when a quarter would do. */
function resize(cache: WatchCache, now: Micros): void {
  const { history, first, capacity } = cache
  if (history.length - first < capacity) return
  const oldest = history[first]
  if (oldest !== undefined && now - oldest.at < FRESH) {
    cache.capacity = Math.min(capacity * 2, MOST_HISTORY)
    return
  }
  const late = history[history.length - (capacity >> 2)]
  if (late !== undefined && now - late.at > FRESH) {
    cache.capacity = Math.max(capacity >> 1, LEAST_HISTORY)
  }
}
