/** Source: Kubernetes v1.35 pkg/registry/apps/replicaset, pkg/apis/apps/{v1,validation} */
import type { ReplicaSet, ReplicaSetSpec, ReplicaSetStatus } from '../../../api/apps'
import type { FieldError } from '../../../api/machinery/fieldError'
import { ageColumn, column, nameColumn } from './columns'
import {
  subdomainName,
  validateNonnegative,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import { podTemplateDefaults, validateSelectedTemplate } from './podSpec/podTemplate'
import type { ResourceDefinition } from './resource'
import { fillIn, withField } from './sharing'
import { STANDARD_VERBS } from './verbs'
import { templateColumns, validateAtMost, validateSelectorUpdate } from './workload'

export const replicaSet: ResourceDefinition<ReplicaSet> = {
  group: 'apps',
  version: 'v1',
  kind: 'ReplicaSet',
  resource: 'replicasets',
  singular: 'replicaset',
  shortNames: ['rs'],
  categories: ['all'],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: ['scale', 'status'],
  storagePrefix: 'replicasets',
  counted: true,
  unconditionalUpdate: true,
  schemaName: 'ReplicaSet',
  defaults: (object) => withField(object, 'spec', specDefaults(object.spec)),
  prepareForCreate: (object) => ({ ...object, status: { replicas: 0 } }),
  prepareForUpdate(next, stored, subresource) {
    return subresource === 'status'
      ? withField(next, 'spec', stored.spec)
      : withField(next, 'status', stored.status)
  },
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateSpec(object.spec, undefined, errors)
    return errors
  },
  validateUpdate(next, stored, subresource) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (subresource === 'status') validateStatus(next.status, stored.status, errors)
    if (next.spec === stored.spec) return errors
    validateSpec(next.spec, stored.spec, errors)
    validateSelectorUpdate(next.spec.selector, stored.spec.selector, errors)
    return errors
  },
  columns: [
    nameColumn,
    column('Desired', 'integer', 'Pods asked for.', ({ spec }) => spec.replicas ?? 0),
    column('Current', 'integer', 'Pods there are.', ({ status }) => status?.replicas ?? 0),
    column('Ready', 'integer', 'Pods that are ready.', ({ status }) => status?.readyReplicas ?? 0),
    ageColumn,
    ...templateColumns,
  ],
  selectableFields: {},
  indexedFields: [],
}

/** Source: SetDefaults_ReplicaSet. */
function specDefaults(spec: ReplicaSetSpec): ReplicaSetSpec {
  const filled = fillIn(spec, { replicas: 1 })
  const { template } = filled
  return template === undefined
    ? filled
    : withField(filled, 'template', podTemplateDefaults(template))
}

function validateSpec(
  spec: ReplicaSetSpec,
  stored: ReplicaSetSpec | undefined,
  errors: FieldError[],
): void {
  validateNonnegative(spec.replicas, 'spec.replicas', errors)
  validateNonnegative(spec.minReadySeconds, 'spec.minReadySeconds', errors)
  validateSelectedTemplate(spec.selector, spec.template, 'spec', stored, errors)
}

function validateStatus(
  status: ReplicaSetStatus | undefined,
  stored: ReplicaSetStatus | undefined,
  errors: FieldError[],
): void {
  if (status === undefined || status === stored) return
  for (const field of COUNTS) validateNonnegative(status[field], `status.${field}`, errors)
  const detail = 'cannot be greater than status.replicas'
  const { replicas, fullyLabeledReplicas, readyReplicas, availableReplicas } = status
  validateAtMost(fullyLabeledReplicas, replicas, 'fullyLabeledReplicas', detail, errors)
  validateAtMost(readyReplicas, replicas, 'readyReplicas', detail, errors)
  validateAtMost(availableReplicas, replicas, 'availableReplicas', detail, errors)
  const ready = 'cannot be greater than readyReplicas'
  validateAtMost(availableReplicas, readyReplicas, 'availableReplicas', ready, errors)
}

const COUNTS = [
  'replicas',
  'fullyLabeledReplicas',
  'readyReplicas',
  'availableReplicas',
  'terminatingReplicas',
  'observedGeneration',
] as const
