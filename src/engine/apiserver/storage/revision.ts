/**
 * An object's resourceVersion is the revision of its key, so it cannot be part of what is stored:
 * it is put in when the object is read.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/api_object_versioner.go
 */
import type { KubeObject } from '../../../api/meta'
import { deepFreeze } from '../../kernel/plain'

/** An object as read at a revision: frozen, sharing all but its metadata. */
export function withRevision(object: KubeObject, revision: number): KubeObject {
  const marked = replaceRevision(object, String(revision))
  Object.freeze(marked.metadata)
  return Object.freeze(marked)
}

/** An object as it is stored: without a resourceVersion, frozen to the bottom. */
export const forStorage = (object: KubeObject): KubeObject =>
  deepFreeze(object.metadata.resourceVersion === '' ? object : replaceRevision(object, ''))

/** Every write does this three times, to objects of all shapes: assign is twice as quick as spread. */
function replaceRevision(object: KubeObject, resourceVersion: string): KubeObject {
  const metadata = Object.assign({}, object.metadata, { resourceVersion })
  return Object.assign({}, object, { metadata })
}

/** The revision an object was read at; 0 for one that was not. */
export const revisionOf = (object: KubeObject | undefined): number =>
  object === undefined || object.metadata.resourceVersion === ''
    ? 0
    : Number(object.metadata.resourceVersion)
