/**
 * The informers all controllers share, and typed ways to read them.
 */
import type { Deployment, ReplicaSet } from '../../api/apps'
import type { Lease } from '../../api/coordination'
import type { ConfigMap, Namespace, Node, Pod, Service, ServiceAccount } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import type { Endpoints } from '../../api/endpoints'
import { getControllerOf } from '../../api/machinery/ownerReference'
import type { KubeObject } from '../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/persistentVolume'
import type { PodDisruptionBudget } from '../../api/policy'
import type { StorageClass, VolumeAttachment } from '../../api/storage'
import type { Informer, InformerSpec } from '../clientGo/informer'
import { byIndex, type IndexFunction } from '../clientGo/store'
import { claimKeysOf } from './podClaims'

/** The kinds controllers read, by the name of their informer. */
export interface Cached {
  readonly pods: Pod
  readonly replicasets: ReplicaSet
  readonly deployments: Deployment
  readonly services: Service
  readonly endpoints: Endpoints
  readonly endpointslices: EndpointSlice
  readonly nodes: Node
  readonly leases: Lease
  readonly namespaces: Namespace
  readonly serviceaccounts: ServiceAccount
  readonly configmaps: ConfigMap
  readonly poddisruptionbudgets: PodDisruptionBudget
  readonly persistentvolumeclaims: PersistentVolumeClaim
  readonly persistentvolumes: PersistentVolume
  readonly storageclasses: StorageClass
  readonly volumeattachments: VolumeAttachment
}

export type CachedResource = keyof Cached

export type Caches = ReadonlyMap<string, Informer>

/** A resource the garbage collector and the namespace controller know of. */
export interface WatchedResource {
  readonly apiVersion: string
  readonly kind: string
  /** Plural, as in paths. */
  readonly resource: string
  readonly namespaced: boolean
}

export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name'

/** The namespace whose Leases are the heartbeats of nodes. */
export const NODE_LEASE_NAMESPACE = 'kube-node-lease'

const namespaceOf: IndexFunction = ({ metadata }) => [metadata.namespace ?? '']

const controller: IndexFunction = (object) => {
  const owner = getControllerOf(object)
  return owner === undefined ? [] : [owner.uid]
}

/** Objects without a controller, by namespace: those that a controller may adopt. */
const orphan: IndexFunction = (object) =>
  getControllerOf(object) === undefined ? namespaceOf(object) : []

const node: IndexFunction = (object) => {
  const { nodeName } = (object as Pod).spec
  return nodeName === undefined || nodeName === '' ? [] : [nodeName]
}

/** The claims a pod uses. Most pods use none. Source: pkg/controller/volume/common/indexer.go */
const claim: IndexFunction = (object) => claimKeysOf(object as Pod)

const service: IndexFunction = ({ metadata }) => {
  const name = metadata.labels?.[SERVICE_NAME_LABEL]
  return name === undefined ? [] : [`${metadata.namespace}/${name}`]
}

/** The volume an attachment is for. */
const attachedVolume: IndexFunction = (object) => {
  const { persistentVolumeName: name } = (object as VolumeAttachment).spec.source
  return name === undefined ? [] : [name]
}

const attachedNode: IndexFunction = (object) => [(object as VolumeAttachment).spec.nodeName]

const NAMED: readonly InformerSpec[] = [
  {
    name: 'pods',
    path: '/api/v1/pods',
    indexes: { controller, orphan, node, claim, namespace: namespaceOf },
  },
  {
    name: 'replicasets',
    path: '/apis/apps/v1/replicasets',
    indexes: { controller, orphan, namespace: namespaceOf },
  },
  { name: 'deployments', path: '/apis/apps/v1/deployments', indexes: { namespace: namespaceOf } },
  { name: 'services', path: '/api/v1/services', indexes: { namespace: namespaceOf } },
  {
    name: 'endpointslices',
    path: '/apis/discovery.k8s.io/v1/endpointslices',
    indexes: { service },
  },
  { name: 'endpoints', path: '/api/v1/endpoints' },
  { name: 'nodes', path: '/api/v1/nodes' },
  { name: 'leases', path: '/apis/coordination.k8s.io/v1/leases' },
  { name: 'namespaces', path: '/api/v1/namespaces' },
  { name: 'serviceaccounts', path: '/api/v1/serviceaccounts' },
  { name: 'configmaps', path: '/api/v1/configmaps' },
  {
    name: 'poddisruptionbudgets',
    path: '/apis/policy/v1/poddisruptionbudgets',
    indexes: { namespace: namespaceOf },
  },
  { name: 'persistentvolumeclaims', path: '/api/v1/persistentvolumeclaims' },
  { name: 'persistentvolumes', path: '/api/v1/persistentvolumes' },
  { name: 'storageclasses', path: '/apis/storage.k8s.io/v1/storageclasses' },
  {
    name: 'volumeattachments',
    path: '/apis/storage.k8s.io/v1/volumeattachments',
    indexes: { volume: attachedVolume, node: attachedNode },
  },
]

const specsByResources = new WeakMap<readonly WatchedResource[], readonly InformerSpec[]>()

/**
 * One informer per resource: the named ones, and one for everything else the garbage collector
 * must know. Constants of a configuration, made once.
 */
export function informerSpecs(resources: readonly WatchedResource[]): readonly InformerSpec[] {
  const known = specsByResources.get(resources)
  if (known !== undefined) return known
  const served = new Set(resources.map(collectionOf))
  const specs = NAMED.filter(({ path }) => served.has(path))
  for (const resource of resources) {
    const path = collectionOf(resource)
    if (isCollected(resource) && !specs.some((spec) => spec.path === path)) {
      specs.push({ name: informerName(resource), path })
    }
  }
  specsByResources.set(resources, specs)
  return specs
}

/** The garbage collector ignores Events: they go by their time to live. */
export const isCollected = ({ resource }: WatchedResource): boolean => resource !== 'events'

/** The path of a resource's whole collection. */
export const collectionOf = ({ apiVersion, resource }: WatchedResource): string =>
  `${apiVersion.includes('/') ? '/apis' : '/api'}/${apiVersion}/${resource}`

/** `pods`, or with its group what is not among the named ones: `jobs.batch`. */
function informerName({ apiVersion, resource }: WatchedResource): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? resource : `${resource}.${apiVersion.slice(0, slash)}`
}

/** The object under a key, as the cache has it now. */
export function getCached<R extends CachedResource>(
  caches: Caches,
  resource: R,
  key: string,
): Cached[R] | undefined {
  return caches.get(resource)?.store.items.get(key) as Cached[R] | undefined
}

/** All objects of a resource, in the order they came to be known. */
export function listCached<R extends CachedResource>(
  caches: Caches,
  resource: R,
): Iterable<Cached[R]> {
  const items = caches.get(resource)?.store.items
  return (items?.values() ?? []) as Iterable<Cached[R]>
}

/** The objects an index holds under a value, in the order they came to be known. */
export function indexed<R extends CachedResource>(
  caches: Caches,
  resource: R,
  index: string,
  value: string,
): readonly Cached[R][] {
  const informer = caches.get(resource)
  if (informer === undefined) return []
  const found: readonly KubeObject[] = byIndex(informer.store, index, value)
  return found as readonly Cached[R][]
}
