/**
 * The watches clients have open: whose they are, and when each next needs something of its own, a
 * bookmark or its end.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go
 */
import type { KubeObject } from '../../../api/meta'
import type { ActorId, Message } from '../../kernel/event'
import { type Micros, seconds } from '../../kernel/micros'
import { definitionNamed } from '../definitions'
import type { ResourceDefinition } from '../registry/resource'
import { type ClientWatches, cacheOf, type Server } from '../serverState'
import { sendFrames } from './dispatch'
import { lookAfterFeed } from './freshness'
import type { Watcher } from './watcher'
import { dropWatcher, indexWatcher } from './watcherIndex'

/** Timer of the server's own: some watches need something in this second. */
export interface WatchesDue extends Message {
  readonly type: 'apiserver.watchesDue'
  readonly second: number
}

/** About once a minute. Source: cacher.go bookmarkFrequency. */
const BOOKMARK_SECONDS = 60
/** Before a watch ends, so that its client knows where to go on. Source: cacher.go. */
const LAST_BOOKMARK_SECONDS = 2

export const createClientWatches = (nextId: number): ClientWatches => ({
  nextId,
  byId: new Map(),
  byClient: new Map(),
  schedule: new Map(),
})

/** Ends what a client left open in an earlier life: its connections are gone with it. */
export function beginSession(server: Server, client: ActorId, session: number): void {
  const { byClient } = server.state.watches
  const known = byClient.get(client)
  if (known === undefined) byClient.set(client, { session, watches: new Map() })
  else if (session > known.session) {
    for (const watcher of [...known.watches.values()]) forgetWatcher(server, watcher)
    byClient.set(client, { session, watches: new Map() })
  }
}

/** From now on the watcher hears of changes. */
export function openWatcher(server: Server, watcher: Watcher): void {
  const { watches } = server.state
  watches.byId.set(watcher.id, watcher)
  watches.byClient.get(watcher.client)?.watches.set(watcher.request, watcher)
  indexWatcher(
    cacheOf(server, watcher.resource).watchers,
    watcher,
    definitionNamed(watcher.definition),
  )
  schedule(server, watcher)
}

/** The client hung up. */
export function hangUp(server: Server, client: ActorId, request: number): void {
  const watcher = server.state.watches.byClient.get(client)?.watches.get(request)
  if (watcher !== undefined) forgetWatcher(server, watcher)
}

/** Ends all watches of a resource; the clients watch again. */
export function closeWatchesOf(server: Server, resource: string): void {
  for (const watcher of [...server.state.watches.byId.values()]) {
    if (watcher.resource === resource) closeWatcher(server, watcher)
  }
}

/** Some watches are due: bookmarks go out, and those whose time is over end. */
export function takeDue(server: Server, { second }: WatchesDue): void {
  const { watches } = server.state
  const due = watches.schedule.get(second) ?? []
  watches.schedule.delete(second)
  const told = new Set<string>()
  for (const id of due) {
    const watcher = watches.byId.get(id)
    if (watcher === undefined) continue
    if (watcher.deadline <= server.context.now) closeWatcher(server, watcher)
    else {
      if (watcher.bookmarks) sendBookmark(server, watcher)
      told.add(watcher.resource)
      schedule(server, watcher)
    }
  }
  for (const resource of told) lookAfterFeed(server, cacheOf(server, resource))
}

/** A bookmark: only how far the cache is. `initial` marks the end of the initial events. */
export function bookmarkOf(
  definition: ResourceDefinition,
  revision: number,
  initial = false,
): KubeObject {
  const { group, version, kind } = definition
  const resourceVersion = String(revision)
  const annotations = { 'k8s.io/initial-events-end': 'true' }
  const bookmark = {
    kind,
    apiVersion: group === '' ? version : `${group}/${version}`,
    metadata: initial ? { resourceVersion, annotations } : { resourceVersion },
  }
  // A bookmark is an object without name and uid; watchers look at its resourceVersion only.
  return bookmark as unknown as KubeObject
}

function closeWatcher(server: Server, watcher: Watcher): void {
  forgetWatcher(server, watcher)
  sendFrames(server.context, watcher, [], true)
}

function forgetWatcher(server: Server, watcher: Watcher): void {
  const { watches } = server.state
  watches.byId.delete(watcher.id)
  watches.byClient.get(watcher.client)?.watches.delete(watcher.request)
  dropWatcher(
    cacheOf(server, watcher.resource).watchers,
    watcher,
    definitionNamed(watcher.definition),
  )
}

function sendBookmark(server: Server, watcher: Watcher): void {
  const { revision } = cacheOf(server, watcher.resource)
  const object = bookmarkOf(definitionNamed(watcher.definition), revision)
  sendFrames(server.context, watcher, [{ type: 'BOOKMARK', object }])
}

/** Puts a watcher into the second at which it next needs something. */
function schedule({ state, context }: Server, watcher: Watcher): void {
  const end = Math.ceil(watcher.deadline / SECOND)
  const due = watcher.bookmarks ? nextBookmark(context.now, end, context.random(12)) : end
  const { schedule: seconds } = state.watches
  const known = seconds.get(due)
  if (known !== undefined) {
    known.push(watcher.id)
    return
  }
  seconds.set(due, [watcher.id])
  const message: WatchesDue = { type: 'apiserver.watchesDue', second: due }
  context.wake(due * SECOND - context.now, message)
}

const SECOND: Micros = seconds(1)

/** The second of the next bookmark, up to a fifth early, or of the last one, or of the end. */
function nextBookmark(now: Micros, end: number, jitter: number): number {
  const regular = Math.ceil(now / SECOND) + BOOKMARK_SECONDS - jitter
  const last = end - LAST_BOOKMARK_SECONDS
  if (regular <= last) return regular
  return last * SECOND > now ? last : end
}
