/** Source: Kubernetes v1.35 pkg/registry/storage/csistoragecapacity, pkg/apis/storage/validation */
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, invalid, required } from '../../../api/machinery/fieldError'
import { quantityOf, signOf } from '../../../api/machinery/quantity'
import type { CSIStorageCapacity } from '../../../api/storage'
import { validateClassName } from './claimSpecValidation'
import { nameColumn } from './columns'
import { validateLabelSelector } from './labelSelectorValidation'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

const CREATED =
  'CreationTimestamp is a timestamp representing the server time when this object was created.'

export const csiStorageCapacity: ResourceDefinition<CSIStorageCapacity> = {
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSIStorageCapacity',
  resource: 'csistoragecapacities',
  singular: 'csistoragecapacity',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'csistoragecapacities',
  counted: false,
  unconditionalUpdate: false,
  schemaName: 'CSIStorageCapacity',
  defaults: (object) => object,
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    if (!object.storageClassName) errors.push(required('storageClassName'))
    validateClassName(object.storageClassName, 'storageClassName', errors)
    validateSizes(object, errors)
    validateLabelSelector(object.nodeTopology, 'nodeTopology', errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    validateSizes(next, errors)
    for (const field of ['nodeTopology', 'storageClassName'] as const) {
      if (deepEqual(next[field], stored[field])) continue
      errors.push(invalid(field, next[field], 'field is immutable'))
    }
    return errors
  },
  columns: [
    nameColumn,
    {
      name: 'Created At',
      type: 'date',
      description: CREATED,
      priority: 0,
      cell: ({ metadata }) => metadata.creationTimestamp ?? '',
    },
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateSizes(object: CSIStorageCapacity, errors: FieldError[]): void {
  for (const field of ['capacity', 'maximumVolumeSize'] as const) {
    const size = object[field]
    if (size === undefined || signOf(quantityOf(size)) >= 0) continue
    errors.push(invalid(field, size, 'must be greater than or equal to 0'))
  }
}
