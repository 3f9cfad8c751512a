import type { KubeObject, Preconditions } from '../../../api/meta'
import { etcdKey, objectKeyOf } from '../definitions'
import type { Attempt } from './attempt'

/** How storage words that an object is not the one meant; undefined when it is. */
export function preconditionFailure(
  attempt: Attempt,
  { metadata }: KubeObject,
  { uid, resourceVersion }: Preconditions,
): string | undefined {
  if (differs(uid, metadata.uid)) {
    const failed = `UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`
    return storageError(attempt, failed)
  }
  if (!differs(resourceVersion, metadata.resourceVersion)) return undefined
  const failed = `ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${metadata.resourceVersion}`
  return storageError(attempt, failed)
}

const differs = (wanted: string | undefined, actual: string): boolean =>
  wanted !== undefined && wanted !== '' && wanted !== actual

function storageError({ definition, namespace, name }: Attempt, failed: string): string {
  const key = etcdKey(definition, objectKeyOf(definition, namespace, name))
  return `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: ${failed}`
}
