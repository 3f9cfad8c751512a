/** A desk for pure tests of controllers: caches with the objects given, and what was put in queue. */
import type { KubeObject } from '../../api/meta'
import type { Informer } from '../clientGo/informer'
import { createStore, put } from '../clientGo/store'
import type { Micros } from '../kernel/micros'
import { collectionOf, informerSpecs, type WatchedResource } from './caches'
import type { ControllerManagerConfig, Desk } from './controller'
import { createExpectations } from './expectations'
import type { Plan, PlannedRequest } from './plan'

const resource = (
  apiVersion: string,
  kind: string,
  plural: string,
  namespaced = true,
): WatchedResource => ({ apiVersion, kind, resource: plural, namespaced })

/** The resources the controllers read, and two more. */
export const RESOURCES: readonly WatchedResource[] = [
  resource('v1', 'Pod', 'pods'),
  resource('v1', 'Service', 'services'),
  resource('v1', 'Endpoints', 'endpoints'),
  resource('v1', 'Node', 'nodes', false),
  resource('v1', 'Namespace', 'namespaces', false),
  resource('v1', 'ServiceAccount', 'serviceaccounts'),
  resource('v1', 'ConfigMap', 'configmaps'),
  resource('v1', 'Secret', 'secrets'),
  resource('apps/v1', 'ReplicaSet', 'replicasets'),
  resource('apps/v1', 'Deployment', 'deployments'),
  resource('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices'),
  resource('apps/v1', 'StatefulSet', 'statefulsets'),
  resource('apps/v1', 'DaemonSet', 'daemonsets'),
  resource('coordination.k8s.io/v1', 'Lease', 'leases'),
  resource('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
  resource('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  resource('v1', 'PersistentVolume', 'persistentvolumes', false),
  resource('storage.k8s.io/v1', 'StorageClass', 'storageclasses', false),
  resource('storage.k8s.io/v1', 'VolumeAttachment', 'volumeattachments', false),
]

export const CONFIG: ControllerManagerConfig = {
  apiServer: 'kube-apiserver/master-1',
  resources: RESOURCES,
  rootCA: 'root',
  clusterCIDR: '10.244.0.0/16',
  nodeCIDRMaskSize: 24,
}

/** A desk whose queue can be read: `added` and `delayed` in the order they came. */
export interface TestDesk<Memory> extends Desk<Memory> {
  readonly caches: Map<string, Informer>
  readonly added: string[]
  readonly delayed: Map<string, Micros>
}

export function makeDesk<Memory>(
  memory: Memory,
  objects: readonly KubeObject[] = [],
  now: Micros = 0,
): TestDesk<Memory> {
  const added: string[] = []
  const delayed = new Map<string, Micros>()
  return {
    now,
    config: CONFIG,
    caches: makeCaches(objects),
    expectations: createExpectations(),
    memory,
    added,
    delayed,
    add: (key) => void (added.includes(key) || added.push(key)),
    addAfter: (key, delay) => void delayed.set(key, delay),
  }
}

function makeCaches(objects: readonly KubeObject[]): Map<string, Informer> {
  const caches = new Map<string, Informer>()
  for (const { name, path, indexes = {} } of informerSpecs(RESOURCES)) {
    const store = createStore(indexes)
    for (const object of objects) {
      const kind = RESOURCES.find((one) => collectionOf(one) === path)?.kind
      if (object.kind === kind) put(store, object, indexes)
    }
    const position = {
      request: 0,
      messages: 0,
      resourceVersion: '1',
      failures: 0,
      stale: undefined,
    }
    caches.set(name, { name, store, synced: true, ...position })
  }
  return caches
}

/** A plan's requests in order, whatever step they are in. */
export const requestsOf = ({ steps }: Plan): readonly PlannedRequest[] =>
  steps.flatMap((step) => {
    if (step.do === 'record') return []
    return step.do === 'send' ? [step.request] : step.requests
  })

/** A plan as short lines: `POST /api/v1/…`, `event ScalingReplicaSet`. */
export const linesOf = ({ steps }: Plan): readonly string[] =>
  steps.flatMap((step) => {
    if (step.do === 'record') return [`event ${step.event.reason}: ${step.event.message}`]
    const requests = step.do === 'send' ? [step.request] : step.requests
    return requests.map(({ method, path }) => `${method} ${path}`)
  })
