/**
 * Who made an object and is to take it along when it goes.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/controller_ref.go,
 * staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go
 */
import type { KubeObject, OwnerReference } from '../meta'
import { child, type FieldError, type FieldPath, invalid } from './fieldError'

interface Owned {
  readonly metadata: { readonly ownerReferences?: ReadonlyArray<OwnerReference> }
}

/** The reference to the object's controller, if it has one. Source: GetControllerOf. */
export function getControllerOf(object: Owned): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller === true)
}

/** Whether `owner` is the object's controller. Source: IsControlledBy. */
export function isControlledBy(
  object: Owned,
  owner: { readonly metadata: { readonly uid: string } },
): boolean {
  return getControllerOf(object)?.uid === owner.metadata.uid
}

/** A reference that makes `owner` the controller. Source: NewControllerRef. */
export function newControllerRef(owner: KubeObject): OwnerReference {
  const { apiVersion, kind, metadata } = owner
  const { name, uid } = metadata
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true }
}

/** What is wrong with the references of an object. Source: ValidateOwnerReferences. */
export function ownerReferenceErrors(
  references: ReadonlyArray<OwnerReference>,
  path: FieldPath = 'metadata.ownerReferences',
): ReadonlyArray<FieldError> {
  const errors: FieldError[] = []
  let controller: OwnerReference | undefined
  for (const reference of references) {
    errors.push(...referenceErrors(reference, path))
    if (reference.controller !== true) continue
    if (controller === undefined) controller = reference
    else {
      const both = `${named(controller)} and ${named(reference)}`
      const one = 'Only one reference can have Controller set to true.'
      const detail = `${one} Found "true" in references for ${both}`
      errors.push(invalid(path, references, detail))
    }
  }
  return errors
}

function referenceErrors(reference: OwnerReference, path: FieldPath): ReadonlyArray<FieldError> {
  const errors: FieldError[] = []
  const { apiVersion, kind, name, uid } = reference
  if (apiVersion === '' || apiVersion.endsWith('/')) {
    errors.push(invalid(child(path, 'apiVersion'), apiVersion, 'version must not be empty'))
  }
  for (const [field, value] of [
    ['kind', kind],
    ['name', name],
    ['uid', uid],
  ] as const) {
    if (value === '') errors.push(invalid(child(path, field), value, 'must not be empty'))
  }
  if (apiVersion === 'v1' && kind === 'Event') {
    const detail = '/v1, Kind=Event is disallowed from being an owner'
    errors.push(invalid(path, reference, detail))
  }
  return errors
}

function named({ kind, name }: OwnerReference): string {
  return `${kind}/${name}`
}
