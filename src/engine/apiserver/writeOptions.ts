/**
 * What a write may ask for in its query.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation
 */
import { type FieldError, forbidden, notSupported } from '../../api/machinery/fieldError'
import { newInvalid } from '../../api/machinery/status'
import type { Status } from '../../api/meta'
import type { Call } from './call'
import type { ApiRequest } from './messages'
import type { FieldValidation } from './registry/decode'

/** Whose options they are: `CreateOptions`, `PatchOptions` … */
export type OptionsKind = 'CreateOptions' | 'UpdateOptions' | 'PatchOptions' | 'DeleteOptions'

const FIELD_VALIDATION = ['Ignore', 'Strict', 'Warn']

/** What is wrong with the options, as a 422. */
export function checkWriteOptions(request: ApiRequest, kind: OptionsKind): Status | undefined {
  const query = request.query
  if (query === undefined) return undefined
  const errors: FieldError[] = []
  const dryRun = query['dryRun'] ?? ''
  if (dryRun !== '' && dryRun !== 'All') errors.push(notSupported('dryRun', [dryRun], ['All']))
  const validation = query['fieldValidation'] ?? ''
  if (validation !== '' && !FIELD_VALIDATION.includes(validation)) {
    errors.push(notSupported('fieldValidation', validation, FIELD_VALIDATION))
  }
  if (kind === 'PatchOptions' && query['force'] !== undefined) {
    errors.push(forbidden('force', 'may not be specified for non-apply patch'))
  }
  return errors.length === 0 ? undefined : newInvalid({ group: 'meta.k8s.io', kind }, '', errors)
}

/** How strict a body is read. Source: DefaultFieldValidation. */
export function fieldValidationOf({ request }: Call): FieldValidation {
  const asked = request.query?.['fieldValidation']
  return asked === 'Strict' || asked === 'Ignore' ? asked : 'Warn'
}

export const isDryRun = ({ query }: ApiRequest): boolean => query?.['dryRun'] === 'All'
