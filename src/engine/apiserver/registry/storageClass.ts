/** Source: Kubernetes v1.35 pkg/registry/storage/storageclass, pkg/apis/storage/{v1,validation} */
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
  tooLong,
} from '../../../api/machinery/fieldError'
import { qualifiedName } from '../../../api/machinery/names'
import { utf8Length } from '../../../api/machinery/utf8'
import type { StringMap } from '../../../api/meta'
import type { StorageClass, TopologySelectorTerm } from '../../../api/storage'
import {
  pushAll,
  subdomainName,
  validateLabelName,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import { storageClassColumns } from './printers/volumeColumns'
import type { ResourceDefinition } from './resource'
import { fillIn } from './sharing'
import { STANDARD_VERBS } from './verbs'

const RECLAIM_POLICIES = ['Delete', 'Retain']
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer']
const MAX_PARAMETERS = 512
const MAX_PARAMETER_BYTES = 256 * 1024

export const storageClass: ResourceDefinition<StorageClass> = {
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'StorageClass',
  resource: 'storageclasses',
  singular: 'storageclass',
  shortNames: ['sc'],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'storageclasses',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'StorageClass',
  defaults: (object) => fillIn(object, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const { provisioner, reclaimPolicy = '', volumeBindingMode } = object
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, subdomainName, errors)
    if (!provisioner) errors.push(required('provisioner'))
    else pushAll(errors, 'provisioner', provisioner, qualifiedName(provisioner.toLowerCase()))
    validateParameters(object.parameters ?? {}, errors)
    if (!RECLAIM_POLICIES.includes(reclaimPolicy)) {
      errors.push(notSupported('reclaimPolicy', reclaimPolicy, RECLAIM_POLICIES))
    }
    validateBindingMode(volumeBindingMode, errors)
    validateTopologies(object.allowedTopologies ?? [], errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (!deepEqual(next.parameters, stored.parameters)) {
      errors.push(forbidden('parameters', 'updates to parameters are forbidden.'))
    }
    for (const field of ['provisioner', 'reclaimPolicy'] as const) {
      if (next[field] === stored[field]) continue
      errors.push(forbidden(field, `updates to ${field} are forbidden.`))
    }
    const { volumeBindingMode } = next
    if (volumeBindingMode !== stored.volumeBindingMode) {
      errors.push(invalid('volumeBindingMode', volumeBindingMode, 'field is immutable'))
    }
    return errors
  },
  columns: storageClassColumns,
  selectableFields: {},
  indexedFields: [],
}

function validateParameters(parameters: StringMap, errors: FieldError[]): void {
  const names = Object.keys(parameters).sort()
  if (names.length > MAX_PARAMETERS) {
    errors.push(tooLong('parameters', MAX_PARAMETERS))
    return
  }
  let bytes = 0
  for (const name of names) {
    if (name === '') errors.push(invalid('parameters', name, 'field can not be empty.'))
    bytes += utf8Length(name) + utf8Length(parameters[name] ?? '')
  }
  if (bytes > MAX_PARAMETER_BYTES) errors.push(tooLong('parameters', MAX_PARAMETER_BYTES))
}

function validateBindingMode(mode: string | undefined, errors: FieldError[]): void {
  if (mode === undefined) errors.push(required('volumeBindingMode'))
  else if (!BINDING_MODES.includes(mode)) {
    errors.push(notSupported('volumeBindingMode', mode, BINDING_MODES))
  }
}

/** Source: pkg/apis/core/validation (ValidateTopologySelectorTerm). */
function validateTopologies(terms: readonly TopologySelectorTerm[], errors: FieldError[]): void {
  terms.forEach((term, i) => {
    const seen = new Set<string>()
    term.matchLabelExpressions?.forEach(({ key, values }, j) => {
      const path = `allowedTopologies[${i}].matchLabelExpressions[${j}]`
      if (values.length === 0) errors.push(required(`${path}.values`))
      values.forEach((value, k) => {
        if (values.indexOf(value) < k) errors.push(duplicate(`${path}.values[${k}]`, value))
      })
      validateLabelName(key, `${path}.key`, errors)
      if (seen.has(key)) errors.push(duplicate(`${path}.key`, key))
      seen.add(key)
    })
  })
}
