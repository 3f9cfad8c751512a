/** Source: Kubernetes v1.35 pkg/registry/core/namespace, pkg/apis/core/v1/defaults.go */
import type { Namespace } from '../../../api/core'
import { type FieldError, index, invalid } from '../../../api/machinery/fieldError'
import { ageColumn, column, nameColumn } from './columns'
import {
  labelName,
  validateFinalizerName,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import type { ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

/** Selectors can name a namespace by it. */
const NAME_LABEL = 'kubernetes.io/metadata.name'

const FINALIZER = 'kubernetes'

export const namespace: ResourceDefinition<Namespace> = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  resource: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  categories: [],
  namespaced: false,
  // Nothing deletes all namespaces at once.
  verbs: STANDARD_VERBS.filter((verb) => verb !== 'deletecollection'),
  subresources: ['finalize', 'status'],
  storagePrefix: 'namespaces',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'Namespace',
  defaults: (object) => {
    const phased = object.status?.phase
      ? object
      : withField(object, 'status', { ...object.status, phase: 'Active' })
    return withNameLabel(phased)
  },
  prepareForCreate(object) {
    const finalizers = object.spec?.finalizers ?? []
    const all = finalizers.includes(FINALIZER) ? finalizers : [...finalizers, FINALIZER]
    // A generated name was not there yet when defaults ran.
    return withNameLabel({
      ...object,
      spec: { ...object.spec, finalizers: all },
      status: { phase: 'Active' },
    })
  },
  prepareForUpdate(next, stored, subresource) {
    switch (subresource) {
      case 'status':
        return withField(next, 'spec', stored.spec)
      case 'finalize':
        return withField(next, 'status', stored.status)
      default:
        return withField(withField(next, 'spec', stored.spec), 'status', stored.status)
    }
  },
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, labelName, errors)
    validateFinalizers(object, errors)
    return errors
  },
  validateUpdate(next, stored, subresource) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (subresource === 'finalize') validateFinalizers(next, errors)
    if (subresource === 'status') validatePhase(next, errors)
    return errors
  },
  columns: [
    nameColumn,
    column('Status', 'string', 'The status of the namespace', ({ status }) => status?.phase ?? ''),
    ageColumn,
  ],
  selectableFields: { 'status.phase': ({ status }) => status?.phase ?? '' },
  indexedFields: [],
}

function withNameLabel(object: Namespace): Namespace {
  const { name, labels } = object.metadata
  if (!name || labels?.[NAME_LABEL] === name) return object
  const metadata = { ...object.metadata, labels: { ...labels, [NAME_LABEL]: name } }
  return { ...object, metadata }
}

function validateFinalizers({ spec }: Namespace, errors: FieldError[]): void {
  spec?.finalizers?.forEach((name, i) => {
    validateFinalizerName(name, index('spec.finalizers', i), errors)
  })
}

function validatePhase({ metadata, status }: Namespace, errors: FieldError[]): void {
  const deleting = metadata.deletionTimestamp !== undefined
  const phase = status?.phase ?? ''
  if (!deleting && phase !== 'Active') {
    const detail = "may only be 'Active' if `deletionTimestamp` is empty"
    errors.push(invalid('status.Phase', phase, detail))
  }
  if (deleting && phase !== 'Terminating') {
    const detail = "may only be 'Terminating' if `deletionTimestamp` is not empty"
    errors.push(invalid('status.Phase', phase, detail))
  }
}
