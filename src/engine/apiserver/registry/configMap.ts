/** Source: Kubernetes v1.35 pkg/registry/core/configmap, pkg/apis/core/validation */
import type { ConfigMap } from '../../../api/core'
import { type FieldError, invalid, key } from '../../../api/machinery/fieldError'
import { utf8Length } from '../../../api/machinery/utf8'
import { ageColumn, column, nameColumn } from './columns'
import { base64Bytes, validateImmutable, validateKeys, validateSize } from './dataKeys'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

export const configMap: ResourceDefinition<ConfigMap> = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  resource: 'configmaps',
  singular: 'configmap',
  shortNames: ['cm'],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'configmaps',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'ConfigMap',
  defaults: (object) => object,
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateData(object, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    validateImmutable(next, stored, errors)
    validateData(next, errors)
    return errors
  },
  columns: [
    nameColumn,
    column(
      'Data',
      'string',
      'Number of keys.',
      ({ data = {}, binaryData = {} }) => Object.keys(data).length + Object.keys(binaryData).length,
    ),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateData({ data = {}, binaryData = {} }: ConfigMap, errors: FieldError[]): void {
  validateKeys(data, 'data', errors)
  let bytes = 0
  for (const name of Object.keys(data).sort()) {
    if (Object.hasOwn(binaryData, name)) {
      errors.push(invalid(key('data', name), name, 'duplicate of key present in binaryData'))
    }
    bytes += utf8Length(data[name] ?? '')
  }
  validateKeys(binaryData, 'binaryData', errors)
  for (const text of Object.values(binaryData)) bytes += base64Bytes(text)
  validateSize(bytes, errors)
}
