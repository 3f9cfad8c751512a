/**
 * Bind: the last step, after which the pod is the kubelet's.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (bind, finishBinding)
 */
import { isFailure } from '../../../api/machinery/status'
import { type Answer, type Continuation, call } from '../../clientGo/client'
import { recordEvent, referenceTo } from '../../clientGo/eventRecorder'
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

/** The request that binds, by the first plugin that does not skip. */
export function bind(scheduler: Scheduler, going: BindingPod): void {
  const { state, context } = scheduler
  const { pod, node } = going
  for (const { plugin, name } of frameworkFor(scheduler.frameworks, pod.info)?.bind ?? []) {
    const { status: skipped, path, body } = plugin.bind(pod.info, node)
    if (skipped !== undefined || path === undefined) continue
    tellPoint(scheduler, going, 'Bind', name, `${name} binds ${pod.key} to ${node}`)
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
