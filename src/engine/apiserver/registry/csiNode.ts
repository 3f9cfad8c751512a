/** Source: Kubernetes v1.35 pkg/registry/storage/csinode, pkg/apis/storage/validation */
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  duplicate,
  type FieldError,
  invalid,
  required,
  tooLong,
} from '../../../api/machinery/fieldError'
import type { CSINode, CSINodeDriver } from '../../../api/storage'
import { ageColumn, column, nameColumn } from './columns'
import { validateDriverName } from './csiDriverName'
import {
  subdomainName,
  validateLabelName,
  validateNonnegative,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import type { ResourceDefinition } from './resource'
import { STANDARD_VERBS } from './verbs'

const MAX_NODE_ID = 192

export const csiNode: ResourceDefinition<CSINode> = {
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSINode',
  resource: 'csinodes',
  singular: 'csinode',
  shortNames: [],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'csinodes',
  counted: false,
  unconditionalUpdate: false,
  schemaName: 'CSINode',
  defaults: (object) => object,
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, subdomainName, errors)
    validateDrivers(object.spec.drivers, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (next.spec === stored.spec) return errors
    validateDrivers(next.spec.drivers, errors)
    // A driver comes and goes as a whole.
    for (const before of stored.spec.drivers) {
      const after = next.spec.drivers.find(({ name }) => name === before.name)
      if (after === undefined || deepEqual(after, before)) continue
      errors.push(invalid('CSINodeDriver', after, 'field is immutable'))
    }
    return errors
  },
  columns: [
    nameColumn,
    column('Drivers', 'integer', 'How many drivers it has.', ({ spec }) => spec.drivers.length),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateDrivers(drivers: readonly CSINodeDriver[], errors: FieldError[]): void {
  const seen = new Set<string>()
  drivers.forEach((driver, i) => {
    const path = `spec.drivers[${i}]`
    validateDriverName(driver.name, `${path}.name`, errors)
    if (!driver.nodeID) errors.push(required(`${path}.nodeID`))
    if (driver.nodeID.length > MAX_NODE_ID) errors.push(tooLong(`${path}.nodeID`, MAX_NODE_ID))
    validateNonnegative(driver.allocatable?.count, `${path}.allocatable.count`, errors)
    if (seen.has(driver.name)) errors.push(duplicate(`${path}.name`, driver.name))
    seen.add(driver.name)
    validateTopologyKeys(driver.topologyKeys ?? [], `${path}.topologyKeys`, errors)
  })
}

function validateTopologyKeys(keys: readonly string[], path: string, errors: FieldError[]): void {
  keys.forEach((key, i) => {
    if (!key) errors.push(required(path))
    if (keys.indexOf(key) < i) errors.push(duplicate(path, key))
    if (key) validateLabelName(key, path, errors)
  })
}
