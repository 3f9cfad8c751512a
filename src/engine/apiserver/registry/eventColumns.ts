/**
 * How `kubectl get events` shows an event.
 * Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go (printEvent)
 */
import type { Event } from '../../../api/core'
import type { Micros } from '../../kernel/micros'
import { ageOf, column, nameColumn, wideColumn } from './columns'
import type { PrinterColumn } from './resource'

export const eventColumns: readonly PrinterColumn<Event>[] = [
  column('Last Seen', 'string', 'When it was last seen.', lastSeen),
  column('Type', 'string', 'Normal or Warning.', ({ type }) => type ?? ''),
  column('Reason', 'string', 'Why, in one word.', ({ reason }) => reason ?? ''),
  column('Object', 'string', 'What it is about.', ({ involvedObject: { kind = '', name } }) =>
    name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase(),
  ),
  wideColumn(
    'Subobject',
    'Which part of the object.',
    ({ involvedObject }) => involvedObject.fieldPath ?? '',
  ),
  wideColumn('Source', 'Who says so.', sourceText),
  column('Message', 'string', 'What happened.', ({ message }) => (message ?? '').trim()),
  wideColumn('First Seen', 'When it was first seen.', firstSeen),
  wideColumn('Count', 'How often it was seen.', ({ series, count }) =>
    series ? (series.count ?? 0) : (count ?? 1),
  ),
  { ...nameColumn, priority: 1 },
]

function firstSeen({ firstTimestamp, eventTime }: Event, now: Micros): string {
  return ageOf(firstTimestamp ?? eventTime, now)
}

function lastSeen(event: Event, now: Micros): string {
  if (event.series) return ageOf(event.series.lastObservedTime, now)
  return event.lastTimestamp === undefined ? firstSeen(event, now) : ageOf(event.lastTimestamp, now)
}

function sourceText({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source?.component || reportingComponent || ''
  const instance = source?.host || reportingInstance || ''
  return instance === '' ? component : `${component}, ${instance}`
}
