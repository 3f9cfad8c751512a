/**
 * What informers tell, taken into the cache and the queue.
 * Source: Kubernetes v1.35 pkg/scheduler/eventhandlers.go
 */
import type { Node, Pod } from '../../api/core'
import type { InformerEvent } from '../clientGo/informer'
import type { Scheduler } from './atWork'
import { rejectWaiting } from './binding/permit'
import { isTerminating, type PodInfo, podInfoOf } from './cache/podInfo'
import {
  addPod,
  forgetPod,
  putNode,
  removeNode,
  removePod,
  updatePod,
} from './cache/schedulerCache'
import {
  ADD,
  ASSIGNED_POD_ADD,
  ASSIGNED_POD_DELETE,
  type ClusterEvent,
  DELETE,
  event,
  NODE_ADD,
  NODE_DELETE,
  type StorageResource,
  UPDATE,
} from './framework/clusterEvent'
import { nodeEvents, podEvents } from './framework/eventExtraction'
import { frameworkFor } from './framework/frameworks'
import { moveAllOn, updateWaiting } from './queue/moveEvents'
import { nominate, renominate, withdraw } from './queue/nominator'
import { addNewPod, deletePod, findQueued } from './queue/schedulingQueue'

/**
 * Takes one change. Services, ReplicaSets and the like are looked up when they are needed; labels of
 * namespaces decide whom affinity terms mean, as those of nodes do where.
 */
export function takeEvent(scheduler: Scheduler, told: InformerEvent): void {
  const { informer, type, object, old } = told
  if (informer === 'nodes') {
    if (type === 'delete') onNodeDeleted(scheduler, asNode(old ?? object))
    else onNode(scheduler, old === undefined ? undefined : asNode(old), asNode(object))
  } else if (informer === 'pods') {
    const before = old === undefined ? undefined : asPod(old)
    if (type === 'delete') onPodDeleted(scheduler, before ?? asPod(object))
    else onPod(scheduler, before, asPod(object))
  } else if (informer === 'namespaces') scheduler.state.cache.topology++
  else onStorage(scheduler, told)
}

/** What the API server tells of a volume or a claim counts more than what was assumed of it. */
function onStorage(scheduler: Scheduler, told: InformerEvent): void {
  const resource = STORAGE.get(told.informer)
  if (resource === undefined) return
  const { assumedVolumes: assumed } = scheduler.state
  if (resource === 'PersistentVolume') assumed.volumes.delete(told.key)
  else if (resource === 'PersistentVolumeClaim') assumed.claims.delete(told.key)
  const { type, object, old } = told
  const now = type === 'delete' ? undefined : object
  moveAllOn(scheduler, storageEvent(resource, type), old, now)
}

const STORAGE: ReadonlyMap<string, StorageResource> = new Map([
  ['persistentvolumes', 'PersistentVolume'],
  ['persistentvolumeclaims', 'PersistentVolumeClaim'],
  ['storageclasses', 'StorageClass'],
  ['csinodes', 'CSINode'],
  ['csidrivers', 'CSIDriver'],
  ['csistoragecapacities', 'CSIStorageCapacity'],
  ['volumeattachments', 'VolumeAttachment'],
])

const ACTIONS = {
  add: [ADD, 'Add'],
  update: [UPDATE, 'Update'],
  delete: [DELETE, 'Delete'],
} as const

function storageEvent(resource: StorageResource, type: InformerEvent['type']): ClusterEvent {
  const [action, word] = ACTIONS[type]
  return event(resource, action, `${resource}${word}`)
}

function onNode(scheduler: Scheduler, old: Node | undefined, now: Node): void {
  const { cache } = scheduler.state
  if (old === undefined) {
    putNode(cache, now)
    moveAllOn(scheduler, NODE_ADD, undefined, now)
    return
  }
  putNode(cache, now)
  for (const change of nodeEvents(old, now)) moveAllOn(scheduler, change, old, now)
}

function onNodeDeleted(scheduler: Scheduler, node: Node): void {
  moveAllOn(scheduler, NODE_DELETE, node, undefined)
  removeNode(scheduler.state.cache, node.metadata.name)
}

function onPod(scheduler: Scheduler, old: Pod | undefined, now: Pod): void {
  if (old === undefined || old.metadata.uid !== now.metadata.uid) {
    // Another pod of the same name: the first one's end was missed.
    if (old !== undefined) onPodDeleted(scheduler, old)
    onPodAdded(scheduler, podInfoOf(now))
  } else if (isAssigned(old)) onAssignedPodUpdated(scheduler, now, old)
  else if (isAssigned(now)) {
    addAssigned(scheduler, podInfoOf(now))
    deletePod(scheduler.queue, now.metadata.uid)
  } else if (isOurs(scheduler, now)) onWaitingPodUpdated(scheduler, old, podInfoOf(now))
}

function onPodAdded(scheduler: Scheduler, info: PodInfo): void {
  if (isAssigned(info.pod)) addAssigned(scheduler, info)
  else if (isOurs(scheduler, info.pod)) {
    addNewPod(scheduler, info)
    nominate(scheduler.state.nominator, info, info.pod.status?.nominatedNodeName ?? '')
  }
}

function addAssigned(scheduler: Scheduler, info: PodInfo): void {
  const { cache, nominator } = scheduler.state
  addPod(cache, info)
  withdraw(nominator, info.uid)
  moveAllOn(scheduler, ASSIGNED_POD_ADD, undefined, info.pod)
}

function onAssignedPodUpdated(scheduler: Scheduler, now: Pod, old: Pod): void {
  const { cache } = scheduler.state
  const before = cache.pods.get(now.metadata.uid)?.info ?? podInfoOf(old)
  const info = podInfoOf(now, before)
  updatePod(cache, info)
  for (const change of podEvents(before, info)) moveAllOn(scheduler, change, old, info.pod)
}

function onWaitingPodUpdated(scheduler: Scheduler, old: Pod, info: PodInfo): void {
  const { cache, nominator } = scheduler.state
  if (old.metadata.resourceVersion === info.pod.metadata.resourceVersion) return
  if (cache.assumed.has(info.uid)) {
    if (isTerminating(info.pod) && !isTerminating(old)) releaseAssumed(scheduler, info.pod)
    return
  }
  const before = findQueued(scheduler.queue, info.uid)?.pod.info ?? podInfoOf(old)
  updateWaiting(scheduler, before, info, podEvents(before, info))
  renominate(nominator, before, info)
  const promised = old.status?.nominatedNodeName ?? ''
  if (promised !== '' && promised !== info.pod.status?.nominatedNodeName) {
    releasePromise(scheduler, before)
  }
}

function onPodDeleted(scheduler: Scheduler, pod: Pod): void {
  const { cache, nominator } = scheduler.state
  const { uid } = pod.metadata
  if (isAssigned(pod)) {
    removePod(cache, uid)
    moveAllOn(scheduler, ASSIGNED_POD_DELETE, pod, undefined)
    return
  }
  if (!isOurs(scheduler, pod)) return
  deletePod(scheduler.queue, uid)
  withdraw(nominator, uid)
  if (cache.assumed.has(uid)) releaseAssumed(scheduler, pod)
  else if ((pod.status?.nominatedNodeName ?? '') !== '') releasePromise(scheduler, podInfoOf(pod))
}

/** The pod goes while its binding is under way: what it took is free at once. */
function releaseAssumed(scheduler: Scheduler, pod: Pod): void {
  const { cache } = scheduler.state
  const { uid } = pod.metadata
  const node = cache.pods.get(uid)?.node ?? ''
  if (!rejectWaiting(scheduler, uid, '', 'removed')) forgetPod(cache, uid)
  const assumed: Pod = { ...pod, spec: { ...pod.spec, nodeName: node } }
  moveAllOn(scheduler, ASSIGNED_POD_DELETE, assumed, undefined)
}

/** Room promised to this pod may serve others that are not more important. */
function releasePromise(scheduler: Scheduler, { pod, priority }: PodInfo): void {
  const concerns = (other: PodInfo): boolean => other.priority <= priority
  moveAllOn(scheduler, ASSIGNED_POD_DELETE, pod, undefined, concerns)
}

const isAssigned = ({ spec }: Pod): boolean => (spec.nodeName ?? '') !== ''

const isOurs = ({ frameworks }: Scheduler, pod: Pod): boolean =>
  frameworkFor(frameworks, { pod }) !== undefined

// An informer watches one kind only, so what it tells of is of that kind.
const asNode = (object: InformerEvent['object']): Node => object as Node
const asPod = (object: InformerEvent['object']): Pod => object as Pod
