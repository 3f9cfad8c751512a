/**
 * Validation of node selectors and affinities.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (validateAffinity and beside it)
 */
import {
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  required,
} from '../../../../api/machinery/fieldError'
import { dns1123Label, dns1123Subdomain, labelValue } from '../../../../api/machinery/names'
import type {
  Affinity,
  NodeAffinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
} from '../../../../api/podScheduling'
import { validateLabelSelector } from '../labelSelectorValidation'
import { pushAll, validateLabelName } from '../objectMeta'

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'

export function validateAffinity(affinity: Affinity, path: FieldPath, errors: FieldError[]): void {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity
  if (nodeAffinity) validateNodeAffinity(nodeAffinity, `${path}.nodeAffinity`, errors)
  if (podAffinity) validatePodAffinity(podAffinity, `${path}.podAffinity`, errors)
  if (podAntiAffinity) validatePodAffinity(podAntiAffinity, `${path}.podAntiAffinity`, errors)
}

function validateNodeAffinity(affinity: NodeAffinity, path: FieldPath, errors: FieldError[]): void {
  const needed = affinity[REQUIRED]
  if (needed) validateNodeSelector(needed, `${path}.${REQUIRED}`, errors)
  affinity[PREFERRED]?.forEach(({ weight, preference }, i) => {
    const at = index(`${path}.${PREFERRED}`, i)
    validateWeight(weight, `${at}.weight`, errors)
    validateNodeSelectorTerm(preference, `${at}.preference`, errors)
  })
}

/** Source: ValidateNodeSelector. */
export function validateNodeSelector(
  { nodeSelectorTerms: terms }: NodeSelector,
  path: FieldPath,
  errors: FieldError[],
): void {
  const at = `${path}.nodeSelectorTerms`
  if (terms.length === 0) errors.push(required(at, 'must have at least one node selector term'))
  terms.forEach((term, i) => {
    validateNodeSelectorTerm(term, index(at, i), errors)
  })
}

function validateNodeSelectorTerm(
  term: NodeSelectorTerm,
  path: FieldPath,
  errors: FieldError[],
): void {
  term.matchExpressions?.forEach((requirement, i) => {
    validateNodeRequirement(requirement, index(`${path}.matchExpressions`, i), errors)
  })
  term.matchFields?.forEach((requirement, i) => {
    validateFieldRequirement(requirement, index(`${path}.matchFields`, i), errors)
  })
}

/** Source: ValidateNodeSelectorRequirement. */
function validateNodeRequirement(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: FieldPath,
  errors: FieldError[],
): void {
  const at = `${path}.values`
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) break
      errors.push(required(at, "must be specified when `operator` is 'In' or 'NotIn'"))
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) break
      errors.push(
        forbidden(at, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
      )
      break
    case 'Gt':
    case 'Lt':
      if (values.length === 1) break
      errors.push(required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'"))
      break
    default:
      errors.push(invalid(`${path}.operator`, operator, 'not a valid selector operator'))
  }
  validateLabelName(key, `${path}.key`, errors)
  values.forEach((value, i) => {
    pushAll(errors, index(at, i), value, labelValue(value))
  })
}

/** Source: ValidateNodeFieldSelectorRequirement. */
function validateFieldRequirement(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length !== 1) {
      const detail =
        "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
      errors.push(required(`${path}.values`, detail))
    }
  } else {
    errors.push(invalid(`${path}.operator`, operator, 'not a valid selector operator'))
  }
  if (key !== 'metadata.name') {
    errors.push(invalid(`${path}.key`, key, 'not a valid field selector key'))
    return
  }
  values.forEach((value, i) => {
    pushAll(errors, index(`${path}.values`, i), value, dns1123Subdomain(value))
  })
}

function validatePodAffinity(affinity: PodAffinity, path: FieldPath, errors: FieldError[]): void {
  affinity[REQUIRED]?.forEach((term, i) => {
    validatePodAffinityTerm(term, index(`${path}.${REQUIRED}`, i), errors)
  })
  affinity[PREFERRED]?.forEach(({ weight, podAffinityTerm }, i) => {
    const at = index(`${path}.${PREFERRED}`, i)
    validateWeight(weight, `${at}.weight`, errors)
    validatePodAffinityTerm(podAffinityTerm, `${at}.podAffinityTerm`, errors)
  })
}

function validatePodAffinityTerm(
  term: PodAffinityTerm,
  path: FieldPath,
  errors: FieldError[],
): void {
  validateLabelSelector(term.labelSelector, `${path}.labelSelector`, errors)
  validateLabelSelector(term.namespaceSelector, `${path}.namespaceSelector`, errors)
  for (const namespace of term.namespaces ?? []) {
    pushAll(errors, `${path}.namespace`, namespace, dns1123Label(namespace))
  }
  validateMatchKeys(term, 'matchLabelKeys', path, errors)
  validateMatchKeys(term, 'mismatchLabelKeys', path, errors)
  if (!term.topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'))
  validateLabelName(term.topologyKey ?? '', `${path}.topologyKey`, errors)
}

/** Source: validateMatchLabelKeysAndMismatchLabelKeys. */
function validateMatchKeys(
  term: PodAffinityTerm,
  field: 'matchLabelKeys' | 'mismatchLabelKeys',
  path: FieldPath,
  errors: FieldError[],
): void {
  const keys = term[field]
  if (!keys?.length) return
  if (term.labelSelector === undefined) {
    const detail = 'must not be specified when labelSelector is not set'
    errors.push(forbidden(`${path}.${field}`, detail))
  }
  keys.forEach((key, i) => {
    validateLabelName(key, index(`${path}.${field}`, i), errors)
    if (field === 'matchLabelKeys' && term.mismatchLabelKeys?.includes(key)) {
      const detail = 'exists in both matchLabelKeys and mismatchLabelKeys'
      errors.push(invalid(index(`${path}.${field}`, i), key, detail))
    }
  })
}

function validateWeight(weight: number, path: FieldPath, errors: FieldError[]): void {
  if (weight < 1 || weight > 100) errors.push(invalid(path, weight, 'must be in the range 1-100'))
}
