/**
 * What an update of a node or a pod means for scheduling: the events it stands for. Heartbeats
 * stand for none.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/events.go
 */
import type { Node, Pod } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { PodInfo } from '../cache/podInfo'
import { amountOf } from '../cache/resourceSum'
import {
  type ClusterEvent,
  event,
  UPDATE,
  UPDATE_NODE_ALLOCATABLE,
  UPDATE_NODE_ANNOTATION,
  UPDATE_NODE_CONDITION,
  UPDATE_NODE_LABEL,
  UPDATE_NODE_TAINT,
  UPDATE_POD_LABEL,
  UPDATE_POD_SCALE_DOWN,
  UPDATE_POD_SCHEDULING_GATES_ELIMINATED,
  UPDATE_POD_TOLERATION,
} from './clusterEvent'

/** In the order they are to be handled. */
export function nodeEvents(old: Node, now: Node): ClusterEvent[] {
  const events: ClusterEvent[] = []
  const add = (changed: boolean, action: number, label: string): void => {
    if (changed) events.push(event('Node', action, label))
  }
  const uncordoned = old.spec.unschedulable === true && now.spec.unschedulable !== true
  add(uncordoned, UPDATE_NODE_TAINT, 'NodeTaintChange')
  const allocatable = !deepEqual(old.status?.allocatable, now.status?.allocatable)
  add(allocatable, UPDATE_NODE_ALLOCATABLE, 'NodeAllocatableChange')
  const labels = !deepEqual(old.metadata.labels, now.metadata.labels)
  add(labels, UPDATE_NODE_LABEL, 'NodeLabelChange')
  add(!deepEqual(old.spec.taints, now.spec.taints), UPDATE_NODE_TAINT, 'NodeTaintChange')
  add(conditionsDiffer(old, now), UPDATE_NODE_CONDITION, 'NodeConditionChange')
  const annotations = !deepEqual(old.metadata.annotations, now.metadata.annotations)
  add(annotations, UPDATE_NODE_ANNOTATION, 'NodeAnnotationChange')
  return events
}

/** Always at least one: an update that means nothing in particular is still an update. */
export function podEvents(old: PodInfo, now: PodInfo): ClusterEvent[] {
  const resource = (now.pod.spec.nodeName ?? '') === '' ? 'UnschedulablePod' : 'AssignedPod'
  const events: ClusterEvent[] = []
  const add = (changed: boolean, action: number, label: string): void => {
    if (changed) events.push(event(resource, action, label))
  }
  const labels = !deepEqual(old.pod.metadata.labels, now.pod.metadata.labels)
  add(labels, UPDATE_POD_LABEL, 'PodLabelChange')
  add(shrank(old, now), UPDATE_POD_SCALE_DOWN, 'PodRequestScaledDown')
  const eliminated = gates(old.pod) > 0 && gates(now.pod) === 0
  add(eliminated, UPDATE_POD_SCHEDULING_GATES_ELIMINATED, 'PodSchedulingGatesEliminated')
  const tolerations = old.pod.spec.tolerations?.length !== now.pod.spec.tolerations?.length
  add(tolerations, UPDATE_POD_TOLERATION, 'PodTolerationChange')
  if (events.length === 0) events.push(event(resource, UPDATE, `${resource}Update`))
  return events
}

const gates = ({ spec }: Pod): number => spec.schedulingGates?.length ?? 0

function shrank({ requests: before }: PodInfo, { requests: after }: PodInfo): boolean {
  if (before === after) return false
  const names = ['cpu', 'memory', 'ephemeral-storage', ...before.scalarResources.keys()]
  return names.some((name) => amountOf(before, name) > amountOf(after, name))
}

/** Types and statuses only: times and messages make no difference. */
function conditionsDiffer(old: Node, now: Node): boolean {
  const before = old.status?.conditions
  const after = now.status?.conditions
  if (before === after) return false
  const brief = (conditions: typeof before): Map<string, string> =>
    new Map((conditions ?? []).map(({ type, status }) => [type, status]))
  const [a, b] = [brief(before), brief(after)]
  if (a.size !== b.size) return true
  for (const [type, status] of a) if (b.get(type) !== status) return true
  return false
}
