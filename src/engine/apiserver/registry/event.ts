/** Source: Kubernetes v1.35 pkg/registry/core/event, pkg/apis/core/validation/events.go */
import type { Event } from '../../../api/core'
import { type FieldError, invalid, required } from '../../../api/machinery/fieldError'
import { dns1123Subdomain, qualifiedName } from '../../../api/machinery/names'
import { eventColumns } from './eventColumns'
import { pushAll, subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

/** Events live an hour. Source: --event-ttl. */
export const EVENT_TTL_SECONDS = 3600

export const event: ResourceDefinition<Event> = {
  group: '',
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
  schemaName: 'Event',
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
    validateContent(next, errors)
    return errors
  },
  defaultPropagation: 'unsupported',
  createOnUpdate: true,
  columns: eventColumns,
  selectableFields: {
    'involvedObject.kind': ({ involvedObject }) => involvedObject.kind ?? '',
    'involvedObject.namespace': ({ involvedObject }) => involvedObject.namespace ?? '',
    'involvedObject.name': ({ involvedObject }) => involvedObject.name ?? '',
    'involvedObject.uid': ({ involvedObject }) => involvedObject.uid ?? '',
    'involvedObject.apiVersion': ({ involvedObject }) => involvedObject.apiVersion ?? '',
    'involvedObject.resourceVersion': ({ involvedObject }) => involvedObject.resourceVersion ?? '',
    'involvedObject.fieldPath': ({ involvedObject }) => involvedObject.fieldPath ?? '',
    reason: ({ reason }) => reason ?? '',
    reportingComponent: ({ reportingComponent }) => reportingComponent ?? '',
    source: ({ source, reportingComponent }) => source?.component || reportingComponent || '',
    type: ({ type }) => type ?? '',
  },
  indexedFields: [],
}

/** Events of the old recorder have no eventTime, and are held to less. */
function validateContent(object: Event, errors: FieldError[]): void {
  const { involvedObject, eventTime } = object
  const own = object.metadata.namespace ?? ''
  const involved = involvedObject.namespace ?? ''
  const matches =
    involved === ''
      ? own === 'default' || (eventTime !== undefined && own === 'kube-system')
      : eventTime !== undefined || own === involved
  if (!matches) {
    const detail = 'does not match event.namespace'
    errors.push(invalid('involvedObject.namespace', involved, detail))
  }
  if (eventTime !== undefined) validateReporter(object, errors)
  pushAll(errors, 'namespace', own, dns1123Subdomain(own))
}

function validateReporter(object: Event, errors: FieldError[]): void {
  const reporter = object.reportingComponent
  if (!reporter) errors.push(required('reportingComponent'))
  else pushAll(errors, 'reportingComponent', reporter, qualifiedName(reporter))
  if (!object.reportingInstance) errors.push(required('reportingInstance'))
  if (!object.action) errors.push(required('action'))
  if (!object.reason) errors.push(required('reason'))
}
