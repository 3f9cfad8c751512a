/**
 * GET of a collection with watch=true: frames until the client hangs up or the time is over.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/watch.go,
 * pkg/storage/cacher/cacher.go Watch
 */
import { requiredFieldValue } from '../../../api/machinery/fieldSelector'
import { newResourceExpired, newTooLargeResourceVersion } from '../../../api/machinery/status'
import { invariant } from '../../kernel/invariant'
import { seconds } from '../../kernel/micros'
import { frameOf, initialFrame, sendFrames } from '../cacher/dispatch'
import { isFresh, waitForFresh } from '../cacher/freshness'
import { eventsSince, type FreshnessWaiter, objectsIn, type WatchCache } from '../cacher/watchCache'
import type { Watcher } from '../cacher/watcher'
import { beginSession, bookmarkOf, openWatcher } from '../cacher/watches'
import type { Call } from '../call'
import { definitionOf, fromStored, nameOf } from '../definitions'
import type { ApiResponse, WatchFrame } from '../messages'
import { type AnswerForm, negotiateAnswer } from '../negotiation'
import type { ResourceDefinition } from '../registry/resource'
import type { ResourceRequestInfo } from '../requestInfo'
import { refuse } from '../respond'
import { isSelective, selects } from '../selection'
import { cacheOf, type Server } from '../serverState'
import { passStage } from '../stages'
import { type ListOptions, readListOptions } from './listOptions'

/** A watch without a timeout lives one to two of these. Source: config.go MinRequestTimeout. */
const MIN_REQUEST_TIMEOUT_SECONDS = 1800

export function serveWatch(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  passStage(server, call, 'storage')
  const options = readListOptions(definition, info, call.request.query)
  if ('kind' in options) {
    refuse(server, call, options)
    return
  }
  const form = negotiateAnswer(call.request)
  if ('kind' in form) {
    refuse(server, call, form)
    return
  }
  const cache = cacheOf(server, definition.storagePrefix)
  const revision = Number(options.resourceVersion)
  if (!mustWait(options, cache, revision)) begin(server, call, definition, options, form)
  else waitForFresh(server, cache, { call, options, revision })
}

/** The cache is new enough to begin, or never came to be. */
export function takeFreshWatch(server: Server, waiter: FreshnessWaiter, late: boolean): void {
  const { call, options, revision } = waiter
  const definition = call.info.type === 'resource' ? definitionOf(call.info) : undefined
  const form = negotiateAnswer(call.request)
  invariant(definition !== undefined && !('kind' in form), 'the watch was taken before')
  if (!late) {
    begin(server, call, definition, options, form)
    return
  }
  const { revision: current } = cacheOf(server, definition.storagePrefix)
  refuse(server, call, newTooLargeResourceVersion(revision, current))
}

/** Initial events must be of a state that is new enough; a position in the past need not wait. */
function mustWait(options: ListOptions, cache: WatchCache, revision: number): boolean {
  if (options.resourceVersion === '0') return false
  const initial = options.resourceVersion === '' || options.sendInitialEvents === true
  return initial && !isFresh(cache, revision)
}

function begin(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  options: ListOptions,
  form: AnswerForm,
): void {
  const { context } = server
  const cache = cacheOf(server, definition.storagePrefix)
  const watcher = makeWatcher(server, call, definition, options, form)
  beginSession(server, call.client, call.request.session)
  // At once, and before the frames: nothing may overtake on a stream.
  const accepted: ApiResponse = { type: 'response', id: call.request.id, status: 200, body: '' }
  context.send(call.client, accepted)
  const frames = initialFrames(server, watcher, definition, options, cache)
  if (typeof frames === 'number') {
    const asked = options.resourceVersion
    const object = newResourceExpired(`too old resource version: ${asked} (${frames})`)
    sendFrames(context, watcher, [{ type: 'ERROR', object }], true)
    return
  }
  openWatcher(server, watcher)
  if (frames.length > 0) sendFrames(context, watcher, frames)
}

function makeWatcher(
  { state, context }: Server,
  call: Call,
  definition: ResourceDefinition,
  options: ListOptions,
  form: AnswerForm,
): Watcher {
  const { timeoutSeconds, selection, bookmarks } = options
  const random = MIN_REQUEST_TIMEOUT_SECONDS + context.random(MIN_REQUEST_TIMEOUT_SECONDS)
  const lasts = timeoutSeconds > 0 ? timeoutSeconds : random
  const asked = Number(options.resourceVersion)
  return {
    id: state.watches.nextId++,
    client: call.client,
    request: call.request.id,
    resource: definition.storagePrefix,
    definition: nameOf(definition),
    selection,
    selective: isSelective(selection),
    after: Math.max(asked, cacheOf({ state, context }, definition.storagePrefix).revision),
    form,
    bookmarks,
    deadline: context.now + seconds(lasts),
    sequence: 0,
    described: false,
  }
}

/** What a watch begins with; or the oldest revision it could have begun at. */
function initialFrames(
  server: Server,
  watcher: Watcher,
  definition: ResourceDefinition,
  options: ListOptions,
  cache: WatchCache,
): WatchFrame[] | number {
  const { resourceVersion, sendInitialEvents } = options
  const fromState = resourceVersion === '' || resourceVersion === '0'
  if (sendInitialEvents === false && fromState) return []
  if (sendInitialEvents === true) {
    const frames = stateFrames(server, watcher, definition, cache)
    if (options.bookmarks) {
      frames.push({ type: 'BOOKMARK', object: bookmarkOf(definition, cache.revision, true) })
    }
    return frames
  }
  if (fromState) return stateFrames(server, watcher, definition, cache)
  return missedFrames(server, watcher, Number(resourceVersion), cache)
}

/** An ADDED for everything there is, in the order of the keys. */
function stateFrames(
  { context }: Server,
  watcher: Watcher,
  definition: ResourceDefinition,
  cache: WatchCache,
): WatchFrame[] {
  const { selection, selective } = watcher
  const name = requiredFieldValue(selection.fields, 'metadata.name')
  const frames: WatchFrame[] = []
  for (const [, object] of objectsIn(cache, selection.namespace, name)) {
    const shown = fromStored(definition, object)
    if (selective && !selects(selection, definition, shown)) continue
    frames.push(initialFrame(watcher, shown, definition, context.now))
  }
  return frames
}

function missedFrames(
  { context }: Server,
  watcher: Watcher,
  revision: number,
  cache: WatchCache,
): WatchFrame[] | number {
  const events = eventsSince(cache, revision)
  if (typeof events === 'number') return events
  // What was missed is behind the watcher's own position.
  const past = { ...watcher, after: revision }
  return events.flatMap((event) => frameOf(past, event, context.now) ?? [])
}
