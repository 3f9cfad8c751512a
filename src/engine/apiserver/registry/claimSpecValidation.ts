/**
 * What volumes and claims have in common: access modes, classes, volume modes, sizes.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go
 */
import {
  type FieldError,
  type FieldPath,
  forbidden,
  invalid,
  notSupported,
} from '../../../api/machinery/fieldError'
import { dns1123Subdomain } from '../../../api/machinery/names'
import { quantityOf, signOf } from '../../../api/machinery/quantity'
import { pushAll } from './objectMeta'

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
const VOLUME_MODES = ['Block', 'Filesystem']

export function validateAccessModes(
  modes: readonly string[],
  path: FieldPath,
  errors: FieldError[],
): void {
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) errors.push(notSupported(path, mode, ACCESS_MODES))
  }
  if (modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.push(forbidden(path, 'may not use ReadWriteOncePod with other access modes'))
  }
}

/** The names of classes; the empty name means no class. */
export function validateClassName(
  name: string | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (name) pushAll(errors, path, name, dns1123Subdomain(name))
}

export function validateVolumeMode(
  mode: string | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (mode === undefined || VOLUME_MODES.includes(mode)) return
  errors.push(notSupported(path, mode, VOLUME_MODES))
}

/** Source: ValidatePositiveQuantityValue. */
export function validatePositive(
  text: string | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (signOf(quantityOf(text)) > 0) return
  errors.push(invalid(path, text ?? '0', 'must be greater than zero'))
}
