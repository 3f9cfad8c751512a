/**
 * An object's resourceVersion is the revision of its key, so it cannot be part of what is stored:
 * it is put in when the object is read.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/api_object_versioner.go
 */
import type { KubeObject } from '../../../api/meta'
import { deepFreeze } from '../../kernel/plain'

/** An object as read at a revision: frozen, sharing all but its metadata. */
export function withRevision(object: KubeObject, revision: number): KubeObject {
  const metadata = Object.freeze({ ...object.metadata, resourceVersion: String(revision) })
  return Object.freeze({ ...object, metadata })
}

/** An object as it is stored: without a resourceVersion, frozen to the bottom. */
export function forStorage(object: KubeObject): KubeObject {
  return deepFreeze({ ...object, metadata: { ...object.metadata, resourceVersion: '' } })
}

/** The revision an object was read at; 0 for one that was not. */
export const revisionOf = (object: KubeObject | undefined): number =>
  object === undefined || object.metadata.resourceVersion === ''
    ? 0
    : Number(object.metadata.resourceVersion)
