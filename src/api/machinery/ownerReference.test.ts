import { expect, it } from 'vitest'
import type { KubeObject, OwnerReference } from '../meta'
import { fieldErrorText } from './fieldError'
import {
  getControllerOf,
  isControlledBy,
  newControllerRef,
  ownerReferenceErrors,
} from './ownerReference'

const rs: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'web', uid: 'u1', resourceVersion: '1', creationTimestamp: '' },
}
const reference = newControllerRef(rs)

it('an object is controlled by the owner whose reference says so', () => {
  const pod = {
    metadata: { ownerReferences: [{ ...reference, uid: 'u0', controller: false }, reference] },
  }
  expect(getControllerOf(pod)).toBe(reference)
  expect(isControlledBy(pod, rs)).toBe(true)
  expect(isControlledBy({ metadata: {} }, rs)).toBe(false)
})

it('a controller reference blocks the deletion of its owner', () => {
  expect(reference).toEqual({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    name: 'web',
    uid: 'u1',
    controller: true,
    blockOwnerDeletion: true,
  })
})

it.each<[string, ReadonlyArray<OwnerReference>, ReadonlyArray<string>]>([
  ['one controller is fine', [reference], []],
  [
    'the uid is required',
    [{ ...reference, uid: '' }],
    ['metadata.ownerReferences.uid: Invalid value: "": must not be empty'],
  ],
  [
    'the version is required',
    [{ ...reference, apiVersion: '' }],
    ['metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty'],
  ],
])('%s', (_, references, expected) => {
  expect(ownerReferenceErrors(references).map(fieldErrorText)).toEqual(expected)
})

it('there is one controller at most', () => {
  const [error] = ownerReferenceErrors([reference, { ...reference, name: 'db', uid: 'u2' }])
  expect(error?.detail).toBe(
    'Only one reference can have Controller set to true. ' +
      'Found "true" in references for ReplicaSet/web and ReplicaSet/db',
  )
})
