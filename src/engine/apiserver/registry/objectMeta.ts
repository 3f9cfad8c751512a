/**
 * Validation of the metadata that every object has.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go,
 * pkg/apis/meta/v1/validation
 */

import {
  child,
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  required,
  tooLong,
} from '../../../api/machinery/fieldError'
import { goQuote } from '../../../api/machinery/goFormat'
import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelValue,
  maskTrailingDash,
  type NameErrors,
  qualifiedName,
} from '../../../api/machinery/names'
import { utf8Length } from '../../../api/machinery/utf8'
import type { ObjectMeta, OwnerReference, StringMap } from '../../../api/meta'

/** Keys and values of all annotations together. Source: TotalAnnotationSizeLimitB. */
const MAX_ANNOTATION_BYTES = 256 * 1024

const STANDARD_FINALIZERS = new Set(['orphan', 'foregroundDeletion', 'kubernetes'])

/** Which names a kind takes; with `prefix`, whether a generated name may begin so. */
export type NameRule = (name: string) => NameErrors

export const subdomainName: NameRule = dns1123Subdomain
export const labelName: NameRule = dns1123Label
export const serviceName: NameRule = dns1035Label

/** What is wrong with the metadata of an object that is to be created. */
export function validateObjectMeta(
  meta: ObjectMeta,
  namespaced: boolean,
  nameRule: NameRule,
  errors: FieldError[],
): void {
  validateNames(meta, nameRule, errors)
  if (namespaced) {
    if (!meta.namespace) errors.push(required('metadata.namespace'))
    else pushAll(errors, 'metadata.namespace', meta.namespace, dns1123Label(meta.namespace))
  } else if (meta.namespace) {
    errors.push(forbidden('metadata.namespace', 'not allowed on this type'))
  }
  validateCommon(meta, errors)
}

/** What is wrong with a change of metadata. The resourceVersion is the server's own check. */
export function validateObjectMetaUpdate(
  next: ObjectMeta,
  stored: ObjectMeta,
  errors: FieldError[],
): void {
  if (next === stored) return
  if (stored.deletionTimestamp !== undefined) validateNoNewFinalizers(next, stored, errors)
  if ((next.generation ?? 0) < (stored.generation ?? 0)) {
    errors.push(invalid('metadata.generation', next.generation ?? 0, 'must not be decremented'))
  }
  for (const name of IMMUTABLE) {
    if (next[name] === stored[name]) continue
    errors.push(invalid(`metadata.${name}`, next[name], 'field is immutable'))
  }
  validateCommon(next, errors, stored)
}

const IMMUTABLE = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const

function validateNames(meta: ObjectMeta, nameRule: NameRule, errors: FieldError[]): void {
  if (meta.generateName) {
    const prefix = maskTrailingDash(meta.generateName)
    pushAll(errors, 'metadata.generateName', meta.generateName, nameRule(prefix))
  }
  if (meta.name) pushAll(errors, 'metadata.name', meta.name, nameRule(meta.name))
  else errors.push(required('metadata.name', 'name or generateName is required'))
}

/** Parts identical to the stored ones were validated when they were stored. */
function validateCommon(meta: ObjectMeta, errors: FieldError[], stored?: ObjectMeta): void {
  if ((meta.generation ?? 0) < 0) errors.push(negative('metadata.generation', meta.generation))
  if (meta.labels !== stored?.labels) validateLabels(meta.labels, 'metadata.labels', errors)
  if (meta.annotations !== stored?.annotations) {
    validateAnnotations(meta.annotations, 'metadata.annotations', errors)
  }
  if (meta.ownerReferences !== stored?.ownerReferences) {
    validateOwnerReferences(meta.ownerReferences ?? [], errors)
  }
  if (meta.finalizers !== stored?.finalizers) validateFinalizers(meta.finalizers ?? [], errors)
}

/** Source: ValidateLabels. */
export function validateLabels(
  labels: StringMap | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (labels === undefined) return
  // Go walks maps in no order; here it is the order of the keys, so that answers repeat.
  for (const key of Object.keys(labels).sort()) {
    const value = labels[key] ?? ''
    validateLabelName(key, path, errors)
    pushAll(errors, path, value, labelValue(value))
  }
}

/** Source: ValidateLabelName. */
export function validateLabelName(name: string, path: FieldPath, errors: FieldError[]): void {
  pushAll(errors, path, name, qualifiedName(name))
}

/** Source: ValidateAnnotations. */
export function validateAnnotations(
  annotations: StringMap | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (annotations === undefined) return
  let bytes = 0
  for (const key of Object.keys(annotations).sort()) {
    // Annotations of older releases had upper case in their keys.
    pushAll(errors, path, key, qualifiedName(key.toLowerCase()))
    bytes += utf8Length(key) + utf8Length(annotations[key] ?? '')
  }
  if (bytes > MAX_ANNOTATION_BYTES) errors.push(tooLong(path, MAX_ANNOTATION_BYTES))
}

function validateOwnerReferences(owners: readonly OwnerReference[], errors: FieldError[]): void {
  const path = 'metadata.ownerReferences'
  let controller: OwnerReference | undefined
  for (const owner of owners) {
    validateOwnerReference(owner, path, errors)
    if (owner.controller !== true) continue
    if (controller !== undefined) {
      const found = `${controller.kind}/${controller.name} and ${owner.kind}/${owner.name}`
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${found}`
      errors.push(invalid(path, owners, detail))
    }
    controller = owner
  }
}

function validateOwnerReference(
  owner: OwnerReference,
  path: FieldPath,
  errors: FieldError[],
): void {
  const version = owner.apiVersion.slice(owner.apiVersion.indexOf('/') + 1)
  if (!version)
    errors.push(invalid(child(path, 'apiVersion'), version, 'version must not be empty'))
  if (!owner.kind) errors.push(invalid(child(path, 'kind'), owner.kind, 'must not be empty'))
  if (!owner.name) errors.push(invalid(child(path, 'name'), owner.name, 'must not be empty'))
  if (!owner.uid) errors.push(invalid(child(path, 'uid'), owner.uid, 'must not be empty'))
  if (owner.apiVersion === 'v1' && owner.kind === 'Event') {
    errors.push(invalid(path, owner, '/v1, Kind=Event is disallowed from being an owner'))
  }
}

function validateFinalizers(finalizers: readonly string[], errors: FieldError[]): void {
  finalizers.forEach((name, i) => {
    validateFinalizerName(name, index('metadata.finalizers', i), errors)
  })
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    const detail = 'finalizer orphan and foregroundDeletion cannot be both set'
    errors.push(invalid('metadata.finalizers', finalizers, detail))
  }
}

/** Source: ValidateFinalizerName, and the check of pkg/apis/core/validation on standard names. */
export function validateFinalizerName(name: string, path: FieldPath, errors: FieldError[]): void {
  pushAll(errors, path, name, qualifiedName(name))
  if (!name.includes('/') && !STANDARD_FINALIZERS.has(name)) {
    const detail = 'name is neither a standard finalizer name nor is it fully qualified'
    errors.push(invalid(path, name, detail))
  }
}

function validateNoNewFinalizers(next: ObjectMeta, stored: ObjectMeta, errors: FieldError[]): void {
  const before = new Set(stored.finalizers)
  const added = (next.finalizers ?? []).filter((name) => !before.has(name)).sort()
  if (added.length === 0) return
  const shown = `[]string{${added.map(goQuote).join(', ')}}`
  const detail = `no new finalizers can be added if the object is being deleted, found new finalizers ${shown}`
  errors.push(forbidden('metadata.finalizers', detail))
}

/** One error for each message. */
export function pushAll(
  errors: FieldError[],
  path: FieldPath,
  value: unknown,
  messages: NameErrors,
): void {
  for (const message of messages) errors.push(invalid(path, value, message))
}

/** Source: ValidateNonnegativeField. */
export function validateNonnegative(
  value: number | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (value !== undefined && value < 0) errors.push(negative(path, value))
}

function negative(path: FieldPath, value: unknown): FieldError {
  return invalid(path, value, 'must be greater than or equal to 0')
}
