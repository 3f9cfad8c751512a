/**
 * Validation of claims.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidatePersistentVolumeClaim,
 * ValidatePersistentVolumeClaimUpdate, ValidatePersistentVolumeClaimStatusUpdate)
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, forbidden, invalid, required } from '../../../api/machinery/fieldError'
import { compareQuantities, quantityOf } from '../../../api/machinery/quantity'
import { BETA_CLASS_ANNOTATION } from '../../../api/machinery/storageClass'
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { PersistentVolumeClaimSpec, TypedLocalObjectReference } from '../../../api/volume'
import {
  validateAccessModes,
  validateClassName,
  validatePositive,
  validateVolumeMode,
} from './claimSpecValidation'
import { validateLabelSelector } from './labelSelectorValidation'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import { validateAmounts } from './podSpec/resourceValidation'
import { withField } from './sharing'
import { specDiff } from './specDiff'

const STORAGE = 'spec.resources[storage]'

export function validatePersistentVolumeClaim({
  metadata,
  spec,
}: PersistentVolumeClaim): FieldError[] {
  const errors: FieldError[] = []
  validateObjectMeta(metadata, true, subdomainName, errors)
  validateSpec(spec, errors)
  return errors
}

export function validatePersistentVolumeClaimUpdate(
  next: PersistentVolumeClaim,
  stored: PersistentVolumeClaim,
  subresource: string,
): FieldError[] {
  const errors: FieldError[] = []
  validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
  if (subresource === 'status') {
    const { capacity, allocatedResources } = next.status ?? {}
    validateAmounts(capacity, 'status.capacity', errors)
    validateAmounts(allocatedResources, 'status.allocatedResources', errors)
    return errors
  }
  if (next.metadata !== stored.metadata) validateClassAnnotation(next, stored, errors)
  if (next.spec === stored.spec) return errors
  validateSpec(next.spec, errors)
  const kept = withUpdatable(next, stored)
  if (!deepEqual(kept, stored.spec)) {
    const diff = specDiff('PersistentVolumeClaimSpec', stored.spec, kept)
    const detail = `spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n${diff}`
    errors.push(forbidden('spec', detail))
  }
  validateSize(next, stored, errors)
  if (next.spec.volumeMode !== stored.spec.volumeMode) {
    errors.push(invalid('volumeMode', next.spec.volumeMode, 'field is immutable'))
  }
  return errors
}

function validateSpec(spec: PersistentVolumeClaimSpec, errors: FieldError[]): void {
  const { accessModes = [], resources, dataSource, dataSourceRef } = spec
  validateLabelSelector(spec.selector, 'spec.selector', errors)
  if (accessModes.length === 0) {
    errors.push(required('spec.accessModes', 'at least 1 access mode is required'))
  }
  validateAccessModes(accessModes, 'spec.accessModes', errors)
  const size = resources?.requests?.['storage']
  if (size === undefined) errors.push(required(STORAGE))
  else validatePositive(size, STORAGE, errors)
  validateClassName(spec.storageClassName, 'spec.storageClassName', errors)
  validateVolumeMode(spec.volumeMode, 'spec.volumeMode', errors)
  if (dataSource) validateDataSource(dataSource, 'spec.dataSource', errors)
  if (dataSourceRef) validateDataSource(dataSourceRef, 'spec.dataSourceRef', errors)
}

/** Source: validateDataSource. Of the core group only claims hold data. */
function validateDataSource(
  { apiGroup = '', kind, name }: TypedLocalObjectReference,
  path: string,
  errors: FieldError[],
): void {
  if (!name) errors.push(required(`${path}.name`))
  if (!kind) errors.push(required(`${path}.kind`))
  if (apiGroup !== '' || kind === 'PersistentVolumeClaim') return
  const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup"
  errors.push(invalid(path, kind, detail))
}

/** Source: ValidateImmutableAnnotation. */
function validateClassAnnotation(
  next: PersistentVolumeClaim,
  stored: PersistentVolumeClaim,
  errors: FieldError[],
): void {
  const after = next.metadata.annotations?.[BETA_CLASS_ANNOTATION] ?? ''
  if (after === (stored.metadata.annotations?.[BETA_CLASS_ANNOTATION] ?? '')) return
  errors.push(
    invalid(`metadata.annotations[${BETA_CLASS_ANNOTATION}]`, after, 'field is immutable'),
  )
}

/** The new spec with everything put back that may change. */
function withUpdatable(
  { spec: next, status }: PersistentVolumeClaim,
  { spec: stored }: PersistentVolumeClaim,
): PersistentVolumeClaimSpec {
  let kept = withField(next, 'volumeAttributesClassName', stored.volumeAttributesClassName)
  // A volume is named once.
  if (!stored.volumeName) kept = withField(kept, 'volumeName', stored.volumeName)
  // A class may be given to a claim that was made when there was no default one.
  if (stored.storageClassName === undefined) kept = withField(kept, 'storageClassName', undefined)
  const size = stored.resources?.requests?.['storage']
  if (status?.phase !== 'Bound' || size === undefined) return kept
  const requests = { ...kept.resources?.requests, storage: size }
  return { ...kept, resources: { ...kept.resources, requests } }
}

/** A claim may ask for less only while its volume has not grown to what it asked for. */
function validateSize(
  { spec: next }: PersistentVolumeClaim,
  { spec, status }: PersistentVolumeClaim,
  errors: FieldError[],
): void {
  const size = quantityOf(next.resources?.requests?.['storage'])
  if (compareQuantities(size, quantityOf(spec.resources?.requests?.['storage'])) >= 0) return
  if (compareQuantities(size, quantityOf(status?.capacity?.['storage'])) > 0) return
  const detail = 'field can not be less than status.capacity'
  errors.push(forbidden('spec.resources.requests.storage', detail))
}
