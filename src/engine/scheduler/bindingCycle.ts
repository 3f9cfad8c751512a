/**
 * From a decision to a bound pod: assume, Reserve, Permit, PreBind, Bind. Scheduling goes on with
 * the next pod meanwhile; if anything fails, all of it is taken back.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (bindingCycle, handleBindingCycleError)
 */
import type { Pod } from '../../api/core'
import { isFailure } from '../../api/machinery/status'
import { type Answer, type Continuation, call } from '../clientGo/client'
import { recordEvent, referenceTo } from '../clientGo/eventRecorder'
import type { Message } from '../kernel/event'
import { type Micros, seconds } from '../kernel/micros'
import type { Scheduler } from './atWork'
import { assumePod, forgetPod } from './cache/schedulerCache'
import type { SchedulingNote } from './decision'
import { handleFailure } from './failureHandler'
import { ASSIGNED_POD_DELETE } from './framework/clusterEvent'
import { frameworkFor } from './framework/frameworks'
import type { Framework } from './framework/plugin'
import { isRejected, messageOf, type Status, status, unschedulable } from './framework/status'
import { done } from './queue/inFlight'
import { moveAllOn } from './queue/moveEvents'
import { withdraw } from './queue/nominator'
import type { QueuedPod } from './queue/queuedPod'
import type { BindingPod } from './schedulerState'

/** The answer to a Binding. */
export interface BoundContinuation extends Continuation {
  readonly type: 'scheduler.bound'
  readonly uid: string
}

/** A Permit plugin has held a pod for too long. */
export interface PermitTimeout extends Message {
  readonly type: 'scheduler.permitTimeout'
  readonly uid: string
  readonly plugin: string
}

/** The longest Permit may hold a pod. Source: framework.go (maxTimeout) */
const LONGEST_WAIT = seconds(15 * 60)

/** Bind has been told of: now its request goes out. */
export interface BindNow extends Message {
  readonly type: 'scheduler.bind'
  readonly uid: string
  /** What the binding comes from: the decision. */
  readonly cause: number
}

type Assumed = Pick<BindingPod, 'pod' | 'node' | 'decision' | 'stepwise'>

/** From Reserve to the binding's own goroutine, modelled; a busy scheduler is not told that finely. */
const BEFORE_BIND: Micros = 100

/** Counts the pod on its node and begins to bind it. */
export function assumeAndBind(
  scheduler: Scheduler,
  { pod, node, decision, stepwise }: Assumed,
): void {
  const { state, cluster, now } = scheduler
  const wrong = assumePod(state.cache, pod.info, node)
  if (wrong !== undefined) {
    fail(scheduler, pod, status('Error', '', [wrong]))
    return
  }
  withdraw(state.nominator, pod.uid)
  const waitingFor = new Set<string>()
  state.binding.set(pod.uid, { pod, node, decision, since: now, waitingFor, stepwise })
  const framework = frameworkFor(scheduler.frameworks, pod.info)
  for (const { plugin, name } of framework?.reserve ?? []) {
    const refusal = plugin.reserve(pod.info, node, cluster)
    if (refusal === undefined) continue
    undo(scheduler, pod.uid, named('Reserve', name, refusal))
    return
  }
  if (framework === undefined || !permitted(scheduler, framework, pod, node, waitingFor)) return
  if (waitingFor.size === 0) bind(scheduler, pod.uid)
}

/** A Permit plugin lets a pod go on. */
export function allowWaiting(scheduler: Scheduler, uid: string, plugin: string): void {
  const waiting = scheduler.state.binding.get(uid)
  if (!waiting?.waitingFor.delete(plugin)) return
  if (waiting.waitingFor.size === 0) bind(scheduler, uid)
}

/** Ends the wait of a pod held by Permit plugins; false when it was not waiting. */
export function rejectWaiting(scheduler: Scheduler, uid: string, why: string): boolean {
  const waiting = scheduler.state.binding.get(uid)
  const [plugin] = waiting?.waitingFor ?? []
  if (plugin === undefined) return false
  undo(scheduler, uid, unschedulable(plugin, `rejected while waiting on permit: ${why}`))
  return true
}

export function onPermitTimeout(scheduler: Scheduler, { uid, plugin }: PermitTimeout): void {
  if (!scheduler.state.binding.get(uid)?.waitingFor.has(plugin)) return
  rejectWaiting(scheduler, uid, `rejected due to timeout after waiting at plugin ${plugin}`)
}

/** The API server has answered a Binding. */
export function onBound(scheduler: Scheduler, uid: string, answer: Answer): void {
  const { state, cluster, context } = scheduler
  const bound = state.binding.get(uid)
  if (bound === undefined) return
  const { pod, node } = bound
  const framework = frameworkFor(scheduler.frameworks, pod.info)
  if (answer.status >= 400) {
    const binder = framework?.bind[0]?.name ?? ''
    const why = isFailure(answer.body) ? (answer.body.message ?? '') : `status ${answer.status}`
    undo(scheduler, uid, status('Error', '', [`running Bind plugin "${binder}": ${why}`]))
    return
  }
  state.binding.delete(uid)
  const { namespace, name } = pod.info.pod.metadata
  recordEvent(context, state.set.client, state.recorder, {
    regarding: referenceTo(pod.info.pod),
    type: 'Normal',
    reason: 'Scheduled',
    action: 'Binding',
    message: `Successfully assigned ${namespace}/${name} to ${node}`,
  })
  for (const { plugin } of framework?.postBind ?? []) plugin.postBind(pod.info, node, cluster)
}

/** Asks the Permit plugins; false when one refuses. */
function permitted(
  scheduler: Scheduler,
  framework: Framework,
  pod: QueuedPod,
  node: string,
  waitingFor: Set<string>,
): boolean {
  const { cluster, context } = scheduler
  for (const { plugin, name } of framework.permit) {
    const { status: said, timeoutMicros = LONGEST_WAIT } = plugin.permit(pod.info, node, cluster)
    if (said === undefined) continue
    if (said.code !== 'Wait') {
      undo(scheduler, pod.uid, named('Permit', name, said))
      return false
    }
    waitingFor.add(name)
    const timeout: PermitTimeout = { type: 'scheduler.permitTimeout', uid: pod.uid, plugin: name }
    context.wake(Math.min(timeoutMicros, LONGEST_WAIT), timeout)
  }
  return true
}

/** PreBind; then the request that binds. From here on, events no longer concern the pod. */
function bind(scheduler: Scheduler, uid: string): void {
  const { state, cluster, context, queue } = scheduler
  const going = state.binding.get(uid)
  const framework = going && frameworkFor(scheduler.frameworks, going.pod.info)
  if (going === undefined || framework === undefined) return
  const { pod, node } = going
  done(queue.inFlight, uid)
  for (const { plugin, name } of framework.preBind) {
    const refusal = plugin.preBind(pod.info, node, cluster)
    if (refusal === undefined) continue
    undo(scheduler, uid, named('PreBind', name, refusal))
    return
  }
  const lasts = going.stepwise ? BEFORE_BIND : 0
  noteBind(scheduler, going, framework.bind[0]?.name ?? '', lasts)
  const soon: BindNow = { type: 'scheduler.bind', uid, cause: context.cause }
  if (going.stepwise) context.wake(lasts, soon)
  else sendBinding(scheduler, uid)
}

export function onBindNow(scheduler: Scheduler, { uid, cause }: BindNow): void {
  scheduler.context.because(cause)
  sendBinding(scheduler, uid)
}

/** The first Bind plugin that takes the pod binds it. */
function sendBinding(scheduler: Scheduler, uid: string): void {
  const { state, context } = scheduler
  const going = state.binding.get(uid)
  const framework = going && frameworkFor(scheduler.frameworks, going.pod.info)
  if (going === undefined || framework === undefined) return
  const { pod, node } = going
  for (const { plugin } of framework.bind) {
    const { status: skipped, path, body } = plugin.bind(pod.info, node)
    if (skipped !== undefined || path === undefined) continue
    const then: BoundContinuation = { type: 'scheduler.bound', uid }
    call(context, state.set.client, { method: 'POST', path, body }, then)
    return
  }
  undo(scheduler, uid, status('Error', '', ['no Bind plugin took the pod']))
}

function noteBind(
  { context }: Scheduler,
  { pod, node, decision }: BindingPod,
  name: string,
  lasts: Micros,
): void {
  const note: SchedulingNote = {
    type: 'scheduler.point',
    pod: pod.key,
    point: 'Bind',
    plugin: name,
    text: `${name} binds ${pod.key} to ${node}`,
    decision,
    until: context.now + lasts,
  }
  context.note(note)
}

/** Takes back what was reserved and assumed; the pod is tried again. */
function undo(scheduler: Scheduler, uid: string, why: Status): void {
  const { state, cluster } = scheduler
  const going = state.binding.get(uid)
  if (going === undefined) return
  const { pod, node } = going
  state.binding.delete(uid)
  for (const { plugin } of frameworkFor(scheduler.frameworks, pod.info)?.unreserve ?? []) {
    plugin.unreserve(pod.info, node, cluster)
  }
  forgetPod(state.cache, uid)
  fail(scheduler, pod, why)
  const left: Pod = { ...pod.info.pod, spec: { ...pod.info.pod.spec, nodeName: node } }
  // What it had taken is free again, for everyone but itself.
  moveAllOn(scheduler, ASSIGNED_POD_DELETE, left, undefined, (other) => other.uid !== uid)
}

function fail(scheduler: Scheduler, pod: QueuedPod, why: Status): void {
  const rejected = isRejected(why)
  handleFailure(scheduler, pod, {
    reason: rejected ? 'Unschedulable' : 'SchedulerError',
    message: messageOf(why),
    unschedulablePlugins: new Set(rejected && why.plugin !== '' ? [why.plugin] : []),
    pendingPlugins: new Set(),
    nominatedNodeName: '',
  })
}

/** A refusal keeps its words; an error says where it happened. */
function named(point: string, plugin: string, said: Status): Status {
  if (isRejected(said)) return said
  return status('Error', '', [`running ${point} plugin "${plugin}": ${messageOf(said)}`])
}
