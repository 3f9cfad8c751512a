/**
 * The pod template of a workload.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidatePodTemplateSpec),
 * pkg/apis/apps/validation/validation.go (ValidatePodTemplateSpecForReplicaSet)
 */
import type { PodTemplateSpec } from '../../../../api/core'
import {
  type FieldError,
  type FieldPath,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import {
  isEmptySelector,
  labelSelectorRequirements,
  matchesLabelSelector,
} from '../../../../api/machinery/labelSelector'
import type { LabelSelector } from '../../../../api/meta'
import { validateLabelSelector } from '../labelSelectorValidation'
import { validateAnnotations, validateLabels } from '../objectMeta'
import { withField } from '../sharing'
import { podSpecDefaults } from './podSpecDefaults'
import { validatePodSpec } from './podSpecValidation'

export function podTemplateDefaults(template: PodTemplateSpec): PodTemplateSpec {
  return withField(template, 'spec', podSpecDefaults(template.spec))
}

/**
 * A selector and the template it must match: Deployments and ReplicaSets, which upstream both
 * speaks of as deployments. An identical stored template need not be looked at again.
 */
export function validateSelectedTemplate(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  stored: { readonly selector?: LabelSelector; readonly template?: PodTemplateSpec } | undefined,
  errors: FieldError[],
): void {
  if (stored !== undefined && selector === stored.selector && template === stored.template) return
  if (selector === undefined) errors.push(required(`${path}.selector`))
  else {
    validateLabelSelector(selector, `${path}.selector`, errors)
    if (isEmptySelector(selector)) {
      errors.push(invalid(`${path}.selector`, selector, 'empty selector is invalid for deployment'))
    }
  }
  if (selector !== undefined && typeof labelSelectorRequirements(selector) === 'string') {
    errors.push(invalid(`${path}.selector`, selector, 'invalid label selector'))
  } else if (template === undefined) errors.push(required(`${path}.template`))
  else validateTemplate(template, selector, `${path}.template`, errors)
}

function validateTemplate(
  template: PodTemplateSpec,
  selector: LabelSelector | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  const { metadata, spec } = template
  if (selector && !isEmptySelector(selector) && !matchesLabelSelector(selector, metadata?.labels)) {
    const detail = '`selector` does not match template `labels`'
    errors.push(invalid(`${path}.metadata.labels`, metadata?.labels, detail))
  }
  validateLabels(metadata?.labels, `${path}.labels`, errors)
  validateAnnotations(metadata?.annotations, `${path}.annotations`, errors)
  validatePodSpec(spec, `${path}.spec`, false, errors)
  if (spec.ephemeralContainers?.length) {
    const detail = 'ephemeral containers not allowed in pod template'
    errors.push(forbidden(`${path}.spec.ephemeralContainers`, detail))
  }
  if (spec.restartPolicy !== 'Always') {
    errors.push(notSupported(`${path}.spec.restartPolicy`, spec.restartPolicy ?? '', ['Always']))
  }
  if (spec.activeDeadlineSeconds !== undefined) {
    const detail = 'activeDeadlineSeconds in ReplicaSet is not Supported'
    errors.push(forbidden(`${path}.spec.activeDeadlineSeconds`, detail))
  }
}
