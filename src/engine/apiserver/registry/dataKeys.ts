/**
 * What ConfigMaps and Secrets share: keys, sizes, and that they may be frozen.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateConfigMap, ValidateSecret)
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, forbidden, key, tooLong } from '../../../api/machinery/fieldError'
import { configMapKey } from '../../../api/machinery/names'
import type { StringMap } from '../../../api/meta'
import { pushAll } from './objectMeta'

/** Values of all keys together. Source: MaxSecretSize. */
const MAX_DATA_BYTES = 1024 * 1024

/** Upstream's path of the whole object is empty, and prints like this. */
const WHOLE_OBJECT = '[]'

export function validateKeys(
  data: StringMap | undefined,
  path: 'data' | 'binaryData',
  errors: FieldError[],
): void {
  if (data === undefined) return
  for (const name of Object.keys(data).sort()) {
    pushAll(errors, key(path, name), name, configMapKey(name))
  }
}

export function validateSize(bytes: number, errors: FieldError[]): void {
  if (bytes > MAX_DATA_BYTES) errors.push(tooLong(WHOLE_OBJECT, MAX_DATA_BYTES))
}

/** Bytes that a base64 text stands for. */
export function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return (text.length / 4) * 3 - padding
}

interface Freezable {
  readonly immutable?: boolean
  readonly data?: StringMap
  readonly binaryData?: StringMap
}

/** Once frozen, neither the content nor the frost can be changed. */
export function validateImmutable(next: Freezable, stored: Freezable, errors: FieldError[]): void {
  if (stored.immutable !== true) return
  const detail = 'field is immutable when `immutable` is set'
  if (next.immutable !== true) errors.push(forbidden('immutable', detail))
  if (!deepEqual(next.data, stored.data)) errors.push(forbidden('data', detail))
  if (!deepEqual(next.binaryData, stored.binaryData)) errors.push(forbidden('binaryData', detail))
}
