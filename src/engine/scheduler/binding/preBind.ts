/**
 * PreBind: what must be done before a pod is bound, and may take minutes. A plugin's writes are sent
 * one after the other, then it is asked every second whether they have come to their end.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go (RunPreBindPlugins),
 * pkg/scheduler/framework/plugins/volumebinding/binder.go (BindPodVolumes)
 */
import { type Answer, type Continuation, call } from '../../clientGo/client'
import type { Message } from '../../kernel/event'
import { seconds } from '../../kernel/micros'
import type { Scheduler } from '../atWork'
import { frameworkFor } from '../framework/frameworks'
import type { Framework, PreBindWork } from '../framework/plugin'
import { failed, type Status } from '../framework/status'
import { done } from '../queue/inFlight'
import type { BindingPod, PreBinding } from '../schedulerState'
import { bind, why } from './bind'
import { tellPoint } from './tellPoint'
import { named, undo } from './undo'

/** The answer to one of PreBind's writes. `decision` tells this attempt from others of the pod. */
export interface WrittenContinuation extends Continuation {
  readonly type: 'scheduler.preBindWritten'
  readonly uid: string
  readonly decision: number
}

/** Time to ask again. */
export interface PreBindPoll extends Message {
  readonly type: 'scheduler.preBindPoll'
  readonly uid: string
  readonly decision: number
}

/** Source: BindPodVolumes */
const POLL_PERIOD = seconds(1)

/** PreBind and Bind. From here on, events no longer concern the pod. */
export function beginPreBind(scheduler: Scheduler, going: BindingPod): void {
  done(scheduler.queue.inFlight, going.pod.uid)
  runPreBind(scheduler, going, 0)
}

export function onWritten(
  scheduler: Scheduler,
  { uid, decision }: WrittenContinuation,
  answer: Answer,
): void {
  const going = goingOf(scheduler, uid, decision)
  const work = going?.preBinding
  if (going === undefined || work === undefined) return
  if (answer.status >= 400) {
    fail(scheduler, going, work.plugin, failed(work.plugin, why(answer)))
    return
  }
  slotOf(scheduler, going).plugin?.takeWritten?.(
    going.pod.info,
    work.written++,
    answer.body,
    scheduler.cluster,
  )
  goOn(scheduler, going, work)
}

export function onPreBindPoll(scheduler: Scheduler, { uid, decision }: PreBindPoll): void {
  const going = goingOf(scheduler, uid, decision)
  if (going?.preBinding === undefined) return
  const { cluster, now } = scheduler
  const { plugin: name, since } = going.preBinding
  const { plugin, args, index } = slotOf(scheduler, going)
  const { info } = going.pod
  const said = plugin?.checkPreBind?.(info, going.node, cluster, now - since, args)
  if (said?.code === 'Wait') {
    pollLater(scheduler, going)
    return
  }
  going.preBinding = undefined
  if (said === undefined) runPreBind(scheduler, going, index + 1)
  else fail(scheduler, going, name, said)
}

/** The plugins from `first` on; the last one done, the pod is bound. */
function runPreBind(scheduler: Scheduler, going: BindingPod, first: number): void {
  const { pod, node } = going
  const slots = frameworkFor(scheduler.frameworks, pod.info)?.preBind ?? []
  for (const { plugin, name, args } of slots.slice(first)) {
    const answer = plugin.preBind(pod.info, node, scheduler.cluster, args)
    if (answer === undefined) continue
    if ('writes' in answer) begin(scheduler, going, name, answer)
    else fail(scheduler, going, name, answer)
    return
  }
  bind(scheduler, going)
}

function begin(
  scheduler: Scheduler,
  going: BindingPod,
  plugin: string,
  { writes, text }: PreBindWork,
): void {
  tellPoint(scheduler, going, 'PreBind', plugin, text)
  going.preBinding = { plugin, left: [...writes], written: 0, since: scheduler.now }
  goOn(scheduler, going, going.preBinding)
}

/** The next write, or the wait. */
function goOn(scheduler: Scheduler, going: BindingPod, work: PreBinding): void {
  const { state, context, now } = scheduler
  const next = work.left.shift()
  if (next === undefined) {
    work.since = now
    pollLater(scheduler, going)
    return
  }
  const { uid } = going.pod
  const then: WrittenContinuation = {
    type: 'scheduler.preBindWritten',
    uid,
    decision: going.decision,
  }
  call(context, state.set.client, { method: 'PUT', ...next }, then)
}

function pollLater({ context }: Scheduler, { pod, decision }: BindingPod): void {
  const poll: PreBindPoll = { type: 'scheduler.preBindPoll', uid: pod.uid, decision }
  context.wake(POLL_PERIOD, poll)
}

const fail = (scheduler: Scheduler, { pod }: BindingPod, plugin: string, said: Status): void =>
  undo(scheduler, pod.uid, named('PreBind', plugin, said))

/** The pod of this very attempt, if it still goes on. */
function goingOf({ state }: Scheduler, uid: string, decision: number): BindingPod | undefined {
  const going = state.binding.get(uid)
  return going?.decision === decision ? going : undefined
}

/** The plugin at work, and its place among those of PreBind. */
function slotOf(
  { frameworks }: Scheduler,
  { pod, preBinding }: BindingPod,
): Partial<Framework['preBind'][number]> & { readonly index: number } {
  const slots = frameworkFor(frameworks, pod.info)?.preBind ?? []
  const index = slots.findIndex(({ name }) => name === preBinding?.plugin)
  return { ...slots[index], index }
}
