import {
  type FieldError,
  type FieldPath,
  required,
  tooLong,
} from '../../../api/machinery/fieldError'
import { dns1123Subdomain } from '../../../api/machinery/names'
import { pushAll } from './objectMeta'

const MAX_DRIVER_NAME = 63

/** Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateCSIDriverName) */
export function validateDriverName(name: string, path: FieldPath, errors: FieldError[]): void {
  if (!name) errors.push(required(path))
  else {
    if (name.length > MAX_DRIVER_NAME) errors.push(tooLong(path, MAX_DRIVER_NAME))
    pushAll(errors, path, name, dns1123Subdomain(name.toLowerCase()))
  }
}
