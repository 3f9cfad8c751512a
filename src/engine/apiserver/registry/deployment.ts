/** Source: Kubernetes v1.35 pkg/registry/apps/deployment, pkg/apis/apps/{v1,validation} */
import type { Deployment, DeploymentSpec, DeploymentStatus } from '../../../api/apps'
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../../api/machinery/fieldError'
import { ageColumn, column, nameColumn } from './columns'
import { validateIntOrPercent, validateNotMoreThan100Percent } from './intOrPercent'
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

export const deployment: ResourceDefinition<Deployment> = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  resource: 'deployments',
  singular: 'deployment',
  shortNames: ['deploy'],
  categories: ['all'],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: ['scale', 'status'],
  storagePrefix: 'deployments',
  counted: true,
  unconditionalUpdate: true,
  schemaName: 'Deployment',
  defaults: (object) => withField(object, 'spec', specDefaults(object.spec)),
  prepareForCreate: (object) => ({ ...object, status: {} }),
  prepareForUpdate(next, stored, subresource) {
    if (subresource !== 'status') return withField(next, 'status', stored.status)
    const metadata = withField(next.metadata, 'labels', stored.metadata.labels)
    return withField(withField(next, 'spec', stored.spec), 'metadata', metadata)
  },
  // The annotations are part of it: a rollout's change cause is written there.
  generationChanged: (next, stored) =>
    !deepEqual(next.spec, stored.spec) ||
    !deepEqual(next.metadata.annotations, stored.metadata.annotations),
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateSpec(object.spec, undefined, errors)
    return errors
  },
  validateUpdate(next, stored, subresource) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (subresource === 'status') validateStatus(next.status ?? {}, stored.status, errors)
    if (next.spec === stored.spec) return errors
    validateSpec(next.spec, stored.spec, errors)
    validateSelectorUpdate(next.spec.selector, stored.spec.selector, errors)
    return errors
  },
  columns: [
    nameColumn,
    column(
      'Ready',
      'string',
      'Number of the pod with ready state',
      ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
    ),
    column(
      'Up-to-date',
      'string',
      'Pods of the current template.',
      ({ status }) => status?.updatedReplicas ?? 0,
    ),
    column(
      'Available',
      'string',
      'Pods ready for at least minReadySeconds.',
      ({ status }) => status?.availableReplicas ?? 0,
    ),
    ageColumn,
    ...templateColumns,
  ],
  selectableFields: {},
  indexedFields: [],
}

/** Source: SetDefaults_Deployment. */
function specDefaults(spec: DeploymentSpec): DeploymentSpec {
  const filled = fillIn(spec, {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: {},
  })
  const strategy = fillIn(filled.strategy ?? {}, { type: 'RollingUpdate' })
  const template = withField(filled, 'template', podTemplateDefaults(filled.template))
  if (strategy.type !== 'RollingUpdate') return withField(template, 'strategy', strategy)
  const bounds = { maxUnavailable: '25%', maxSurge: '25%' }
  const rolling = withField(strategy, 'rollingUpdate', fillIn(strategy.rollingUpdate ?? {}, bounds))
  return withField(template, 'strategy', rolling)
}

function validateSpec(
  spec: DeploymentSpec,
  stored: DeploymentSpec | undefined,
  errors: FieldError[],
): void {
  validateNonnegative(spec.replicas, 'spec.replicas', errors)
  validateSelectedTemplate(spec.selector, spec.template, 'spec', stored, errors)
  validateStrategy(spec, errors)
  validateNonnegative(spec.minReadySeconds, 'spec.minReadySeconds', errors)
  validateNonnegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit', errors)
  const deadline = spec.progressDeadlineSeconds
  if (deadline === undefined) return
  validateNonnegative(deadline, 'spec.progressDeadlineSeconds', errors)
  if (deadline <= (spec.minReadySeconds ?? 0)) {
    const detail = 'must be greater than minReadySeconds'
    errors.push(invalid('spec.progressDeadlineSeconds', deadline, detail))
  }
}

function validateStrategy({ strategy = {} }: DeploymentSpec, errors: FieldError[]): void {
  const { type, rollingUpdate } = strategy
  const path = 'spec.strategy.rollingUpdate'
  if (type === 'Recreate') {
    if (rollingUpdate === undefined) return
    errors.push(forbidden(path, "may not be specified when strategy `type` is 'Recreate'"))
  } else if (type !== 'RollingUpdate') {
    // Go shows the whole strategy here, by the names of its internal type.
    const shown = { Type: type ?? '', RollingUpdate: rollingUpdate ?? null }
    errors.push(notSupported('spec.strategy', shown, ['Recreate', 'RollingUpdate']))
  } else if (rollingUpdate === undefined) {
    errors.push(required(path, 'this should be defaulted and never be nil'))
  } else {
    const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate
    validateIntOrPercent(maxUnavailable, `${path}.maxUnavailable`, errors)
    validateIntOrPercent(maxSurge, `${path}.maxSurge`, errors)
    if (isZero(maxUnavailable) && isZero(maxSurge)) {
      const detail = 'may not be 0 when `maxSurge` is 0'
      errors.push(invalid(`${path}.maxUnavailable`, maxUnavailable, detail))
    }
    validateNotMoreThan100Percent(maxUnavailable, `${path}.maxUnavailable`, errors)
  }
}

function isZero(value: number | string): boolean {
  return value === 0 || (typeof value === 'string' && /^0+%$/.test(value))
}

function validateStatus(
  status: DeploymentStatus,
  stored: DeploymentStatus | undefined,
  errors: FieldError[],
): void {
  if (status === stored) return
  for (const field of COUNTS) validateNonnegative(status[field], `status.${field}`, errors)
  const detail = 'cannot be greater than status.replicas'
  const { replicas, readyReplicas, availableReplicas } = status
  validateAtMost(status.updatedReplicas, replicas, 'updatedReplicas', detail, errors)
  validateAtMost(readyReplicas, replicas, 'readyReplicas', detail, errors)
  validateAtMost(availableReplicas, replicas, 'availableReplicas', detail, errors)
  const ready = 'cannot be greater than readyReplicas'
  validateAtMost(availableReplicas, readyReplicas, 'availableReplicas', ready, errors)
  if ((status.collisionCount ?? 0) < (stored?.collisionCount ?? 0)) {
    errors.push(invalid('status.collisionCount', status.collisionCount, 'cannot be decremented'))
  }
}

const COUNTS = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'terminatingReplicas',
] as const
