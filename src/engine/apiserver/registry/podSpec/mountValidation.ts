/**
 * Validation of where a container sees the pod's volumes.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateVolumeMounts,
 * ValidateVolumeDevices)
 */
import type { Container, VolumeMount } from '../../../../api/container'
import {
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  notFound,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import type { Volume } from '../../../../api/volume'
import { localDescendingPath } from './paths'

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None']

export function validateVolumeMounts(
  container: Container,
  volumes: ReadonlyMap<string, Volume>,
  containerPath: FieldPath,
  errors: FieldError[],
): void {
  const path = `${containerPath}.volumeMounts`
  const places = new Set<string>()
  container.volumeMounts?.forEach((mount, i) => {
    const at = index(path, i)
    if (!mount.name) errors.push(required(`${at}.name`))
    if (!volumes.has(mount.name)) errors.push(notFound(`${at}.name`, mount.name))
    if (!mount.mountPath) errors.push(required(`${at}.mountPath`))
    if (places.has(mount.mountPath)) {
      errors.push(invalid(`${at}.mountPath`, mount.mountPath, 'must be unique'))
    }
    places.add(mount.mountPath)
    if (container.volumeDevices?.some((device) => device.name === mount.name)) {
      errors.push(invalid(`${at}.name`, mount.name, 'must not already exist in volumeDevices'))
    }
    validateSubPath(mount, at, path, errors)
    validatePropagation(mount, container, path, errors)
    validateRecursiveReadOnly(mount, at, errors)
  })
}

/** Upstream names the list, not the item, in these two. */
function validateSubPath(
  { subPath, subPathExpr }: VolumeMount,
  at: FieldPath,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (subPath) localDescendingPath(subPath, `${path}.subPath`, errors)
  if (!subPathExpr) return
  if (subPath) {
    const detail = 'subPathExpr and subPath are mutually exclusive'
    errors.push(invalid(`${at}.subPathExpr`, subPathExpr, detail))
  }
  localDescendingPath(subPathExpr, `${path}.subPathExpr`, errors)
}

function validatePropagation(
  { mountPropagation }: VolumeMount,
  container: Container,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (mountPropagation === undefined) return
  const at = `${path}.mountPropagation`
  if (!PROPAGATIONS.includes(mountPropagation)) {
    errors.push(notSupported(at, mountPropagation, PROPAGATIONS))
  }
  if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    const detail = 'Bidirectional mount propagation is available only to privileged containers'
    errors.push(forbidden(at, detail))
  }
}

function validateRecursiveReadOnly(
  { recursiveReadOnly, readOnly }: VolumeMount,
  at: FieldPath,
  errors: FieldError[],
): void {
  if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled') return
  const path = `${at}.recursiveReadOnly`
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') {
    const supported = ['Disabled', 'Enabled', 'IfPossible']
    errors.push(notSupported(path, recursiveReadOnly, supported))
  } else if (readOnly !== true) {
    errors.push(forbidden(path, 'may only be specified when readOnly is true'))
  }
}

export function validateVolumeDevices(
  container: Container,
  volumes: ReadonlyMap<string, Volume>,
  containerPath: FieldPath,
  errors: FieldError[],
): void {
  const names = new Set<string>()
  const places = new Set<string>()
  container.volumeDevices?.forEach(({ name, devicePath }, i) => {
    const at = index(`${containerPath}.volumeDevices`, i)
    const volume = volumes.get(name)
    if (!name) errors.push(required(`${at}.name`))
    if (names.has(name)) errors.push(invalid(`${at}.name`, name, 'must be unique'))
    if (volume === undefined) errors.push(notFound(`${at}.name`, name))
    else if (!volume.persistentVolumeClaim && !volume.ephemeral) {
      const detail =
        'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'
      errors.push(invalid(`${at}.name`, name, detail))
    }
    if (!devicePath) errors.push(required(`${at}.devicePath`))
    if (places.has(devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, 'must be unique'))
    }
    places.add(devicePath)
    names.add(name)
  })
}
