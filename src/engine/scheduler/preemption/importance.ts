import { microsOf, type UnixMicros } from '../../../api/machinery/time'
import type { PodInfo } from '../cache/podInfo'

/** When a pod started; one that has not counts as starting now. */
export const startedAt = ({ pod }: PodInfo, now: UnixMicros): UnixMicros =>
  pod.status?.startTime === undefined ? now : microsOf(pod.status.startTime)

/**
 * The more important pods first: by priority, then by how long they have run. Pods alike in both
 * keep their order. Source: Kubernetes v1.35 pkg/scheduler/util/utils.go (MoreImportantPod)
 */
export function byImportance(pods: readonly PodInfo[], now: UnixMicros): PodInfo[] {
  return [...pods].sort((a, b) => b.priority - a.priority || startedAt(a, now) - startedAt(b, now))
}
