/** What the kubelet does when one of its own timers rings, and when a probe comes back. */
import type { ProbeReply } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { takeRuntimeResult } from './criAnswers'
import { callRuntime, overdue, owesAnswer } from './criClient'
import { type HookTimer, preStopDone } from './killContainers'
import {
  type KubeletState,
  type PodTimer,
  requestSync,
  resume,
  type StatusTimer,
} from './kubeletState'
import type { MountTimer } from './mountVolumes'
import { renewLease } from './node/nodeLease'
import { heartbeatDelay, registerNode, reportStatus } from './node/nodeReport'
import { overdueProbes, takeProbeReply } from './prober/prober'
import { refreshStatus } from './refreshStatus'
import { retryStatus } from './status/statusManager'

/** A timer rings. */
export function wakeUp(state: KubeletState, message: Message, context: Context): void {
  switch (message.type) {
    case 'kubelet.sync':
      requestSync(state, (message as PodTimer).uid, context.cause)
      return
    case 'kubelet.showStatus':
      showStatus(state, message as PodTimer, context)
      return
    case 'kubelet.mountRetry':
      continuePass(state, message as MountTimer)
      return
    case 'kubelet.hookSlept':
      hookSlept(state, message as HookTimer, context)
      return
    case 'kubelet.statusRetry':
      retryStatus(state, message as StatusTimer, context)
      return
    case 'kubelet.networkPoll':
      askStatus(state, context)
      return
    case 'kubelet.register':
      registerNode(state, context)
      return
    case 'kubelet.heartbeat':
      heartbeat(state, context)
      return
  }
}

function askStatus(state: KubeletState, context: Context): void {
  if (state.runtime.askingSince !== undefined) return
  state.runtime.askingSince = context.now
  callRuntime(context, state.cri, { method: 'Status' }, { type: 'status' })
}

/** Every ten seconds: the lease, the status if it has changed, and what was never answered. */
function heartbeat(state: KubeletState, context: Context): void {
  context.wake(heartbeatDelay(context), { type: 'kubelet.heartbeat' })
  for (const { then, result } of overdue(state.cri, context.now)) {
    takeRuntimeResult(state, then, result, context)
  }
  const lost = overdueProbes(state, context.now)
  for (const reply of lost) takeProbe(state, reply, context)
  // A runtime that owes an answer is asked how it is; one that owes none is left in peace.
  if (lost.length > 0 || owesAnswer(state.cri, context.now)) askStatus(state, context)
  renewLease(state, context)
  reportStatus(state, context)
}

/** A probe or hook has come back. */
export function takeProbe(state: KubeletState, reply: ProbeReply, context: Context): void {
  const flight = state.probes.get(reply.id)
  if (flight?.key.startsWith('hook:')) {
    state.probes.delete(reply.id)
    const worker = state.workers.get(flight.uid)
    if (worker?.pass?.id !== flight.pass) return
    const containerId = flight.key.slice('hook:'.length)
    if (worker.pass.kills.has(containerId)) {
      preStopDone(state, worker, containerId, reply.outcome, context)
    } else if (worker.pass.waiting === 'hook') {
      worker.pass.hookOutcome = reply.outcome
      resume(state, worker)
    }
    return
  }
  const verdict = takeProbeReply(state, reply, context)
  if (verdict === undefined) return
  const { worker, kind } = verdict
  if (kind !== 'Liveness') refreshStatus(state, worker, false, context)
  const sidecars = (worker.pod.spec.initContainers ?? []).length > 0
  if (kind === 'Liveness' || (kind === 'Startup' && (sidecars || startupFailed(worker)))) {
    requestSync(state, worker.uid, context.cause)
  }
}

const startupFailed = (worker: {
  readonly probes: ReadonlyMap<string, { kind: string; published: string }>
}) =>
  [...worker.probes.values()].some(
    ({ kind, published }) => kind === 'Startup' && published === 'Failure',
  )

/** Why a container waits is told without waiting for the pod's next pass. */
function showStatus(state: KubeletState, timer: PodTimer, context: Context): void {
  const worker = state.workers.get(timer.uid)
  if (worker?.stage === 'sync' && worker.pass === undefined) {
    refreshStatus(state, worker, false, context)
  }
}

function continuePass(state: KubeletState, timer: MountTimer): void {
  const worker = state.workers.get(timer.uid)
  if (worker?.pass?.id === timer.pass && worker.pass.waiting === 'volumes') resume(state, worker)
}

function hookSlept(state: KubeletState, timer: HookTimer, context: Context): void {
  const worker = state.workers.get(timer.uid)
  if (worker?.pass?.id !== timer.pass) return
  if (worker.pass.kills.has(timer.containerId)) {
    preStopDone(state, worker, timer.containerId, undefined, context)
  } else if (worker.pass.waiting === 'hook') resume(state, worker)
}
