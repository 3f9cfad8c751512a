/**
 * File paths in pods.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (validateLocalDescendingPath and beside it)
 */
import { type FieldError, type FieldPath, invalid } from '../../../../api/machinery/fieldError'

/** A path inside a volume: relative, and never upwards. */
export function localDescendingPath(path: string, field: FieldPath, errors: FieldError[]): void {
  if (path.startsWith('/')) errors.push(invalid(field, path, 'must be a relative path'))
  pathNoBacksteps(path, field, errors)
}

/** A path that no part of leads upwards. */
export function pathNoBacksteps(path: string, field: FieldPath, errors: FieldError[]): void {
  if (path.split('/').includes('..')) errors.push(invalid(field, path, "must not contain '..'"))
}

/** A path of a projected file. Source: validateLocalNonReservedPath. */
export function localNonReservedPath(path: string, field: FieldPath, errors: FieldError[]): void {
  localDescendingPath(path, field, errors)
  if (path.startsWith('..') && !path.startsWith('../')) {
    errors.push(invalid(field, path, "must not start with '..'"))
  }
}
