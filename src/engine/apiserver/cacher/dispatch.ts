/**
 * Tells the watchers of a resource what changed. What one watcher is to hear of a batch of changes
 * travels in one message; the frame of a change is one object for all who hear the same of it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/cacher/cache_watcher.go
 */
import type { KubeObject } from '../../../api/meta'
import type { Context } from '../../kernel/actor'
import type { Micros } from '../../kernel/micros'
import { definitionNamed, fromStored } from '../definitions'
import type { WatchEventType, WatchFrame, WatchFrames } from '../messages'
import type { ResourceDefinition } from '../registry/resource'
import { selects } from '../selection'
import { withRevision } from '../storage/revision'
import { partialObjectMetadata, tableOf } from '../table'
import type { CacheEvent } from './cacheEvent'
import type { Watcher } from './watcher'
import { concerned, type WatcherIndex } from './watcherIndex'

/** Sends a batch of changes to all they concern. */
export function dispatch(
  context: Context,
  index: WatcherIndex,
  stored: ResourceDefinition,
  events: readonly CacheEvent[],
): void {
  const [only] = events
  if (only !== undefined && events.length === 1) {
    // Nearly always: nothing has to be gathered.
    tellOf(context, index, stored, only, (watcher, frame) => sendFrames(context, watcher, [frame]))
    return
  }
  const heard = new Map<Watcher, WatchFrame[]>()
  for (const event of events) {
    tellOf(context, index, stored, event, (watcher, frame) => {
      const frames = heard.get(watcher)
      if (frames === undefined) heard.set(watcher, [frame])
      else frames.push(frame)
    })
  }
  for (const [watcher, frames] of heard) sendFrames(context, watcher, frames)
}

/** Calls back with every watcher that is to hear of a change, and what it is to hear. */
function tellOf(
  { now }: Context,
  index: WatcherIndex,
  stored: ResourceDefinition,
  event: CacheEvent,
  tell: (watcher: Watcher, frame: WatchFrame) => void,
): void {
  const shown: ShownByDefinition = []
  for (const watchers of concerned(index, event, stored)) {
    for (const watcher of watchers) {
      const frame = frameFor(watcher, event, shown, now)
      if (frame !== undefined) tell(watcher, frame)
    }
  }
}

/** The frame one watcher gets of one change, if any. */
export function frameOf(watcher: Watcher, event: CacheEvent, now: Micros): WatchFrame | undefined {
  return frameFor(watcher, event, [], now)
}

/** The frame of an object that was there when the watch began. */
export function initialFrame(
  watcher: Watcher,
  object: KubeObject,
  definition: ResourceDefinition,
  now: Micros,
): WatchFrame {
  return presented(watcher, { type: 'ADDED', object }, definition, now)
}

export function sendFrames(
  context: Context,
  watcher: Watcher,
  frames: readonly WatchFrame[],
  closed = false,
): void {
  watcher.sequence++
  const message: WatchFrames = {
    type: 'watch',
    id: watcher.request,
    frames,
    sequence: watcher.sequence,
    ...(closed && { closed }),
  }
  context.send(watcher.client, message)
}

/** A change in one version, with the frames made of it so far. */
interface Shown {
  readonly definition: ResourceDefinition
  readonly object: KubeObject
  readonly old: KubeObject | undefined
  readonly frames: Partial<Record<WatchEventType, WatchFrame>>
}

/** One or two: a kind has no more versions. */
type ShownByDefinition = Shown[]

function frameFor(
  watcher: Watcher,
  event: CacheEvent,
  shown: ShownByDefinition,
  now: Micros,
): WatchFrame | undefined {
  if (event.revision <= watcher.after) return undefined
  const definition = definitionNamed(watcher.definition)
  let view = shown.find((one) => one.definition === definition)
  if (view === undefined) {
    view = show(definition, event)
    shown.push(view)
  }
  const type = typeFor(watcher, event, view, definition)
  if (type === undefined) return undefined
  let frame = view.frames[type]
  if (frame === undefined) {
    const { object, old } = view
    // To a watcher that stops seeing an object it ends as it was, at the revision of the change.
    const gone = type === 'DELETED' && !event.deleted && old !== undefined
    const told = gone ? withRevision(old, event.revision) : object
    frame = Object.freeze({ type, object: told, cause: event.cause })
    view.frames[type] = frame
  }
  return presented(watcher, frame, definition, now)
}

function show(definition: ResourceDefinition, event: CacheEvent): Shown {
  const { object, old } = event
  return {
    definition,
    object: fromStored(definition, object),
    old: old === undefined ? undefined : fromStored(definition, old),
    frames: {},
  }
}

/** What a change is to a watcher that sees only a selection. Undefined: nothing. */
function typeFor(
  { selection, selective }: Watcher,
  event: CacheEvent,
  { object, old }: Shown,
  definition: ResourceDefinition,
): WatchEventType | undefined {
  const is = !event.deleted && (!selective || selects(selection, definition, object))
  const was = old !== undefined && (!selective || selects(selection, definition, old))
  if (is) return was ? 'MODIFIED' : 'ADDED'
  return was ? 'DELETED' : undefined
}

/** In the form the watcher asked for. */
function presented(
  watcher: Watcher,
  frame: WatchFrame,
  definition: ResourceDefinition,
  now: Micros,
): WatchFrame {
  if (watcher.form.type === 'object') return frame
  const object = frame.object as KubeObject
  if (watcher.form.type === 'metadata') return { ...frame, object: partialObjectMetadata(object) }
  const { resourceVersion } = object.metadata
  const table = tableOf(
    definition,
    [object],
    { resourceVersion },
    watcher.form,
    now,
    !watcher.described,
  )
  watcher.described = true
  return { ...frame, object: table as unknown as KubeObject }
}
