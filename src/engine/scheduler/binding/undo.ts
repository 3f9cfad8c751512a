/**
 * What becomes of a pod whose binding fails: all that was reserved and assumed is taken back, and
 * it is tried again.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (handleBindingCycleError)
 */
import type { Pod } from '../../../api/core'
import type { Scheduler } from '../atWork'
import { forgetPod } from '../cache/schedulerCache'
import { handleFailure } from '../failureHandler'
import { fitErrorMessage } from '../fitError'
import { ASSIGNED_POD_DELETE } from '../framework/clusterEvent'
import { createDiagnosis } from '../framework/diagnosis'
import { frameworkFor } from '../framework/frameworks'
import { isRejected, messageOf, type Status, status } from '../framework/status'
import { moveAllOn } from '../queue/moveEvents'
import type { QueuedPod } from '../queue/queuedPod'

/** Takes back what was reserved and assumed; the pod is tried again. */
export function undo(scheduler: Scheduler, uid: string, why: Status): void {
  const { state, cluster } = scheduler
  const going = state.binding.get(uid)
  if (going === undefined) return
  const { pod, node } = going
  state.binding.delete(uid)
  for (const { plugin } of frameworkFor(scheduler.frameworks, pod.info)?.unreserve ?? []) {
    plugin.unreserve(pod.info, node, cluster)
  }
  forgetPod(state.cache, uid)
  fail(scheduler, pod, node, why)
  const left: Pod = { ...pod.info.pod, spec: { ...pod.info.pod.spec, nodeName: node } }
  // What it had taken is free again, for everyone but itself.
  moveAllOn(scheduler, ASSIGNED_POD_DELETE, left, undefined, (other) => other.uid !== uid)
}

export function fail(scheduler: Scheduler, pod: QueuedPod, node: string, why: Status): void {
  const rejected = isRejected(why)
  handleFailure(scheduler, pod, {
    reason: rejected ? 'Unschedulable' : 'SchedulerError',
    message: rejected ? refusedBy(node, why) : messageOf(why),
    unschedulablePlugins: new Set(rejected && why.plugin !== '' ? [why.plugin] : []),
    pendingPlugins: new Set(),
    nominatedNodeName: '',
  })
}

/** A refusal keeps its words; an error says where it happened. */
export function named(point: string, plugin: string, said: Status): Status {
  if (isRejected(said)) return said
  return status('Error', '', [`running ${point} plugin "${plugin}": ${messageOf(said)}`])
}

/** A refusal this late is told as if the chosen node were the only one there is. */
const refusedBy = (node: string, why: Status): string =>
  fitErrorMessage(1, { ...createDiagnosis(), statuses: new Map([[node, why]]) })
