/** Source: Kubernetes v1.35 pkg/registry/core/serviceaccount */
import type { ServiceAccount } from '../../../api/core'
import type { FieldError } from '../../../api/machinery/fieldError'
import { ageColumn, nameColumn } from './columns'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

export const serviceAccount: ResourceDefinition<ServiceAccount> = {
  group: '',
  version: 'v1',
  kind: 'ServiceAccount',
  resource: 'serviceaccounts',
  singular: 'serviceaccount',
  shortNames: ['sa'],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: ['token'],
  storagePrefix: 'serviceaccounts',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'ServiceAccount',
  defaults: (object) => object,
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    return errors
  },
  columns: [nameColumn, ageColumn],
  selectableFields: {},
  indexedFields: [],
}
