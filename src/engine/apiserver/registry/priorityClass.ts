/** Source: Kubernetes v1.35 pkg/registry/scheduling/priorityclass, pkg/apis/scheduling/{v1,validation} */

import {
  type FieldError,
  forbidden,
  invalid,
  notSupported,
} from '../../../api/machinery/fieldError'
import type { PriorityClass } from '../../../api/scheduling'
import { ageColumn, column, nameColumn } from './columns'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { fillIn } from './sharing'
import { STANDARD_VERBS } from './verbs'

const SYSTEM_PREFIX = 'system-'
const HIGHEST_USER_PRIORITY = 1_000_000_000

/** The system's own classes. Source: SystemPriorityClasses. */
export const SYSTEM_PRIORITIES: ReadonlyMap<string, number> = new Map([
  ['system-node-critical', 2_000_001_000],
  ['system-cluster-critical', 2_000_000_000],
])

export const priorityClass: ResourceDefinition<PriorityClass> = {
  group: 'scheduling.k8s.io',
  version: 'v1',
  kind: 'PriorityClass',
  resource: 'priorityclasses',
  singular: 'priorityclass',
  shortNames: ['pc'],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'priorityclasses',
  counted: true,
  unconditionalUpdate: true,
  schemaName: 'PriorityClass',
  defaults: (object) => fillIn(object, { preemptionPolicy: 'PreemptLowerPriority' }),
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  generationChanged: () => false,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, subdomainName, errors)
    validateValue(object, errors)
    const policy = object.preemptionPolicy
    if (policy !== 'PreemptLowerPriority' && policy !== 'Never') {
      const supported = ['PreemptLowerPriority', 'Never']
      errors.push(notSupported('preemptionPolicy', policy ?? '', supported))
    }
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (next.value !== stored.value) {
      errors.push(forbidden('Value', 'may not be changed in an update.'))
    }
    if (next.preemptionPolicy !== stored.preemptionPolicy) {
      errors.push(invalid('preemptionPolicy', next.preemptionPolicy, 'field is immutable'))
    }
    return errors
  },
  columns: [
    nameColumn,
    column('Value', 'integer', 'The priority of pods of this class.', ({ value }) => value),
    column(
      'Global-Default',
      'boolean',
      'Whether pods without a class get it.',
      (object) => object.globalDefault ?? false,
    ),
    ageColumn,
    column(
      'PreemptionPolicy',
      'string',
      'Whether its pods may evict others.',
      (object) => object.preemptionPolicy ?? '',
    ),
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateValue(object: PriorityClass, errors: FieldError[]): void {
  const { name } = object.metadata
  if (name?.startsWith(SYSTEM_PREFIX)) {
    const problem = systemClassProblem(object)
    if (problem === undefined) return
    const detail = `priority class names with '${SYSTEM_PREFIX}' prefix are reserved for system use only. error: ${problem}`
    errors.push(forbidden('metadata.name', detail))
  } else if (object.value > HIGHEST_USER_PRIORITY) {
    const detail = `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`
    errors.push(forbidden('value', detail))
  }
}

/** Source: IsKnownSystemPriorityClass. */
function systemClassProblem({ metadata, value, globalDefault }: PriorityClass): string | undefined {
  const known = SYSTEM_PRIORITIES.get(metadata.name)
  if (known === undefined) return `${metadata.name} is not a known system priority class`
  if (known !== value) return `value of ${metadata.name} PriorityClass must be ${known}`
  if (globalDefault) return `globalDefault of ${metadata.name} PriorityClass must be false`
  return undefined
}
