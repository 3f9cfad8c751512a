/** Source: Kubernetes v1.35 pkg/registry/policy/poddisruptionbudget, pkg/apis/policy/validation */
import { type FieldError, invalid, notSupported } from '../../../api/machinery/fieldError'
import type { IntOrString } from '../../../api/meta'
import type { PodDisruptionBudget, PodDisruptionBudgetSpec } from '../../../api/policy'
import { ageColumn, column, nameColumn } from './columns'
import { validateIntOrPercent, validateNotMoreThan100Percent } from './intOrPercent'
import { validateLabelSelector } from './labelSelectorValidation'
import {
  subdomainName,
  validateNonnegative,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import type { ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

const EVICTION_POLICIES = ['AlwaysAllow', 'IfHealthyBudget']

const EMPTY_STATUS = {
  disruptionsAllowed: 0,
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
} as const

export const podDisruptionBudget: ResourceDefinition<PodDisruptionBudget> = {
  group: 'policy',
  version: 'v1',
  kind: 'PodDisruptionBudget',
  resource: 'poddisruptionbudgets',
  singular: 'poddisruptionbudget',
  shortNames: ['pdb'],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: ['status'],
  storagePrefix: 'poddisruptionbudgets',
  counted: true,
  unconditionalUpdate: false,
  schemaName: 'PodDisruptionBudget',
  defaults: (object) => object,
  prepareForCreate: (object) => ({ ...object, status: EMPTY_STATUS }),
  prepareForUpdate(next, stored, subresource) {
    return subresource === 'status'
      ? withField(next, 'spec', stored.spec)
      : withField(next, 'status', stored.status)
  },
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateSpec(object.spec, errors)
    return errors
  },
  validateUpdate(next, stored, subresource) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (subresource === 'status') {
      for (const field of COUNTS) {
        validateNonnegative(next.status?.[field], `status.${field}`, errors)
      }
    }
    if (next.spec !== stored.spec) validateSpec(next.spec, errors)
    return errors
  },
  columns: [
    nameColumn,
    column('Min Available', 'string', 'Pods that must stay available.', ({ spec }) =>
      orNotApplicable(spec.minAvailable),
    ),
    column('Max Unavailable', 'string', 'Pods that may be unavailable.', ({ spec }) =>
      orNotApplicable(spec.maxUnavailable),
    ),
    column(
      'Allowed Disruptions',
      'integer',
      'Evictions allowed now.',
      ({ status }) => status?.disruptionsAllowed ?? 0,
    ),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

const COUNTS = ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'] as const

function orNotApplicable(value: IntOrString | undefined): string {
  return value === undefined ? 'N/A' : String(value)
}

function validateSpec(spec: PodDisruptionBudgetSpec, errors: FieldError[]): void {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy: policy } = spec
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    // The names are those of upstream's internal type.
    const shown = {
      MinAvailable: minAvailable,
      Selector: selector ?? null,
      MaxUnavailable: maxUnavailable,
      UnhealthyPodEvictionPolicy: policy ?? null,
    }
    errors.push(invalid('spec', shown, 'minAvailable and maxUnavailable cannot be both set'))
  }
  for (const field of ['minAvailable', 'maxUnavailable'] as const) {
    const value = spec[field]
    if (value === undefined) continue
    validateIntOrPercent(value, `spec.${field}`, errors)
    validateNotMoreThan100Percent(value, `spec.${field}`, errors)
  }
  validateLabelSelector(selector, 'spec.selector', errors)
  if (policy !== undefined && !EVICTION_POLICIES.includes(policy)) {
    errors.push(notSupported('spec.unhealthyPodEvictionPolicy', policy, EVICTION_POLICIES))
  }
}
