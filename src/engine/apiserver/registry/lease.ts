/** Source: Kubernetes v1.35 pkg/registry/coordination/lease, pkg/apis/coordination/validation */
import type { Lease } from '../../../api/coordination'
import { type FieldError, invalid } from '../../../api/machinery/fieldError'
import { ageColumn, column, nameColumn } from './columns'
import {
  subdomainName,
  validateNonnegative,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import type { ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

export const lease: ResourceDefinition<Lease> = {
  group: 'coordination.k8s.io',
  version: 'v1',
  kind: 'Lease',
  resource: 'leases',
  singular: 'lease',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'leases',
  counted: false,
  // Two holders must never overwrite each other unseen.
  unconditionalUpdate: false,
  schemaName: 'Lease',
  defaults: (object) => object,
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateSpec(object, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    validateSpec(next, errors)
    return errors
  },
  createOnUpdate: true,
  columns: [
    nameColumn,
    column(
      'Holder',
      'string',
      'The holder of the lease.',
      ({ spec }) => spec?.holderIdentity ?? '',
    ),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateSpec({ spec }: Lease, errors: FieldError[]): void {
  const duration = spec?.leaseDurationSeconds
  if (duration !== undefined && duration <= 0) {
    errors.push(invalid('spec.leaseDurationSeconds', duration, 'must be greater than 0'))
  }
  validateNonnegative(spec?.leaseTransitions, 'spec.leaseTransitions', errors)
}
