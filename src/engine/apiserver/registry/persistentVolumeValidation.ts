/**
 * Validation of volumes.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidatePersistentVolume,
 * ValidatePersistentVolumeUpdate)
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  type FieldError,
  forbidden,
  invalid,
  key,
  notSupported,
  required,
} from '../../../api/machinery/fieldError'
import type { PersistentVolume, PersistentVolumeSpec } from '../../../api/persistentVolume'
import type { PersistentVolumeSource } from '../../../api/volume'
import {
  validateAccessModes,
  validateClassName,
  validatePositive,
  validateVolumeMode,
} from './claimSpecValidation'
import { validateDriverName } from './csiDriverName'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import { validateNodeSelector } from './podSpec/affinityValidation'
import { pathNoBacksteps } from './podSpec/paths'
import { validateHostPath, validateNFS } from './podSpec/volumeValidation'
import { specDiff } from './specDiff'

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain']

/** The sources in the order they are looked at. */
const SOURCES: readonly (keyof PersistentVolumeSource)[] = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'nfs',
  'rbd',
  'iscsi',
  'fc',
  'azureDisk',
  'local',
  'csi',
]

/** What a spec has besides the source of its bytes. */
const BESIDE_SOURCE: ReadonlySet<string> = new Set<keyof PersistentVolumeSpec>([
  'capacity',
  'accessModes',
  'claimRef',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'mountOptions',
  'volumeMode',
  'nodeAffinity',
  'volumeAttributesClassName',
])

export function validatePersistentVolume({ metadata, spec }: PersistentVolume): FieldError[] {
  const errors: FieldError[] = []
  validateObjectMeta(metadata, false, subdomainName, errors)
  validateSpec(spec, errors)
  return errors
}

export function validatePersistentVolumeUpdate(
  next: PersistentVolume,
  stored: PersistentVolume,
  subresource: string,
): FieldError[] {
  const errors: FieldError[] = []
  validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
  if (subresource === 'status' || next.spec === stored.spec) return errors
  validateSpec(next.spec, errors)
  const [before, after] = [sourceOf(stored.spec), sourceOf(next.spec)]
  if (!deepEqual(before, after)) {
    const diff = specDiff('PersistentVolumeSource', before, after)
    const detail = `spec.persistentvolumesource is immutable after creation\n${diff}`
    errors.push(forbidden('spec.persistentvolumesource', detail))
  }
  const { volumeMode, nodeAffinity } = next.spec
  if (volumeMode !== stored.spec.volumeMode) {
    errors.push(invalid('volumeMode', volumeMode, 'field is immutable'))
  }
  // It may be set later, once.
  const { nodeAffinity: kept } = stored.spec
  if (kept !== undefined && !deepEqual(nodeAffinity, kept)) {
    errors.push(invalid('nodeAffinity', nodeAffinity, 'field is immutable'))
  }
  return errors
}

function validateSpec(spec: PersistentVolumeSpec, errors: FieldError[]): void {
  const { accessModes = [], nodeAffinity, persistentVolumeReclaimPolicy: policy } = spec
  if (accessModes.length === 0) errors.push(required('spec.accessModes'))
  validateAccessModes(accessModes, 'spec.accessModes', errors)
  validateCapacity(spec.capacity ?? {}, errors)
  if (policy && !RECLAIM_POLICIES.includes(policy)) {
    errors.push(notSupported('spec.persistentVolumeReclaimPolicy', policy, RECLAIM_POLICIES))
  }
  const affinity = nodeAffinity?.required
  if (affinity) validateNodeSelector(affinity, 'spec.nodeAffinity.required', errors)
  else if (nodeAffinity) {
    const detail = 'must specify required node constraints'
    errors.push(required('spec.nodeAffinity.required', detail))
  }
  validateSource(spec, errors)
  const atRoot = spec.hostPath?.path !== undefined && /^\/+$/.test(spec.hostPath.path)
  if (atRoot && policy === 'Recycle') {
    const detail = "may not be 'recycle' for a hostPath mount of '/'"
    errors.push(forbidden('spec.persistentVolumeReclaimPolicy', detail))
  }
  validateClassName(spec.storageClassName, 'spec.storageClassName', errors)
  validateVolumeMode(spec.volumeMode, 'spec.volumeMode', errors)
}

function validateCapacity(capacity: Readonly<Record<string, string>>, errors: FieldError[]): void {
  const names = Object.keys(capacity).sort()
  if (names.length === 0) errors.push(required('spec.capacity'))
  if (names.length !== 1 || names[0] !== 'storage') {
    errors.push(notSupported('spec.capacity', capacity, ['storage']))
  }
  for (const name of names) validatePositive(capacity[name], key('spec.capacity', name), errors)
}

function validateSource(spec: PersistentVolumeSpec, errors: FieldError[]): void {
  const given = SOURCES.filter((name) => spec[name] !== undefined)
  const [first, ...more] = given
  for (const name of more) {
    errors.push(forbidden(`spec.${name}`, 'may not specify more than 1 volume type'))
  }
  if (first !== undefined) validateNamedSource(spec, first, errors)
  // Sources the simulation has no type for are taken as they are.
  else if (Object.keys(sourceOf(spec)).length === 0) {
    errors.push(required('spec', 'must specify a volume type'))
  }
}

function validateNamedSource(
  spec: PersistentVolumeSpec,
  name: keyof PersistentVolumeSource,
  errors: FieldError[],
): void {
  const { hostPath, nfs, local, csi } = spec
  if (name === 'hostPath' && hostPath) validateHostPath(hostPath, 'spec.hostPath', errors)
  if (name === 'nfs' && nfs) validateNFS(nfs, 'spec.nfs', errors)
  if (name === 'local' && local) {
    if (local.path) pathNoBacksteps(local.path, 'spec.local.path', errors)
    else errors.push(required('spec.local.path'))
    if (spec.nodeAffinity?.required === undefined) {
      errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'))
    }
  }
  if (name === 'csi' && csi) {
    validateDriverName(csi.driver, 'spec.csi.driver', errors)
    if (!csi.volumeHandle) errors.push(required('spec.csi.volumeHandle'))
  }
}

/** The part of a spec that says where the bytes are. */
function sourceOf(spec: PersistentVolumeSpec): Partial<PersistentVolumeSource> {
  const entries = Object.entries(spec).filter(([name]) => !BESIDE_SOURCE.has(name))
  return Object.fromEntries(entries)
}
