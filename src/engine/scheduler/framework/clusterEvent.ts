/**
 * What may happen in the cluster, as plugins register for it and the queue hears of it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kube-scheduler/framework/types.go (ClusterEvent)
 */
import type { KubeObject } from '../../../api/meta'

/**
 * Bits, in the order upstream has them: their numbers decide how composites match. Bits 7 and 12
 * are declared features of nodes and generated resource claims, which are not modelled.
 */
export const ADD = 1
export const DELETE = 1 << 1
export const UPDATE_NODE_ALLOCATABLE = 1 << 2
export const UPDATE_NODE_LABEL = 1 << 3
export const UPDATE_NODE_TAINT = 1 << 4
export const UPDATE_NODE_CONDITION = 1 << 5
export const UPDATE_NODE_ANNOTATION = 1 << 6
export const UPDATE_POD_LABEL = 1 << 8
export const UPDATE_POD_SCALE_DOWN = 1 << 9
export const UPDATE_POD_TOLERATION = 1 << 10
export const UPDATE_POD_SCHEDULING_GATES_ELIMINATED = 1 << 11
const ALL = (1 << 13) - 1
/** Any update: what an update is called that is none of the above. */
export const UPDATE = ALL & ~ADD & ~DELETE

/**
 * `AssignedPod` and `UnschedulablePod` say more exactly which pods an event is about; `*` is
 * every resource.
 */
export type EventResource =
  | 'Pod'
  | 'AssignedPod'
  | 'UnschedulablePod'
  | 'Node'
  | StorageResource
  | '*'

export type StorageResource =
  | 'PersistentVolume'
  | 'PersistentVolumeClaim'
  | 'StorageClass'
  | 'CSINode'
  | 'CSIDriver'
  | 'CSIStorageCapacity'
  | 'VolumeAttachment'

export interface ClusterEvent {
  readonly resource: EventResource
  readonly action: number
  /** What people call it: `NodeAdd`, `ForceActivate`. */
  readonly label: string
}

export const ASSIGNED_POD_ADD = event('AssignedPod', ADD, 'AssignedPodAdd')
export const ASSIGNED_POD_DELETE = event('AssignedPod', DELETE, 'AssignedPodDelete')
export const NODE_ADD = event('Node', ADD, 'NodeAdd')
export const NODE_DELETE = event('Node', DELETE, 'NodeDelete')
export const FORCE_ACTIVATE = event('*', ALL, 'ForceActivate')
export const UNSCHEDULABLE_TIMEOUT = event('*', ALL, 'UnschedulableTimeout')

/** What happened: the event, and the object before and after. */
export interface ClusterChange {
  readonly event: ClusterEvent
  /** Absent for what was added. */
  readonly old: KubeObject | undefined
  /** Absent for what was deleted. */
  readonly now: KubeObject | undefined
}

export const isWildcard = ({ resource, action }: ClusterEvent): boolean =>
  resource === '*' && action === ALL

/** Whether a registration covers an event. Source: MatchClusterEvents. */
export function matchesEvent(
  registered: { readonly resource: EventResource; readonly action: number },
  incoming: ClusterEvent,
): boolean {
  return (
    covers(registered.resource, incoming.resource) &&
    (registered.action & incoming.action) !== 0 &&
    incoming.action <= registered.action
  )
}

export function event(resource: EventResource, action: number, label: string): ClusterEvent {
  return Object.freeze({ resource, action, label })
}

function covers(registered: EventResource, incoming: EventResource): boolean {
  if (registered === incoming) return true
  return registered === 'Pod' && (incoming === 'AssignedPod' || incoming === 'UnschedulablePod')
}
