/**
 * Keeps a local copy of a resource by one watch that begins with all there is (WatchList), and
 * tells the component what changed. A watch that ends is opened again from the last
 * resourceVersion; one that is too old (410) starts over.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/tools/cache/reflector.go, shared_informer.go
 */
import { isFailure } from '../../api/machinery/status'
import { type KubeObject, namespacedName } from '../../api/meta'
import type { WatchFrame, WatchFrames } from '../apiserver/messages'
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { millis, seconds } from '../kernel/micros'
import { type Call, type Client, type Continuation, call } from './client'
import { createStore, type IndexFunction, put, remove, type Store } from './store'

/** What a component wants to know of: constants of its source, never part of its state. */
export interface InformerSpec {
  /** The informer's name in this component, usually the resource: `pods`. */
  readonly name: string
  /** The collection's path, e.g. `/api/v1/pods`. */
  readonly path: string
  readonly fieldSelector?: string
  readonly labelSelector?: string
  readonly indexes?: Readonly<Record<string, IndexFunction>>
}

export interface Informer {
  readonly name: string
  readonly store: Store
  request: number
  /** How many messages the open watch has brought. */
  messages: number
  resourceVersion: string
  synced: boolean
  failures: number
  /** Keys not seen again yet while a relist runs; what is left at its end was deleted meanwhile. */
  stale: Set<string> | undefined
}

export interface InformerEvent {
  readonly type: 'add' | 'update' | 'delete'
  readonly informer: string
  readonly key: string
  readonly object: KubeObject
  readonly old: KubeObject | undefined
}

/** Says an informer has its first whole copy: components wait for it before they act. */
export interface InformerSynced {
  readonly type: 'synced'
  readonly informer: string
}

/** The continuation of an informer's watch, and its timer to watch again. */
export interface InformerContinuation extends Continuation {
  readonly type: 'informer'
  readonly informer: string
}
export interface InformerRetry extends Message {
  readonly type: 'informer.retry'
  readonly informer: string
}

const BACKOFF_FIRST = millis(800)
const BACKOFF_MOST = seconds(30)

/** Starts one informer: its watch is on its way when this returns. */
export function startInformer(context: Context, client: Client, spec: InformerSpec): Informer {
  const informer: Informer = {
    name: spec.name,
    store: createStore(spec.indexes),
    request: 0,
    messages: 0,
    resourceVersion: '',
    synced: false,
    failures: 0,
    stale: undefined,
  }
  watch(context, client, spec, informer)
  return informer
}

/** Opens the watch, again or for the first time. */
export function watch(
  context: Context,
  client: Client,
  spec: InformerSpec,
  informer: Informer,
): void {
  const fresh = informer.resourceVersion === ''
  if (fresh) informer.stale = new Set(informer.store.items.keys())
  const then: InformerContinuation = { type: 'informer', informer: spec.name }
  informer.messages = 0
  informer.request = call(context, client, watchCall(spec, informer.resourceVersion), then)
}

/** False where the wire has lost a message of the watch before this one: watch again. */
export const isNext = (informer: Informer, message: WatchFrames): boolean =>
  message.sequence === undefined || message.sequence === informer.messages + 1

/** Takes a watch's frames; returns what changed, in order. */
export function takeFrames(
  spec: InformerSpec,
  informer: Informer,
  message: WatchFrames,
): (InformerEvent | InformerSynced)[] {
  if (message.id !== informer.request) return []
  informer.messages++
  const events: (InformerEvent | InformerSynced)[] = []
  for (const frame of message.frames) takeFrame(spec, informer, frame, events)
  return events
}

/** The watch ended or was refused: when to try again. A 410 forgets the position. */
export function retryDelay(context: Context, informer: Informer, expired: boolean): number {
  if (expired) informer.resourceVersion = ''
  const delay = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** Math.min(informer.failures, 10))
  informer.failures++
  return delay + context.random(BACKOFF_FIRST)
}

function watchCall(spec: InformerSpec, resourceVersion: string): Call {
  const fresh = resourceVersion === ''
  const query: Record<string, string> = { watch: 'true', allowWatchBookmarks: 'true' }
  if (fresh) {
    query.sendInitialEvents = 'true'
    query.resourceVersionMatch = 'NotOlderThan'
  } else query.resourceVersion = resourceVersion
  if (spec.fieldSelector !== undefined) query.fieldSelector = spec.fieldSelector
  if (spec.labelSelector !== undefined) query.labelSelector = spec.labelSelector
  return { method: 'GET', path: spec.path, query }
}

function takeFrame(
  spec: InformerSpec,
  informer: Informer,
  frame: WatchFrame,
  events: (InformerEvent | InformerSynced)[],
): void {
  const object = frame.object
  if (isFailure(object)) {
    informer.resourceVersion = ''
    return
  }
  informer.failures = 0
  informer.resourceVersion = object.metadata.resourceVersion ?? informer.resourceVersion
  if (frame.type === 'BOOKMARK') takeBookmark(spec, informer, object, events)
  else if (frame.type === 'DELETED') takeDeleted(spec, informer, object, events)
  else takeObject(spec, informer, object, events)
}

function takeObject(
  spec: InformerSpec,
  informer: Informer,
  object: KubeObject,
  events: (InformerEvent | InformerSynced)[],
): void {
  const key = namespacedName(object)
  informer.stale?.delete(key)
  const old = put(informer.store, object, spec.indexes ?? {})
  if (old === object) return
  const type = old === undefined ? 'add' : 'update'
  events.push({ type, informer: spec.name, key, object, old })
}

function takeDeleted(
  spec: InformerSpec,
  informer: Informer,
  object: KubeObject,
  events: (InformerEvent | InformerSynced)[],
): void {
  const key = namespacedName(object)
  const old = remove(informer.store, key, spec.indexes ?? {})
  if (old !== undefined) events.push({ type: 'delete', informer: spec.name, key, object, old })
}

function takeBookmark(
  spec: InformerSpec,
  informer: Informer,
  bookmark: KubeObject,
  events: (InformerEvent | InformerSynced)[],
): void {
  if (bookmark.metadata.annotations?.['k8s.io/initial-events-end'] !== 'true') return
  for (const key of informer.stale ?? []) {
    const old = remove(informer.store, key, spec.indexes ?? {})
    if (old !== undefined)
      events.push({ type: 'delete', informer: spec.name, key, object: old, old })
  }
  informer.stale = undefined
  if (informer.synced) return
  informer.synced = true
  events.push({ type: 'synced', informer: spec.name })
}
