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
  const { note, regarding, reportingController, deprecatedSource, ...rest } = event
  const { deprecatedFirstTimestamp, deprecatedLastTimestamp, deprecatedCount, ...same } = rest
  return present<Event>({
    ...same,
    apiVersion: 'v1',
    involvedObject: regarding ?? {},
    source: deprecatedSource ?? {},
    reportingComponent: reportingController ?? '',
    reportingInstance: event.reportingInstance ?? '',
    message: note,
    firstTimestamp: deprecatedFirstTimestamp,
    lastTimestamp: deprecatedLastTimestamp,
    count: deprecatedCount,
  })
}

export function toEventsEvent(event: Event): EventsEvent {
  const { message, involvedObject, reportingComponent, reportingInstance, source, ...rest } = event
  const { firstTimestamp, lastTimestamp, count, ...same } = rest
  return present<EventsEvent>({
    ...same,
    apiVersion: 'events.k8s.io/v1',
    regarding: involvedObject,
    deprecatedSource: source ?? {},
    reportingController: reportingComponent || undefined,
    reportingInstance: reportingInstance || undefined,
    note: message,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedCount: count,
  })
}
