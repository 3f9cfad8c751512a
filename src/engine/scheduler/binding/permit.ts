/**
 * Permit: a plugin may hold a pod back that has its node already, until it allows or rejects it.
 * Whoever watches the pod is told meanwhile where it is going.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/{framework,waiting_pods_map}.go,
 * pkg/scheduler/schedule_one.go (bindingCycle)
 */
import { goDuration } from '../../../api/machinery/duration'
import type { Continuation } from '../../clientGo/client'
import type { Message } from '../../kernel/event'
import { type Micros, seconds } from '../../kernel/micros'
import type { Scheduler } from '../atWork'
import { patchStatus } from '../failureHandler'
import { podOf } from '../framework/clusterView'
import type { Framework } from '../framework/plugin'
import { type Answer, codeOf, unschedulable } from '../framework/status'
import type { BindingPod } from '../schedulerState'
import { beginPreBind } from './preBind'
import { tellPoint } from './tellPoint'
import { named, undo } from './undo'

/** A Permit plugin has held a pod for too long. `decision` tells this attempt from others. */
export interface PermitTimeout extends Message {
  readonly type: 'scheduler.permitTimeout'
  readonly uid: string
  readonly plugin: string
  readonly decision: number
  readonly afterMicros: Micros
}

/** The API server knows where the pod is going. */
export interface NominatedContinuation extends Continuation {
  readonly type: 'scheduler.nominated'
  readonly uid: string
  readonly decision: number
}

/** The longest Permit may hold a pod. Source: framework.go (maxTimeout) */
const LONGEST_WAIT = seconds(15 * 60)

/** Asks the Permit plugins; goes on to PreBind when none holds the pod back. */
export function askPermit(scheduler: Scheduler, framework: Framework, going: BindingPod): void {
  const { cluster, context } = scheduler
  const { pod, node, decision } = going
  const waits = new Map<string, Micros>()
  for (const { plugin, name } of framework.permit) {
    const { status: said, timeoutMicros = LONGEST_WAIT } = plugin.permit(pod.info, node, cluster)
    if (said === undefined) continue
    if (said.code !== 'Wait') {
      undo(scheduler, pod.uid, named('Permit', name, said))
      return
    }
    waits.set(name, Math.min(timeoutMicros, LONGEST_WAIT))
  }
  for (const [plugin, afterMicros] of waits) {
    going.waitingFor.add(plugin)
    const until = scheduler.now + afterMicros
    tellPoint(scheduler, going, 'Permit', plugin, `${plugin} holds ${pod.key} back`, until)
    const timeout: PermitTimeout = {
      type: 'scheduler.permitTimeout',
      uid: pod.uid,
      plugin,
      decision,
      afterMicros,
    }
    context.wake(afterMicros, timeout)
  }
  const refusal = tellWhereTo(scheduler, framework, going)
  if (refusal !== undefined) undo(scheduler, pod.uid, refusal)
  else goOnIfFree(scheduler, going)
}

/** A Permit plugin lets a pod go on. */
export function allowWaiting(scheduler: Scheduler, uid: string, plugin: string): void {
  const going = scheduler.state.binding.get(uid)
  if (going?.waitingFor.delete(plugin)) goOnIfFree(scheduler, going)
}

/** Ends the wait of a pod held by Permit plugins; false when it was not waiting. */
export function rejectWaiting(
  scheduler: Scheduler,
  uid: string,
  plugin: string,
  reason: string,
): boolean {
  const going = scheduler.state.binding.get(uid)
  if (going === undefined || going.waitingFor.size === 0) return false
  undo(scheduler, uid, unschedulable(plugin, reason))
  return true
}

export function onPermitTimeout(scheduler: Scheduler, timeout: PermitTimeout): void {
  const { uid, plugin, decision, afterMicros } = timeout
  const going = scheduler.state.binding.get(uid)
  if (going?.decision !== decision || !going.waitingFor.has(plugin)) return
  const waited = goDuration(afterMicros)
  const reason = `rejected due to timeout after waiting ${waited} at plugin ${plugin}`
  rejectWaiting(scheduler, uid, plugin, reason)
}

/** Told or not: a pod does not stay unbound because nobody could be told of it. */
export function onNominated(scheduler: Scheduler, { uid, decision }: NominatedContinuation): void {
  const going = scheduler.state.binding.get(uid)
  if (going?.decision !== decision) return
  going.nominating = false
  goOnIfFree(scheduler, going)
}

function goOnIfFree(scheduler: Scheduler, going: BindingPod): void {
  if (going.waitingFor.size === 0 && !going.nominating) beginPreBind(scheduler, going)
}

/**
 * Nominates the node where the binding will take a while, so that nobody takes the pod for one
 * without a place, or the node for an empty one. Source: RunPreBindPreFlights, WillWaitOnPermit
 */
function tellWhereTo(scheduler: Scheduler, framework: Framework, going: BindingPod): Answer {
  const { pod, node, decision } = going
  let lasts = going.waitingFor.size > 0
  for (const { plugin, name } of framework.preBindPreFlight) {
    const answer = plugin.preBindPreFlight(pod.info, node, scheduler.cluster)
    if (codeOf(answer) === 'Success') lasts = true
    else if (answer !== undefined && answer.code !== 'Skip') {
      return named('PreBindPreFlight', name, answer)
    }
  }
  if (!lasts) return undefined
  const latest = podOf(scheduler.cluster, pod.key) ?? pod.info.pod
  const then: NominatedContinuation = { type: 'scheduler.nominated', uid: pod.uid, decision }
  going.nominating = patchStatus(scheduler, latest, undefined, node, then)
  return undefined
}
