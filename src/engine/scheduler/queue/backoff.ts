/**
 * How long a pod that failed must wait: 1 s, doubled with each failure, at most 10 s, if nobody
 * configured anything else.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/queue/backoff_queue.go
 */
import { type Micros, seconds } from '../../kernel/micros'
import { isMoreUrgent } from '../plugins/prioritySort'
import type { BackoffLimits, QueuedPod } from './queuedPod'

/** Ends of back-offs are put on whole seconds, so that those of one second are sorted by priority. */
const WINDOW = seconds(1)

const floorToWindow = (at: Micros): Micros => at - (at % WINDOW)

/** When the next flush of the back-off queues is due: on the next whole second. */
export const untilNextFlush = (now: Micros): Micros => WINDOW - (now % WINDOW)

/** When the pod's back-off ends; 0 when it never failed. Remembered until it fails again. */
export function backoffEnd(pod: QueuedPod): Micros {
  const { consecutiveErrorsCount, unschedulableCount, timestamp } = pod
  const failures = consecutiveErrorsCount > 0 ? consecutiveErrorsCount : unschedulableCount
  if (failures === 0) return 0
  pod.backoffUntil ??= floorToWindow(timestamp + backoffOf(pod.limits, failures))
  return pod.backoffUntil
}

export const isBackingOff = (pod: QueuedPod, now: Micros): boolean =>
  backoffEnd(pod) >= floorToWindow(now) && backoffEnd(pod) > 0

/** Pods that were refused: whose back-off ends first, then the more urgent. */
export function endsFirst(a: QueuedPod, b: QueuedPod): boolean {
  const difference = backoffEnd(a) - backoffEnd(b)
  return difference === 0 ? isMoreUrgent(a, b) : difference < 0
}

/** Pods that failed by an error: whose back-off ends first, then who came first. */
export function errorEndsFirst(a: QueuedPod, b: QueuedPod): boolean {
  const difference = backoffEnd(a) - backoffEnd(b)
  return difference === 0 ? a.order < b.order : difference < 0
}

const backoffOf = ({ firstMicros, mostMicros }: BackoffLimits, failures: number): Micros =>
  Math.min(mostMicros, firstMicros * 2 ** Math.min(failures - 1, 20))
