/** When a pod is looked at again by itself. Source: Kubernetes v1.35 pkg/kubelet/pod_workers.go */
import type { Pod } from '../../api/core'
import { microsOf } from '../../api/machinery/time'
import { POWER_ON_UNIX_MICROS } from '../clientGo/wallClock'
import type { Context } from '../kernel/actor'
import { type Micros, seconds } from '../kernel/micros'
import { heldStatus, type KubeletState } from './kubeletState'
import type { PassError } from './pass'

const NETWORK_RETRY = seconds(1)
const BACKOFF_PERIOD = seconds(10)
const LONGEST_CRASH_WAIT = seconds(60)

/**
 * The delay after a pass with these errors; undefined after one without. A pod held back after a
 * crash comes again when the first of its containers may start, give or take half of the wait.
 */
export function retryDelay(errors: readonly PassError[], context: Context): Micros | undefined {
  if (errors.length === 0) return undefined
  if (errors.some((error) => error.type === 'network')) return jitter(NETWORK_RETRY, context)
  let soonest: Micros | undefined
  for (const error of errors) {
    if (error.type === 'crashLoop') soonest = Math.min(soonest ?? error.until, error.until)
  }
  if (soonest === undefined) return jitter(BACKOFF_PERIOD, context)
  const wait = Math.max(0, Math.min(LONGEST_CRASH_WAIT, soonest - context.now))
  return jitter(wait, context)
}

/** When activeDeadlineSeconds of a pod is over; undefined without one. */
export function deadlineAt(state: KubeletState, pod: Pod): Micros | undefined {
  const { activeDeadlineSeconds } = pod.spec
  const { startTime } = heldStatus(state, pod)
  if (activeDeadlineSeconds === undefined || startTime === undefined) return undefined
  return microsOf(startTime) - POWER_ON_UNIX_MICROS + seconds(activeDeadlineSeconds)
}

/** Up to half as long again. */
const jitter = (delay: Micros, context: Context): Micros =>
  delay + (delay === 0 ? 0 : context.random(Math.ceil(delay / 2)))
