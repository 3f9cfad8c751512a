/** Source: Kubernetes v1.35 pkg/registry/events/rest, pkg/apis/core/validation/events.go */
import type { Event } from '../../../api/core'
import { type FieldError, invalid, required } from '../../../api/machinery/fieldError'
import { qualifiedName } from '../../../api/machinery/names'
import type { KubeObject } from '../../../api/meta'
import { EVENT_TTL_SECONDS } from './event'
import { eventColumns } from './eventColumns'
import { type EventsEvent, toCoreEvent, toEventsEvent } from './eventConversion'
import { pushAll, subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { PrinterColumn, ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

const MAX_TEXT_LENGTH = 128
const MAX_NOTE_LENGTH = 1024

export const eventsEvent: ResourceDefinition<EventsEvent> = {
  group: 'events.k8s.io',
  version: 'v1',
  kind: 'Event',
  resource: 'events',
  singular: 'event',
  shortNames: ['ev'],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'events',
  counted: false,
  unconditionalUpdate: true,
  ttlSeconds: EVENT_TTL_SECONDS,
  schemaName: 'events.Event',
  conversion: {
    toStorage: toCoreEvent,
    // Everything below the prefix of events is a core event.
    fromStorage: (stored: KubeObject) => toEventsEvent(stored as Event),
  },
  defaults: (object) => object,
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateContent(object, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    return errors
  },
  defaultPropagation: 'unsupported',
  createOnUpdate: true,
  columns: eventColumns.map(
    (column): PrinterColumn<EventsEvent> => ({
      ...column,
      cell: (object, now) => column.cell(toCoreEvent(object), now),
    }),
  ),
  selectableFields: {
    'regarding.kind': ({ regarding }) => regarding?.kind ?? '',
    'regarding.namespace': ({ regarding }) => regarding?.namespace ?? '',
    'regarding.name': ({ regarding }) => regarding?.name ?? '',
    'regarding.uid': ({ regarding }) => regarding?.uid ?? '',
    'regarding.apiVersion': ({ regarding }) => regarding?.apiVersion ?? '',
    'regarding.resourceVersion': ({ regarding }) => regarding?.resourceVersion ?? '',
    'regarding.fieldPath': ({ regarding }) => regarding?.fieldPath ?? '',
    reason: ({ reason }) => reason ?? '',
    reportingController: ({ reportingController }) => reportingController ?? '',
    type: ({ type }) => type ?? '',
  },
  indexedFields: [],
}

function validateContent(event: EventsEvent, errors: FieldError[]): void {
  const { reportingController, reportingInstance, action, reason, note = '', type } = event
  if (!event.eventTime) errors.push(required('eventTime'))
  if (!reportingController) errors.push(required('reportingController'))
  else
    pushAll(errors, 'reportingController', reportingController, qualifiedName(reportingController))
  validateText(reportingInstance, 'reportingInstance', errors)
  validateText(action, 'action', errors)
  validateText(reason, 'reason', errors)
  if (note.length > MAX_NOTE_LENGTH) {
    errors.push(invalid('message', '', `can have at most ${MAX_NOTE_LENGTH} characters`))
  }
  if (type !== 'Normal' && type !== 'Warning') {
    errors.push(invalid('type', '', `has invalid value: ${type ?? ''}`))
  }
  for (const [name, value] of [
    ['firstTimestamp', event.deprecatedFirstTimestamp],
    ['lastTimestamp', event.deprecatedLastTimestamp],
    ['count', event.deprecatedCount],
  ] as const) {
    if (value !== undefined) errors.push(invalid(name, '', 'needs to be unset'))
  }
}

function validateText(text: string | undefined, field: string, errors: FieldError[]): void {
  if (!text) errors.push(required(field))
  else if (text.length > MAX_TEXT_LENGTH) {
    errors.push(invalid(field, '', `can have at most ${MAX_TEXT_LENGTH} characters`))
  }
}
