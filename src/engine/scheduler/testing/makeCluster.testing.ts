/** Clusters for tests, from plain objects: what the scheduler would know of them. */
import type { Namespace, Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { createStore, type IndexFunction, put, type Store } from '../../clientGo/store'
import { createAssumedVolumes } from '../cache/assumedVolumes'
import { podInfoOf } from '../cache/podInfo'
import { addPod, createCache, putNode } from '../cache/schedulerCache'
import { BY_NAMESPACE, type ClusterView } from '../framework/clusterView'
import { createFramework } from '../framework/framework'
import type { Cycle } from '../framework/plugin'
import type { PluginSetting, Profile } from '../framework/profile'
import type { StorageView } from '../framework/storageView'
import { STORAGE_INDEXES } from '../informers'
import { REGISTRY } from '../plugins/registry'
import { createNominator } from '../queue/nominator'

export interface ClusterParts {
  readonly nodes?: readonly Node[]
  readonly existingPods?: readonly Pod[]
  readonly namespaces?: readonly Namespace[]
  /** Services, ReplicaSets, StatefulSets, PodDisruptionBudgets, and all of storage. */
  readonly objects?: readonly KubeObject[]
}

const INDEXES = { [BY_NAMESPACE]: ({ metadata }: KubeObject) => [metadata.namespace ?? ''] }

export function makeClusterView(parts: ClusterParts): ClusterView & { readonly pods: Store } {
  const { nodes = [], existingPods = [], namespaces = [], objects = [] } = parts
  const cache = createCache()
  for (const node of nodes) putNode(cache, node)
  for (const pod of existingPods) addPod(cache, podInfoOf(named(pod)))
  const storeOf = (kind: string): Store =>
    storeWith(objects.filter((one) => one.kind === kind).map(inNamespace))
  return {
    cache,
    nominator: createNominator(),
    preempting: new Map(),
    pods: storeWith(existingPods),
    services: storeOf('Service'),
    replicaSets: storeOf('ReplicaSet'),
    statefulSets: storeOf('StatefulSet'),
    namespaces: storeWith(namespaces),
    disruptionBudgets: storeOf('PodDisruptionBudget'),
    storage: storageOf(objects),
  }
}

function storageOf(objects: readonly KubeObject[]): StorageView {
  const ofKind = (kind: string, indexes: Indexes = {}): Store =>
    storeWith(objects.filter((one) => one.kind === kind).map(placedByKind), indexes)
  return {
    volumes: ofKind('PersistentVolume', STORAGE_INDEXES.persistentvolumes),
    claims: ofKind('PersistentVolumeClaim'),
    classes: ofKind('StorageClass'),
    csiNodes: ofKind('CSINode'),
    csiDrivers: ofKind('CSIDriver'),
    capacities: ofKind('CSIStorageCapacity', STORAGE_INDEXES.csistoragecapacities),
    attachments: ofKind('VolumeAttachment', STORAGE_INDEXES.volumeattachments),
    assumed: createAssumedVolumes(),
  }
}

const NAMESPACED = ['PersistentVolumeClaim', 'CSIStorageCapacity']
const placedByKind = (object: KubeObject): KubeObject =>
  NAMESPACED.includes(object.kind) ? inNamespace(object) : object

export interface CycleParts extends ClusterParts {
  readonly pod: Pod
  readonly profile?: Profile
  readonly plugins?: readonly PluginSetting[]
  readonly random?: (bound: number) => number
}

/** A cycle for one pod, in a cluster of its own. */
export function makeCycle(parts: CycleParts): Cycle {
  const { plugins = [], random = () => 0 } = parts
  const cluster = makeClusterView(parts)
  const pod = named(parts.pod)
  put(cluster.pods, pod, INDEXES)
  const profile = parts.profile ?? { schedulerName: 'default-scheduler', plugins }
  return {
    pod: podInfoOf(pod),
    cluster,
    framework: createFramework(profile, REGISTRY),
    now: 0,
    filtering: [],
    skipped: [],
    random,
  }
}

/** Pods of the vectors may lack what the API server would have given them. */
export function named(pod: Pod): Pod {
  const { uid, name, namespace } = pod.metadata
  return { ...pod, metadata: { ...pod.metadata, uid: uid || `${namespace}/${name}` } }
}

/** Objects of the vectors may leave out where they are, and what they are called. */
function inNamespace<T extends KubeObject>(object: T): T {
  const { namespace = 'default', name = object.kind } = object.metadata
  return { ...object, metadata: { ...object.metadata, namespace, name } }
}

type Indexes = Readonly<Record<string, IndexFunction>>

function storeWith(objects: readonly KubeObject[], indexes: Indexes = INDEXES): Store {
  const store = createStore(indexes)
  for (const object of objects) put(store, object, indexes)
  return store
}
