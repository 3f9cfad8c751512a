/**
 * Bind: the last step, after which the pod is the kubelet's.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (bind, finishBinding)
 */
import { isFailure } from '../../../api/machinery/status'
import { type Answer, type Continuation, call } from '../../clientGo/client'
import { recordEvent, referenceTo } from '../../clientGo/eventRecorder'
import type { Message } from '../../kernel/event'
import type { Micros } from '../../kernel/micros'
import type { Scheduler } from '../atWork'
import { frameworkFor } from '../framework/frameworks'
import { status } from '../framework/status'
import type { BindingPod } from '../schedulerState'
import { tellPoint } from './tellPoint'
import { undo } from './undo'

/** The answer to a Binding. */
export interface BoundContinuation extends Continuation {
  readonly type: 'scheduler.bound'
  readonly uid: string
}

/** Bind has been told of: now its request goes out. `decision` tells this attempt from others. */
export interface BindNow extends Message {
  readonly type: 'scheduler.bind'
  readonly uid: string
  readonly decision: number
  /** What the binding comes from: the decision. */
  readonly cause: number
}

/** So long Bind is seen before its request [model]. */
const BEFORE_BIND: Micros = 100

/** Tells of Bind; its request follows. */
export function bind(scheduler: Scheduler, going: BindingPod): void {
  const { context, frameworks } = scheduler
  const { pod, node, decision } = going
  const name = frameworkFor(frameworks, pod.info)?.bind[0]?.name ?? ''
  const text = `${name} binds ${pod.key} to ${node}`
  tellPoint(scheduler, going, 'Bind', name, text, context.now + BEFORE_BIND)
  const soon: BindNow = { type: 'scheduler.bind', uid: pod.uid, decision, cause: context.cause }
  context.wake(BEFORE_BIND, soon)
}

export function onBindNow(scheduler: Scheduler, { uid, decision, cause }: BindNow): void {
  const going = scheduler.state.binding.get(uid)
  if (going?.decision !== decision) return
  scheduler.context.because(cause)
  sendBinding(scheduler, going)
}

/** The request that binds, by the first plugin that does not skip. */
function sendBinding(scheduler: Scheduler, { pod, node }: BindingPod): void {
  const { state, context } = scheduler
  for (const { plugin } of frameworkFor(scheduler.frameworks, pod.info)?.bind ?? []) {
    const { status: skipped, path, body } = plugin.bind(pod.info, node)
    if (skipped !== undefined || path === undefined) continue
    const then: BoundContinuation = { type: 'scheduler.bound', uid: pod.uid }
    call(context, state.set.client, { method: 'POST', path, body }, then)
    return
  }
  undo(scheduler, pod.uid, status('Error', '', ['no Bind plugin took the pod']))
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
    undo(scheduler, uid, status('Error', '', [`running Bind plugin "${binder}": ${why(answer)}`]))
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

/** What the API server said against a request. */
export const why = ({ status: code, body }: Answer): string =>
  isFailure(body) ? (body.message ?? '') : `status ${code}`
