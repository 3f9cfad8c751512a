import type { Micros } from '../../kernel/micros'
import type { SchedulingNote } from '../decision'
import { isGated, type QueuedPod } from './queuedPod'

/** What PreEnqueue made of a pod, in words. */
export function preEnqueueNote(pod: QueuedPod, now: Micros): SchedulingNote {
  const { key, gatingPlugin, message } = pod
  const text = isGated(pod)
    ? `${gatingPlugin} keeps ${key} out of the queue: ${message}`
    : `nothing keeps ${key} out of the queue`
  return { type: 'scheduler.point', pod: key, point: 'PreEnqueue', text, decision: 0, until: now }
}
