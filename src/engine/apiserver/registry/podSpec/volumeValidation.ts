/**
 * Validation of a pod's volumes.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateVolumes, validateVolumeSource)
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
import { configMapKey, dns1123Label } from '../../../../api/machinery/names'
import { quantityOf, signOf } from '../../../../api/machinery/quantity'
import type {
  HostPathVolumeSource,
  KeyToPath,
  NFSVolumeSource,
  Volume,
  VolumeSource,
} from '../../../../api/volume'
import { pushAll } from '../objectMeta'
import { localNonReservedPath, pathNoBacksteps } from './paths'
import { validateDownwardItems, validateProjected } from './projectedValidation'

/** The sources in the order they are looked at. */
const SOURCES: readonly (keyof VolumeSource)[] = [
  'emptyDir',
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'persistentVolumeClaim',
  'rbd',
  'downwardAPI',
  'fc',
  'configMap',
  'azureDisk',
  'projected',
  'csi',
  'ephemeral',
  'image',
]

const HOST_PATH_TYPES: readonly string[] = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
]

const FILE_MODE_ERROR = 'must be a number between 0 and 0777 (octal), both inclusive'
const MAX_FILE_MODE = 0o777

/** The volumes that are well-formed, by name: what containers may mount. */
export function validateVolumes(
  volumes: readonly Volume[],
  path: FieldPath,
  errors: FieldError[],
): ReadonlyMap<string, Volume> {
  const good = new Map<string, Volume>()
  volumes.forEach((volume, i) => {
    const at = index(path, i)
    const before = errors.length
    validateSource(volume, at, errors)
    if (!volume.name) errors.push(required(`${at}.name`))
    else pushAll(errors, `${at}.name`, volume.name, dns1123Label(volume.name))
    if (good.has(volume.name)) errors.push(duplicate(`${at}.name`, volume.name))
    if (errors.length === before) good.set(volume.name, volume)
  })
  return good
}

function validateSource(volume: Volume, path: FieldPath, errors: FieldError[]): void {
  let found = 0
  for (const name of SOURCES) {
    if (volume[name] === undefined) continue
    found++
    if (found === 1) validateNamedSource(volume, name, `${path}.${name}`, errors)
    else errors.push(forbidden(`${path}.${name}`, 'may not specify more than 1 volume type'))
  }
  // Sources the simulation has no type for are taken as they are.
  if (found === 0 && Object.keys(volume).length < 2) {
    errors.push(required(path, 'must specify a volume type'))
  }
}

function validateNamedSource(
  volume: Volume,
  name: keyof VolumeSource,
  path: FieldPath,
  errors: FieldError[],
): void {
  const { emptyDir, hostPath, secret, configMap, persistentVolumeClaim } = volume
  const { downwardAPI, projected, nfs, csi, image } = volume
  if (name === 'emptyDir' && emptyDir?.sizeLimit !== undefined) {
    if (signOf(quantityOf(emptyDir.sizeLimit)) < 0) {
      const detail = 'SizeLimit field must be a valid resource quantity'
      errors.push(forbidden(`${path}.sizeLimit`, detail))
    }
  }
  if (name === 'hostPath' && hostPath) validateHostPath(hostPath, path, errors)
  if (name === 'secret' && secret) {
    if (!secret.secretName) errors.push(required(`${path}.secretName`))
    validateFiles(secret, path, errors)
  }
  if (name === 'configMap' && configMap) {
    if (!configMap.name) errors.push(required(`${path}.name`))
    validateFiles(configMap, path, errors)
  }
  if (name === 'persistentVolumeClaim' && !persistentVolumeClaim?.claimName) {
    errors.push(required(`${path}.claimName`))
  }
  if (name === 'downwardAPI' && downwardAPI) {
    validateMode(downwardAPI.defaultMode, `${path}.defaultMode`, errors)
    validateDownwardItems(downwardAPI.items ?? [], `${path}.items`, errors)
  }
  if (name === 'projected' && projected) {
    validateMode(projected.defaultMode, `${path}.defaultMode`, errors)
    validateProjected(projected, path, errors)
  }
  if (name === 'nfs' && nfs) validateNFS(nfs, path, errors)
  if (name === 'csi' && !csi?.driver) errors.push(required(`${path}.driver`))
  if (name === 'image' && !image?.reference) errors.push(required(`${path}.reference`))
}

/** Source: validateHostPathVolumeSource. */
export function validateHostPath(
  hostPath: HostPathVolumeSource,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!hostPath.path) errors.push(required(`${path}.path`))
  else pathNoBacksteps(hostPath.path, `${path}.path`, errors)
  if (!HOST_PATH_TYPES.includes(hostPath.type ?? '')) {
    errors.push(notSupported(`${path}.type`, hostPath.type, HOST_PATH_TYPES))
  }
}

/** Source: validateNFSVolumeSource. */
export function validateNFS(nfs: NFSVolumeSource, path: FieldPath, errors: FieldError[]): void {
  if (!nfs.server) errors.push(required(`${path}.server`))
  if (!nfs.path) errors.push(required(`${path}.path`))
  else if (!nfs.path.startsWith('/')) {
    errors.push(invalid(`${path}.path`, nfs.path, 'must be an absolute path'))
  }
}

function validateFiles(
  source: { readonly defaultMode?: number; readonly items?: readonly KeyToPath[] },
  path: FieldPath,
  errors: FieldError[],
): void {
  validateMode(source.defaultMode, `${path}.defaultMode`, errors)
  validateItems(source.items ?? [], `${path}.items`, errors)
}

/** Source: validateKeyToPath. */
export function validateItems(
  items: readonly KeyToPath[],
  path: FieldPath,
  errors: FieldError[],
): void {
  items.forEach((item, i) => {
    const at = index(path, i)
    if (!item.key) errors.push(required(`${at}.key`))
    else pushAll(errors, `${at}.key`, item.key, configMapKey(item.key))
    if (!item.path) errors.push(required(`${at}.path`))
    else localNonReservedPath(item.path, `${at}.path`, errors)
    validateMode(item.mode, `${at}.mode`, errors)
  })
}

function validateMode(mode: number | undefined, path: FieldPath, errors: FieldError[]): void {
  if (mode === undefined || (mode >= 0 && mode <= MAX_FILE_MODE)) return
  errors.push(invalid(path, mode, FILE_MODE_ERROR))
}
