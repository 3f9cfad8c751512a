/**
 * What becomes of a pod that could not be scheduled: back into the queue, an event, and the
 * PodScheduled condition.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (handleSchedulingFailure, updatePod)
 */
import type { Pod, PodCondition, PodStatus } from '../../api/core'
import { updatePodCondition } from '../../api/machinery/podConditions'
import { call } from '../clientGo/client'
import { recordEvent, referenceTo } from '../clientGo/eventRecorder'
import { objectPath } from '../clientGo/paths'
import { timeAt } from '../clientGo/wallClock'
import type { Scheduler } from './atWork'
import { podInfoOf } from './cache/podInfo'
import { truncateMessage } from './fitError'
import { podOf } from './framework/clusterView'
import { done } from './queue/inFlight'
import { requeueFailed } from './queue/moveEvents'
import { nominate } from './queue/nominator'
import type { QueuedPod } from './queue/queuedPod'

export interface Failure {
  readonly reason: 'Unschedulable' | 'SchedulerError'
  readonly message: string
  readonly unschedulablePlugins: ReadonlySet<string>
  readonly pendingPlugins: ReadonlySet<string>
  /** A nomination to set; empty ends it, undefined leaves it alone. */
  readonly nominatedNodeName: string | undefined
}

export function handleFailure(scheduler: Scheduler, queued: QueuedPod, failure: Failure): void {
  const { state, queue, cluster } = scheduler
  queued.unschedulablePlugins = new Set(failure.unschedulablePlugins)
  queued.pendingPlugins = new Set(failure.pendingPlugins)
  queued.message = failure.message
  const latest = podOf(cluster, queued.key)
  const isThere = latest?.metadata.uid === queued.uid
  if (latest !== undefined && isThere && (latest.spec.nodeName ?? '') === '') {
    queued.info = podInfoOf(latest)
    const promised = failure.nominatedNodeName ?? latest.status?.nominatedNodeName ?? ''
    nominate(state.nominator, queued.info, promised)
    requeueFailed(scheduler, queued)
  } else done(queue.inFlight, queued.uid)
  const pod = latest !== undefined && isThere ? latest : queued.info.pod
  tellFailure(scheduler, pod, failure.message)
  patchStatus(scheduler, pod, failedCondition(pod, failure), failure.nominatedNodeName)
}

/** The FailedScheduling event. */
export function tellFailure({ state, context }: Scheduler, pod: Pod, message: string): void {
  recordEvent(context, state.set.client, state.recorder, {
    regarding: referenceTo(pod),
    type: 'Warning',
    reason: 'FailedScheduling',
    action: 'Scheduling',
    message: truncateMessage(message),
  })
}

/**
 * Patches a pod's status where a condition or the nomination differs from what it says; says
 * whether there was anything to patch.
 */
export function patchStatus(
  { state, context }: Scheduler,
  pod: Pod,
  condition: PodCondition | undefined,
  nominatedNodeName: string | undefined,
  then: { readonly type: string } = { type: 'scheduler.patched' },
): boolean {
  const before = pod.status ?? {}
  const conditions = conditionsPatch(before, condition, timeAt(context.now))
  const renominated =
    nominatedNodeName !== undefined && nominatedNodeName !== (before.nominatedNodeName ?? '')
  if (conditions === undefined && !renominated) return false
  const status = {
    ...conditions,
    ...(renominated && { nominatedNodeName: nominatedNodeName || null }),
  }
  const { namespace, name } = pod.metadata
  const path = objectPath('v1', 'pods', namespace, name, 'status')
  const headers = { 'content-type': 'application/strategic-merge-patch+json' }
  const request = { method: 'PATCH', path, headers, body: { status } } as const
  call(context, state.set.client, request, then)
  return true
}

/** The part of a strategic merge patch that sets one condition. */
function conditionsPatch(
  before: PodStatus,
  condition: PodCondition | undefined,
  now: string,
): Readonly<Record<string, unknown>> | undefined {
  if (condition === undefined) return undefined
  const after = updatePodCondition(before, condition, now)
  if (after === before) return undefined
  const order = after.conditions?.map(({ type }) => ({ type }))
  const changed = after.conditions?.filter(({ type }) => type === condition.type)
  return { '$setElementOrder/conditions': order, conditions: changed }
}

const failedCondition = (pod: Pod, { reason, message }: Failure): PodCondition => ({
  type: 'PodScheduled',
  status: 'False',
  reason,
  message,
  ...(pod.metadata.generation !== undefined && { observedGeneration: pod.metadata.generation }),
})
