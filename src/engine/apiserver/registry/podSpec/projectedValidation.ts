/**
 * Validation of what is projected into a volume: files of several sources in one place.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (validateProjectionSources)
 */
import {
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  required,
} from '../../../../api/machinery/fieldError'
import { configMapKey } from '../../../../api/machinery/names'
import type {
  DownwardAPIVolumeFile,
  KeyToPath,
  ProjectedVolumeSource,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from '../../../../api/volume'
import { pushAll } from '../objectMeta'
import { validateFieldSelector, validateResourceFieldSelector } from './envValidation'
import { localNonReservedPath } from './paths'

const VOLUME_FIELD_PATHS: readonly string[] = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]

const MIN_TOKEN_SECONDS = 10 * 60
const MAX_TOKEN_SECONDS = 2 ** 32

export function validateProjected(
  projected: ProjectedVolumeSource,
  path: FieldPath,
  errors: FieldError[],
): void {
  const taken = new Set<string>()
  projected.sources?.forEach((source, i) => {
    validateProjection(source, taken, index(`${path}.sources`, i), errors)
  })
}

function validateProjection(
  source: VolumeProjection,
  taken: Set<string>,
  path: FieldPath,
  errors: FieldError[],
): void {
  let found = 0
  const first = (name: string): boolean => {
    found++
    if (found === 1) return true
    errors.push(forbidden(`${path}.${name}`, 'may not specify more than 1 volume type per source'))
    return false
  }
  const { secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle } = source
  if (secret && first('secret')) {
    if (!secret.name) errors.push(required(`${path}.secret.name`))
    validateProjectedItems(secret.items ?? [], taken, secret.name ?? '', `${path}.secret`, errors)
  }
  if (configMap && first('configMap')) {
    if (!configMap.name) errors.push(required(`${path}.configMap.name`))
    const name = configMap.name ?? ''
    validateProjectedItems(configMap.items ?? [], taken, name, `${path}.configMap`, errors)
  }
  if (downwardAPI && first('downwardAPI')) {
    const at = `${path}.downwardAPI`
    validateDownwardItems(downwardAPI.items ?? [], at, errors)
    for (const item of downwardAPI.items ?? []) claimPath(item.path, taken, item.path, at, errors)
  }
  if (serviceAccountToken && first('serviceAccountToken')) {
    validateToken(serviceAccountToken, taken, `${path}.serviceAccountToken`, errors)
  }
  if (clusterTrustBundle) first('clusterTrustBundle')
}

function validateProjectedItems(
  items: readonly KeyToPath[],
  taken: Set<string>,
  name: string,
  path: FieldPath,
  errors: FieldError[],
): void {
  items.forEach((item, i) => {
    const at = index(`${path}.items`, i)
    if (!item.key) errors.push(required(`${at}.key`))
    else pushAll(errors, `${at}.key`, item.key, configMapKey(item.key))
    if (!item.path) errors.push(required(`${at}.path`))
    else localNonReservedPath(item.path, `${at}.path`, errors)
    claimPath(item.path, taken, name, path, errors)
  })
}

function validateToken(
  token: ServiceAccountTokenProjection,
  taken: Set<string>,
  path: FieldPath,
  errors: FieldError[],
): void {
  const seconds = token.expirationSeconds ?? 0
  const at = `${path}.expirationSeconds`
  if (seconds < MIN_TOKEN_SECONDS) {
    errors.push(invalid(at, seconds, 'may not specify a duration less than 10 minutes'))
  } else if (seconds > MAX_TOKEN_SECONDS) {
    errors.push(invalid(at, seconds, 'may not specify a duration larger than 2^32 seconds'))
  }
  if (!token.path) errors.push(required(`${path}.path`))
  else localNonReservedPath(token.path, `${path}.path`, errors)
  claimPath(token.path, taken, token.path, path, errors)
}

function claimPath(
  file: string,
  taken: Set<string>,
  shown: string,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!file) return
  if (taken.has(file)) errors.push(invalid(path, shown, 'conflicting duplicate paths'))
  taken.add(file)
}

/** Source: validateDownwardAPIVolumeFile. */
export function validateDownwardItems(
  items: readonly DownwardAPIVolumeFile[],
  path: FieldPath,
  errors: FieldError[],
): void {
  for (const item of items) {
    if (!item.path) errors.push(required(`${path}.path`))
    else localNonReservedPath(item.path, `${path}.path`, errors)
    const { fieldRef, resourceFieldRef } = item
    if (fieldRef) {
      validateFieldSelector(fieldRef, VOLUME_FIELD_PATHS, `${path}.fieldRef`, errors)
      if (resourceFieldRef) {
        const detail = 'fieldRef and resourceFieldRef can not be specified simultaneously'
        errors.push(invalid(path, 'resource', detail))
      }
    } else if (resourceFieldRef) {
      validateResourceFieldSelector(resourceFieldRef, true, `${path}.resourceFieldRef`, errors)
    } else {
      errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'))
    }
  }
}
