/**
 * The requests of the garbage collector.
 * Source: Kubernetes v1.35 pkg/controller/garbagecollector/operations.go, patch.go
 */
import type { DeletionPropagation, KubeObject, OwnerReference } from '../../../api/meta'
import { objectPath } from '../../clientGo/paths'
import type { WatchedResource } from '../caches'
import { MERGE, type PlannedRequest, STRATEGIC } from '../plan'
import type { Identity } from './graph'

export type Resources = readonly WatchedResource[]

/** The collector needs no more of an object, whatever its kind. Source: client-go/metadata/metadata.go */
const METADATA_ONLY = {
  accept:
    'application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,' +
    'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
}

/** The resource of a kind, as the configuration lists it. Source: apiResource */
export const findResource = (
  resources: Resources,
  { apiVersion, kind }: Pick<Identity, 'apiVersion' | 'kind'>,
): WatchedResource | undefined =>
  resources.find((resource) => resource.apiVersion === apiVersion && resource.kind === kind)

/** Why an unknown kind cannot be looked at. Source: restMappingError */
export const noResource = ({ apiVersion, kind }: Pick<Identity, 'apiVersion' | 'kind'>): string =>
  `unable to get REST mapping for ${apiVersion}/${kind}.`

export function pathOf(
  { apiVersion, resource, namespaced }: WatchedResource,
  { namespace, name }: Pick<Identity, 'namespace' | 'name'>,
): string {
  return objectPath(apiVersion, resource, namespaced ? namespace : '', name)
}

export const readRequest = (path: string): PlannedRequest => ({
  method: 'GET',
  path,
  headers: METADATA_ONLY,
  tolerate: ['NotFound'],
})

/** Deletes this very version of an object: anything that changed meanwhile must be weighed anew. */
export function deleteRequest(
  path: string,
  { metadata }: KubeObject,
  propagationPolicy: DeletionPropagation,
): PlannedRequest {
  const { uid, resourceVersion } = metadata
  const preconditions = { uid, resourceVersion }
  const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions, propagationPolicy }
  return { method: 'DELETE', path, body, tolerate: ['NotFound'] }
}

/** Takes owners off a dependent, which must still be the same object. */
export function dropOwnersRequest(
  path: string,
  dependentUid: string,
  owners: readonly string[],
): PlannedRequest {
  const ownerReferences = owners.map((uid) => ({ $patch: 'delete', uid }))
  const body = { metadata: { uid: dependentUid, ownerReferences } }
  return { method: 'PATCH', path, headers: { ...STRATEGIC, ...METADATA_ONLY }, body }
}

/** Lets the owners go first: none of them waits for this dependent any longer. */
export function unblockOwnersRequest(
  path: string,
  dependentUid: string,
  owners: readonly OwnerReference[],
): PlannedRequest {
  const ownerReferences = owners
    .filter(({ blockOwnerDeletion }) => blockOwnerDeletion === true)
    .map((owner) => ({ ...owner, blockOwnerDeletion: false }))
  const body = { metadata: { uid: dependentUid, ownerReferences } }
  return { method: 'PATCH', path, headers: { ...STRATEGIC, ...METADATA_ONLY }, body }
}

export function removeFinalizerRequest(
  path: string,
  { metadata }: KubeObject,
  finalizer: string,
): PlannedRequest {
  const { resourceVersion, finalizers = [] } = metadata
  const left = finalizers.filter((one) => one !== finalizer)
  const body = { metadata: { resourceVersion, finalizers: left } }
  return { method: 'PATCH', path, headers: { ...MERGE, ...METADATA_ONLY }, body }
}
