import type { Plugin } from '../framework/plugin'
import type { QueuedPod } from '../queue/queuedPod'

/**
 * Whether the first pod is tried before the second: the higher priority, then who waits longer.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/queuesort/priority_sort.go
 */
export function isMoreUrgent(first: QueuedPod, second: QueuedPod): boolean {
  if (first.info.priority !== second.info.priority) {
    return first.info.priority > second.info.priority
  }
  if (first.timestamp !== second.timestamp) return first.timestamp < second.timestamp
  // Real clocks never strike twice; virtual ones do.
  return first.order < second.order
}

/** Orders the active queue. All profiles share it. */
export const prioritySort: Plugin = { name: 'PrioritySort', less: isMoreUrgent }
