import type { Micros } from '../../kernel/micros'
import type { PodInfo } from '../cache/podInfo'

/** How long the first back-off lasts, and the longest. */
export interface BackoffLimits {
  readonly firstMicros: Micros
  readonly mostMicros: Micros
}

/**
 * A pod in the scheduling queue, with the story of its attempts.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (QueuedPodInfo)
 */
export interface QueuedPod {
  readonly uid: string
  /** namespace/name */
  readonly key: string
  info: PodInfo
  readonly limits: BackoffLimits
  /** When it was added, or failed last. */
  timestamp: Micros
  /** Rises with each timestamp: decides between pods of the same instant. */
  order: number
  attempts: number
  /** When it first came into the active queue; undefined while it never did. */
  initialAttempt: Micros | undefined
  unschedulableCount: number
  consecutiveErrorsCount: number
  /** When its back-off ends, on the second; undefined while it was never worked out. */
  backoffUntil: Micros | undefined
  /** Plugins that refused it in the last attempt. */
  unschedulablePlugins: Set<string>
  /** Plugins that asked it to wait for something of their own. */
  pendingPlugins: Set<string>
  /** The PreEnqueue plugin that keeps it out; empty for none. */
  gatingPlugin: string
  /** The event that moved it last: the cause of its next attempt. */
  cause: number
  /** The last message of a failed attempt, for people. */
  message: string
}

export const createQueuedPod = (
  info: PodInfo,
  now: Micros,
  order: number,
  cause: number,
  limits: BackoffLimits,
): QueuedPod => ({
  uid: info.uid,
  key: info.key,
  info,
  limits,
  timestamp: now,
  order,
  attempts: 0,
  initialAttempt: undefined,
  unschedulableCount: 0,
  consecutiveErrorsCount: 0,
  backoffUntil: undefined,
  unschedulablePlugins: new Set(),
  pendingPlugins: new Set(),
  gatingPlugin: '',
  cause,
  message: '',
})

export const isGated = ({ gatingPlugin }: QueuedPod): boolean => gatingPlugin !== ''

/** Whether any plugin refused it; a pod that failed without one failed by an error. */
export const wasRefused = ({ unschedulablePlugins, pendingPlugins }: QueuedPod): boolean =>
  unschedulablePlugins.size > 0 || pendingPlugins.size > 0
