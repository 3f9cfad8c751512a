/**
 * The two faces of an event. It is stored as core/v1 has it; events.k8s.io/v1 shows the same with
 * other names.
 * Source: Kubernetes v1.35 pkg/apis/events/v1/conversion.go
 */
import type { Event, ObjectReference } from '../../../api/core'
import { present } from '../../../api/machinery/present'
import type { KubeObject, MicroTime, NamespacedObjectMeta, Time } from '../../../api/meta'

/** An event of events.k8s.io/v1. */
export interface EventsEvent extends KubeObject {
  readonly apiVersion: 'events.k8s.io/v1'
  readonly kind: 'Event'
  readonly metadata: NamespacedObjectMeta
  readonly eventTime?: MicroTime
  readonly series?: { readonly count?: number; readonly lastObservedTime?: MicroTime }
  readonly reportingController?: string
  readonly reportingInstance?: string
  readonly action?: string
  readonly reason?: string
  readonly regarding?: ObjectReference
  readonly related?: ObjectReference
  readonly note?: string
  readonly type?: 'Normal' | 'Warning'
  readonly deprecatedSource?: { readonly component?: string; readonly host?: string }
  readonly deprecatedFirstTimestamp?: Time
  readonly deprecatedLastTimestamp?: Time
  readonly deprecatedCount?: number
}

export function toCoreEvent(event: EventsEvent): Event {
  return present<Event>({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: event.metadata,
    involvedObject: event.regarding ?? {},
    reason: event.reason,
    message: event.note,
    source: event.deprecatedSource ?? {},
    firstTimestamp: event.deprecatedFirstTimestamp,
    lastTimestamp: event.deprecatedLastTimestamp,
    count: event.deprecatedCount,
    type: event.type,
    eventTime: event.eventTime,
    series: event.series,
    action: event.action,
    related: event.related,
    reportingComponent: event.reportingController ?? '',
    reportingInstance: event.reportingInstance ?? '',
  })
}

export function toEventsEvent(event: Event): EventsEvent {
  return present<EventsEvent>({
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: event.metadata,
    eventTime: event.eventTime,
    series: event.series,
    reportingController: event.reportingComponent || undefined,
    reportingInstance: event.reportingInstance || undefined,
    action: event.action,
    reason: event.reason,
    regarding: event.involvedObject,
    related: event.related,
    note: event.message,
    type: event.type,
    deprecatedSource: event.source ?? {},
    deprecatedFirstTimestamp: event.firstTimestamp,
    deprecatedLastTimestamp: event.lastTimestamp,
    deprecatedCount: event.count,
  })
}
