/**
 * What the status of a pod says of it.
 * Source: Kubernetes v1.35 pkg/api/v1/pod/util.go, pkg/controller/controller_utils.go
 */
import type { Pod, PodCondition, PodConditionType, PodPhase, PodStatus } from '../core'
import type { Time } from '../meta'
import { getCondition, isConditionTrue, setCondition } from './conditions'
import { MICROS_PER_SECOND, microsOf, type UnixMicros } from './time'

type WithStatus = Pick<Pod, 'status'>

/** The condition of a type, or of a readiness gate. */
export function getPodCondition(
  status: PodStatus | undefined,
  type: PodConditionType | (string & {}),
): PodCondition | undefined {
  return getCondition(status?.conditions, type)
}

/** The status with a condition set; the same status if nothing changes. */
export function updatePodCondition(
  status: PodStatus,
  condition: PodCondition,
  now: Time,
): PodStatus {
  const conditions = setCondition(status.conditions, condition, now)
  return conditions === status.conditions ? status : { ...status, conditions }
}

/** Whether the pod serves: its Ready condition is True. */
export function isPodReady({ status }: WithStatus): boolean {
  return isConditionTrue(status?.conditions, 'Ready')
}

/** Whether the pod has been ready for `minReadySeconds`. Source: IsPodAvailable. */
export function isPodAvailable(pod: WithStatus, minReadySeconds: number, now: UnixMicros): boolean {
  if (!isPodReady(pod)) return false
  if (minReadySeconds === 0) return true
  const since = getPodCondition(pod.status, 'Ready')?.lastTransitionTime
  return since !== undefined && microsOf(since) + minReadySeconds * MICROS_PER_SECOND <= now
}

/**
 * Microseconds until a ready pod becomes available; `undefined` if there is nothing to wait for.
 * Source: NextPodAvailabilityCheck.
 */
export function nextPodAvailabilityCheck(
  pod: WithStatus,
  minReadySeconds: number,
  now: UnixMicros,
): number | undefined {
  if (!isPodReady(pod) || minReadySeconds <= 0) return undefined
  const since = getPodCondition(pod.status, 'Ready')?.lastTransitionTime
  if (since === undefined) return undefined
  const left = microsOf(since) + minReadySeconds * MICROS_PER_SECOND - now
  return left > 0 ? left : undefined
}

/** Whether a phase is final: the pod's containers will not run again. */
export function isTerminalPhase(phase: PodPhase | undefined): boolean {
  return phase === 'Succeeded' || phase === 'Failed'
}

/** Whether the pod has come to its end. Source: IsPodTerminal. */
export function isPodTerminal({ status }: WithStatus): boolean {
  return isTerminalPhase(status?.phase)
}

/** Whether the pod is being deleted. */
export function isPodTerminating({ metadata }: Pick<Pod, 'metadata'>): boolean {
  return metadata.deletionTimestamp !== undefined
}

/** Whether controllers count the pod: not ended, not being deleted. Source: IsPodActive. */
export function isPodActive(pod: Pick<Pod, 'metadata' | 'status'>): boolean {
  return !isPodTerminal(pod) && !isPodTerminating(pod)
}
