/**
 * Tells people what a component did, as Event objects. A repeat of the same event patches a count
 * instead of posting anew; a spam filter lets 25 through at once and one more every five minutes.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/tools/record, tools/events
 */
import type { ObjectReference } from '../../api/core'
import { hex32, hexOf } from '../../api/machinery/hex'
import { present } from '../../api/machinery/present'
import type { KubeObject } from '../../api/meta'
import type { Context } from '../kernel/actor'
import { type Micros, seconds } from '../kernel/micros'
import { type Client, call } from './client'
import { collectionPath, objectPath } from './paths'
import { microTimeAt, POWER_ON_UNIX_MICROS, timeAt } from './wallClock'

/** Which of the two client libraries writes the event: the older one, or events.k8s.io. */
export type EventApi = 'core' | 'events'

export interface EventSource {
  readonly component: string
  readonly host?: string
  readonly api: EventApi
  /** Who posts the events, where it is not the client's own user. */
  readonly user?: string
}

export interface EventToRecord {
  readonly regarding: ObjectReference
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  /** events.k8s.io only: what was done, e.g. `Binding`. */
  readonly action?: string
  readonly related?: ObjectReference
}

interface Seen {
  readonly namespace: string
  readonly name: string
  at: Micros
  count: number
}

export interface EventRecorder {
  readonly source: EventSource
  /** The last events by what makes two the same; at most CACHE_SIZE, oldest dropped. */
  readonly seen: Map<string, Seen>
  readonly buckets: Map<string, { tokens: number; at: Micros }>
}

const CACHE_SIZE = 4096
/** A series without a new event for so long is over. Source: tools/events (finishTime) */
const SERIES_IDLE = seconds(360)
const SPAM_BURST = 25
const SPAM_REFILL = seconds(300)

export const createRecorder = (source: EventSource): EventRecorder => ({
  source,
  seen: new Map(),
  buckets: new Map(),
})

/** A reference to `object`, as events carry it. `fieldPath` names a container: `spec.containers{web}`. */
export function referenceTo(object: KubeObject, fieldPath?: string): ObjectReference {
  const { name, namespace, uid, resourceVersion } = object.metadata
  return present<ObjectReference>({
    kind: object.kind,
    apiVersion: object.apiVersion,
    name: name ?? '',
    namespace,
    uid,
    resourceVersion,
    fieldPath,
  })
}

/** Records an event. Never blocks, never fails: an event lost is only an event lost. */
export function recordEvent(
  context: Context,
  client: Client,
  recorder: EventRecorder,
  event: EventToRecord,
): void {
  const { regarding } = event
  const namespace = regarding.namespace ?? 'default'
  const core = recorder.source.api === 'core'
  if (core && !allowed(recorder, regarding, context.now)) return
  const same = core ? coreKey(event) : seriesKey(event)
  const seen = recorder.seen.get(same)
  if (seen !== undefined && (core || context.now - seen.at < SERIES_IDLE)) {
    seen.count++
    seen.at = context.now
    patchRepeat(context, client, recorder, seen)
    return
  }
  const name = `${regarding.name}.${hexOf(POWER_ON_UNIX_MICROS + context.now)}${hex3(context.random(4096))}`
  recorder.seen.set(same, { namespace, name, at: context.now, count: 1 })
  if (recorder.seen.size > CACHE_SIZE) dropOldest(recorder.seen)
  const body = eventBody(context, recorder.source, event, namespace, name)
  const apiVersion = recorder.source.api === 'core' ? 'v1' : 'events.k8s.io/v1'
  const path = collectionPath(apiVersion, 'events', namespace)
  const request = { method: 'POST', path, body, ...asUser(recorder.source) } as const
  call(context, client, request, { type: 'event' }, bucketOf(recorder.source))
}

/** The older library tells events apart by what they say. Source: tools/record/events_cache.go */
const coreKey = ({ regarding, type, reason, message }: EventToRecord): string =>
  `${regarding.uid ?? regarding.name}|${regarding.fieldPath ?? ''}|${type}|${reason}|${message}`

/**
 * The newer one by what happened to which version of an object, whatever the words.
 * Source: tools/events/event_broadcaster.go (getKey)
 */
const seriesKey = ({ regarding, related, type, reason, action }: EventToRecord): string =>
  [regarding.kind, regarding.uid, regarding.resourceVersion, regarding.fieldPath]
    .concat([type, reason, action, related?.uid])
    .join('|')

function patchRepeat(context: Context, client: Client, recorder: EventRecorder, seen: Seen): void {
  const core = recorder.source.api === 'core'
  // The newer library counts later repeats itself and writes the second only.
  if (!core && seen.count !== 2) return
  const apiVersion = core ? 'v1' : 'events.k8s.io/v1'
  const path = objectPath(apiVersion, 'events', seen.namespace, seen.name)
  const body = core
    ? { count: seen.count, lastTimestamp: timeAt(context.now) }
    : { series: { count: seen.count, lastObservedTime: microTimeAt(context.now) } }
  const headers = { 'content-type': 'application/strategic-merge-patch+json' }
  const request = { method: 'PATCH', path, headers, body, ...asUser(recorder.source) } as const
  call(context, client, request, { type: 'event' }, bucketOf(recorder.source))
}

// Each controller of one manager has a client of its own, and so a limit of its own.
const bucketOf = ({ user }: EventSource): string =>
  user === undefined ? 'events' : `events ${user}`

const asUser = ({ user }: EventSource): { readonly user?: string } =>
  user === undefined ? {} : { user }

function eventBody(
  context: Context,
  source: EventSource,
  event: EventToRecord,
  namespace: string,
  name: string,
): unknown {
  const { component, host } = source
  const now = timeAt(context.now)
  const metadata = { name, namespace }
  if (source.api === 'core') {
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata,
      involvedObject: event.regarding,
      reason: event.reason,
      message: event.message,
      source: host === undefined ? { component } : { component, host },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      type: event.type,
      reportingComponent: component,
      reportingInstance: host ?? '',
    }
  }
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata,
    eventTime: microTimeAt(context.now),
    reportingController: component,
    reportingInstance: `${component}-${host ?? component}`,
    action: event.action ?? event.reason,
    reason: event.reason,
    regarding: event.regarding,
    ...(event.related === undefined ? {} : { related: event.related }),
    note: event.message,
    type: event.type,
  }
}

function allowed(recorder: EventRecorder, regarding: ObjectReference, now: Micros): boolean {
  const about = regarding.uid ?? `${regarding.kind}/${regarding.name}`
  const bucket = recorder.buckets.get(about) ?? { tokens: SPAM_BURST, at: now }
  bucket.tokens = Math.min(SPAM_BURST, bucket.tokens + (now - bucket.at) / SPAM_REFILL)
  bucket.at = now
  recorder.buckets.set(about, bucket)
  if (recorder.buckets.size > CACHE_SIZE) dropOldest(recorder.buckets)
  if (bucket.tokens < 1) return false
  bucket.tokens -= 1
  return true
}

function dropOldest(map: Map<string, unknown>): void {
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}

const hex3 = (value: number): string => hex32(value).slice(5)
