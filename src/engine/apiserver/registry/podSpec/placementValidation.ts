/**
 * Validation of what else steers where a pod may run: tolerations, topology spread, gates.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go
 */
import {
  duplicate,
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import { labelValue, qualifiedName } from '../../../../api/machinery/names'
import type {
  PodSchedulingGate,
  Toleration,
  TopologySpreadConstraint,
} from '../../../../api/podScheduling'
import { validateLabelSelector } from '../labelSelectorValidation'
import { pushAll, validateLabelName } from '../objectMeta'

const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']
const WHEN_UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway']
const INCLUSION_POLICIES = ['Honor', 'Ignore']

export function validateTolerations(
  tolerations: readonly Toleration[],
  path: FieldPath,
  errors: FieldError[],
): void {
  tolerations.forEach((toleration, i) => {
    validateToleration(toleration, index(path, i), errors)
  })
}

function validateToleration(toleration: Toleration, path: FieldPath, errors: FieldError[]): void {
  const { key = '', operator = '', value = '', effect = '', tolerationSeconds } = toleration
  if (key !== '') validateLabelName(key, `${path}.key`, errors)
  if (key === '' && operator !== 'Exists') {
    const detail =
      'operator must be Exists when `key` is empty, which means "match all values and all keys"'
    errors.push(invalid(`${path}.operator`, operator, detail))
  }
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set"
    errors.push(invalid(`${path}.effect`, effect, detail))
  }
  if (operator === '' || operator === 'Equal') {
    const messages = labelValue(value)
    if (messages.length > 0) {
      errors.push(invalid(`${path}.operator`, value, messages.join(';')))
    }
  } else if (operator === 'Exists') {
    if (value !== '') {
      const shown = goToleration(toleration)
      const detail = "value must be empty when `operator` is 'Exists'"
      errors.push(invalid(`${path}.operator`, shown, detail))
    }
  } else errors.push(notSupported(`${path}.operator`, operator, ['Equal', 'Exists']))
  if (effect !== '') validateTaintEffect(effect, `${path}.effect`, errors)
}

/** As the server's internal type looks in JSON. */
function goToleration(toleration: Toleration): object {
  const { key = '', operator = '', value = '', effect = '', tolerationSeconds } = toleration
  return {
    Key: key,
    Operator: operator,
    Value: value,
    Effect: effect,
    TolerationSeconds: tolerationSeconds ?? null,
  }
}

/** Source: validateTaintEffect. */
export function validateTaintEffect(effect: string, path: FieldPath, errors: FieldError[]): void {
  if (effect === '') errors.push(required(path))
  else if (!TAINT_EFFECTS.includes(effect)) errors.push(notSupported(path, effect, TAINT_EFFECTS))
}

export function validateTopologySpread(
  constraints: readonly TopologySpreadConstraint[],
  path: FieldPath,
  errors: FieldError[],
): void {
  constraints.forEach((constraint, i) => {
    const at = index(path, i)
    validateSpread(constraint, at, errors)
    const { topologyKey, whenUnsatisfiable } = constraint
    const repeated = constraints
      .slice(i + 1)
      .some(
        (other) =>
          other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable,
      )
    if (repeated) {
      const shown = `{${topologyKey}, ${whenUnsatisfiable}}`
      errors.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, shown))
    }
    validateMinDomains(constraint, `${at}.minDomains`, errors)
    validatePolicy(constraint.nodeAffinityPolicy, `${at}.nodeAffinityPolicy`, errors)
    validatePolicy(constraint.nodeTaintsPolicy, `${at}.nodeTaintsPolicy`, errors)
    validateMatchLabelKeys(constraint, `${at}.matchLabelKeys`, errors)
    validateLabelSelector(constraint.labelSelector, `${at}.labelSelector`, errors)
  })
}

function validateSpread(
  { maxSkew, topologyKey, whenUnsatisfiable }: TopologySpreadConstraint,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (maxSkew <= 0) errors.push(invalid(`${path}.maxSkew`, maxSkew, 'must be greater than zero'))
  if (!topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'))
  else validateLabelName(topologyKey, `${path}.topologyKey`, errors)
  if (!WHEN_UNSATISFIABLE.includes(whenUnsatisfiable)) {
    const at = `${path}.whenUnsatisfiable`
    errors.push(notSupported(at, whenUnsatisfiable, WHEN_UNSATISFIABLE))
  }
}

function validateMinDomains(
  { minDomains, whenUnsatisfiable }: TopologySpreadConstraint,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (minDomains === undefined) return
  if (minDomains <= 0) errors.push(invalid(path, minDomains, 'must be greater than zero'))
  if (whenUnsatisfiable !== 'DoNotSchedule') {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`
    errors.push(invalid(path, minDomains, detail))
  }
}

function validatePolicy(policy: string | undefined, path: FieldPath, errors: FieldError[]): void {
  if (policy === undefined || INCLUSION_POLICIES.includes(policy)) return
  errors.push(notSupported(path, policy, INCLUSION_POLICIES))
}

function validateMatchLabelKeys(
  { matchLabelKeys, labelSelector }: TopologySpreadConstraint,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!matchLabelKeys?.length) return
  if (labelSelector === undefined) {
    errors.push(forbidden(path, 'must not be specified when labelSelector is not set'))
  }
  matchLabelKeys.forEach((key, i) => {
    validateLabelName(key, index(path, i), errors)
  })
}

export function validateSchedulingGates(
  gates: readonly PodSchedulingGate[],
  path: FieldPath,
  errors: FieldError[],
): void {
  const seen = new Set<string>()
  gates.forEach(({ name }, i) => {
    pushAll(errors, index(path, i), name, qualifiedName(name))
    if (seen.has(name)) errors.push(duplicate(index(path, i), name))
    seen.add(name)
  })
}
