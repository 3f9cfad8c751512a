/**
 * From a decision to a bound pod: assume, Reserve, Permit, PreBind, Bind. Scheduling goes on with
 * the next pod meanwhile; if anything fails, all of it is taken back.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (schedulingCycle, bindingCycle)
 */
import type { Scheduler } from '../atWork'
import { assumePod } from '../cache/schedulerCache'
import { frameworkFor } from '../framework/frameworks'
import { status } from '../framework/status'
import { withdraw } from '../queue/nominator'
import type { BindingPod } from '../schedulerState'
import { askPermit } from './permit'
import { fail, named, undo } from './undo'

type Assumed = Pick<BindingPod, 'pod' | 'node' | 'decision'>

/** Counts the pod on its node and begins to bind it. */
export function assumeAndBind(scheduler: Scheduler, { pod, node, decision }: Assumed): void {
  const { state, cluster, now } = scheduler
  const wrong = assumePod(state.cache, pod.info, node)
  if (wrong !== undefined) {
    fail(scheduler, pod, node, status('Error', '', [wrong]))
    return
  }
  withdraw(state.nominator, pod.uid)
  const going: BindingPod = {
    pod,
    node,
    decision,
    since: now,
    waitingFor: new Set(),
    nominating: false,
    preBinding: undefined,
  }
  state.binding.set(pod.uid, going)
  const framework = frameworkFor(scheduler.frameworks, pod.info)
  for (const { plugin, name } of framework?.reserve ?? []) {
    const refusal = plugin.reserve(pod.info, node, cluster)
    if (refusal === undefined) continue
    undo(scheduler, pod.uid, named('Reserve', name, refusal))
    return
  }
  if (framework !== undefined) askPermit(scheduler, framework, going)
}
