/** An Event object as a line of the events panel. */
import type { Event } from '../../api/core'
import { microsAt } from './clockTime'
import type { EventView } from './records'

export function eventView(event: Event): EventView {
  const { metadata, involvedObject: about } = event
  const last = event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime
  const inNamespace = about.namespace === undefined ? '' : `${about.namespace}/`
  return {
    kind: 'Event',
    key: `${metadata.namespace}/${metadata.name}`,
    at: microsAt(last ?? metadata.creationTimestamp),
    type: event.type ?? 'Normal',
    reason: event.reason ?? '',
    object: `${about.kind}/${about.name}`,
    objectKey: `${about.kind}/${inNamespace}${about.name}`,
    message: event.message ?? '',
    source: event.source?.component ?? event.reportingComponent ?? '',
    count: event.series?.count ?? event.count ?? 1,
  }
}
