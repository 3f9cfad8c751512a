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
import { seconds } from '../kernel/micros'
import { type Client, call } from './client'
import {
  allowed,
  createCorrelator,
  type EventCorrelator,
  findTold,
  type Likeness,
  rememberTold,
  type ToldEvent,
} from './eventCorrelator'
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

export interface EventRecorder {
  readonly source: EventSource
  readonly told: EventCorrelator
}

/** A series without a new event for so long is over. Source: tools/events (finishTime) */
const SERIES_IDLE = seconds(360)

export const createRecorder = (source: EventSource): EventRecorder => ({
  source,
  told: createCorrelator(),
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
  const { told, source } = recorder
  const namespace = regarding.namespace ?? 'default'
  const core = source.api === 'core'
  const { now } = context
  const object = regarding.uid ?? `${regarding.kind}/${regarding.name}`
  if (core && !allowed(told, object, now)) return
  const likeness = core ? coreLikeness(event) : seriesLikeness(event)
  // The older library never asks when.
  const at = core ? undefined : now
  const since = now - SERIES_IDLE
  const known = findTold(told, object, likeness, since)
  if (known !== undefined) {
    known.count++
    known.at = at
    patchRepeat(context, client, source, namespace, known)
    return
  }
  const instant = hexOf(POWER_ON_UNIX_MICROS + now)
  const name = [regarding.name, '.', instant, hex3(context.random(4096))].join('')
  const { type, reason, what, fieldPath, version } = likeness
  const newEvent = { type, reason, what, fieldPath, version, name, at, count: 1 }
  rememberTold(told, object, newEvent, since, now)
  const body = eventBody(context, source, event, namespace, name)
  const apiVersion = core ? 'v1' : 'events.k8s.io/v1'
  const path = collectionPath(apiVersion, 'events', namespace)
  const request = { method: 'POST', path, body, ...asUser(source) } as const
  call(context, client, request, { type: 'event' }, bucketOf(source))
}

/** The older library tells events apart by what they say. Source: tools/record/events_cache.go */
function coreLikeness({ regarding, type, reason, message }: EventToRecord): Likeness {
  const { fieldPath } = regarding
  return { type, reason, what: message, fieldPath, version: undefined }
}

/**
 * The newer one by what happened to which version of an object, whatever the words.
 * Source: tools/events/event_broadcaster.go (getKey)
 */
function seriesLikeness({ regarding, related, type, reason, action }: EventToRecord): Likeness {
  const { fieldPath, resourceVersion = '' } = regarding
  const version = related === undefined ? resourceVersion : `${resourceVersion}|${related.uid}`
  return { type, reason, what: action, fieldPath, version }
}

function patchRepeat(
  context: Context,
  client: Client,
  source: EventSource,
  namespace: string,
  seen: ToldEvent,
): void {
  const core = source.api === 'core'
  // The newer library counts later repeats itself and writes the second only.
  if (!core && seen.count !== 2) return
  const apiVersion = core ? 'v1' : 'events.k8s.io/v1'
  const path = objectPath(apiVersion, 'events', namespace, seen.name)
  const body = core
    ? { count: seen.count, lastTimestamp: timeAt(context.now) }
    : { series: { count: seen.count, lastObservedTime: microTimeAt(context.now) } }
  const headers = { 'content-type': 'application/strategic-merge-patch+json' }
  const request = { method: 'PATCH', path, headers, body, ...asUser(source) } as const
  call(context, client, request, { type: 'event' }, bucketOf(source))
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

const hex3 = (value: number): string => hex32(value).slice(5)
