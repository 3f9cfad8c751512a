/**
 * Validation of numbers that may be percentages.
 * Source: Kubernetes v1.35 pkg/apis/apps/validation/validation.go (ValidatePositiveIntOrPercent,
 * IsNotMoreThan100Percent)
 */
import { type FieldError, type FieldPath, invalid } from '../../../api/machinery/fieldError'
import { isPercent } from '../../../api/machinery/intOrString'
import type { IntOrString } from '../../../api/meta'
import { validateNonnegative } from './objectMeta'

const PERCENT_ERROR =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

export function validateIntOrPercent(
  value: IntOrString,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (typeof value === 'number') validateNonnegative(value, path, errors)
  else if (!isPercent(value)) errors.push(invalid(path, value, PERCENT_ERROR))
}

export function validateNotMoreThan100Percent(
  value: IntOrString,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!isPercent(value) || Number.parseInt(String(value), 10) <= 100) return
  errors.push(invalid(path, value, 'must not be greater than 100%'))
}
