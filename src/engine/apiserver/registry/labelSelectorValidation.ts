/**
 * Validation of label selectors.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go
 */
import {
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  required,
} from '../../../api/machinery/fieldError'
import { labelValue } from '../../../api/machinery/names'
import type { LabelSelector, LabelSelectorRequirement } from '../../../api/meta'
import { pushAll, validateLabelName, validateLabels } from './objectMeta'

export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (selector === undefined) return
  validateLabels(selector.matchLabels, `${path}.matchLabels`, errors)
  selector.matchExpressions?.forEach((requirement, i) => {
    validateRequirement(requirement, index(`${path}.matchExpressions`, i), errors)
  })
}

function validateRequirement(
  requirement: LabelSelectorRequirement,
  path: FieldPath,
  errors: FieldError[],
): void {
  const values = requirement.values ?? []
  switch (requirement.operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) break
      errors.push(
        required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"),
      )
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) break
      errors.push(
        forbidden(
          `${path}.values`,
          "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
        ),
      )
      break
    default:
      errors.push(
        invalid(`${path}.operator`, requirement.operator, 'not a valid selector operator'),
      )
  }
  validateLabelName(requirement.key, `${path}.key`, errors)
  values.forEach((value, i) => {
    pushAll(errors, index(`${path}.values`, i), value, labelValue(value))
  })
}
