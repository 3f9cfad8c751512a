/** What becomes of the runtime's answers. */
import type { CriResponse, CriResult, CriStatus } from '../cri/messages'
import type { Context } from '../kernel/actor'
import { millis, seconds } from '../kernel/micros'
import { type CriThen, callRuntime, takeThen } from './criClient'
import { pullEnded, rememberImage } from './imageManager'
import { containerStopped } from './killContainers'
import { type KubeletState, resume } from './kubeletState'
import { reportStatus } from './node/nodeReport'
import { rememberPod, requestRelist, takeRelist } from './pleg'
import { endOrphans } from './podConfig'
import { takeExec } from './server'

/** The fast loop of the first two minutes, and the poll of every five seconds after it. */
const FAST_POLL = millis(100)
const SLOW_POLL = seconds(5)
const FAST_UNTIL = seconds(120)

/** An answer has come. */
export function takeRuntimeAnswer(
  state: KubeletState,
  response: CriResponse,
  context: Context,
): void {
  const then = takeThen(state.cri, response.id)
  if (then !== undefined) takeRuntimeResult(state, then, response.result, context)
}

/** What came of a call, or that nothing came. */
export function takeRuntimeResult(
  state: KubeletState,
  then: CriThen,
  result: CriResult,
  context: Context,
): void {
  switch (then.type) {
    case 'relist':
      takeFirstOrLaterRelist(state, result, context)
      return
    case 'status':
      if (result.method === 'Status') takeStatus(state, result.status, context)
      else callRuntime(context, state.cri, { method: 'Status' }, { type: 'status' }, '', SLOW_POLL)
      return
    case 'images':
      if (result.method !== 'ListImages') return
      for (const image of result.images) rememberImage(state, image)
      return
    case 'runtimeConfig':
      pollNetwork(state, context)
      return
    case 'pull':
      pullEnded(state, result, context)
      return
    case 'kill':
      takeKill(state, then, context)
      return
    case 'pass':
      takePassResult(state, then, result, context)
      return
    case 'exec':
      takeExec(state, then.visitor, result, context)
      return
    case 'nothing':
      return
  }
}

function takeFirstOrLaterRelist(state: KubeletState, result: CriResult, context: Context): void {
  const first = state.pleg.lastAt < 0
  takeRelist(state, result, context)
  if (!first || state.pleg.lastAt < 0) return
  // Only now is it known what an earlier life of the machine has left behind.
  if (state.clients.informers.get('pods')?.synced) endOrphans(state, context)
  reportStatus(state, context)
}

function takeStatus(state: KubeletState, status: CriStatus, context: Context): void {
  const { runtime } = state
  const was = runtime.networkReady
  runtime.version = status.version
  runtime.networkReady = status.networkReady
  runtime.networkReason = status.networkReason
  runtime.networkMessage = status.networkMessage
  runtime.lastGood = context.now
  runtime.askingSince = undefined
  if (status.networkReady && !was) reportStatus(state, context)
  // Without a pod range there is nothing to wait for: the Node's next version will bring it.
  if (!status.networkReady && state.node.podCIDR !== '') pollNetwork(state, context)
}

function pollNetwork(state: KubeletState, context: Context): void {
  const fast = context.now - state.startedAt < FAST_UNTIL
  context.wake(fast ? FAST_POLL : SLOW_POLL, { type: 'kubelet.networkPoll' })
}

function takeKill(
  state: KubeletState,
  then: CriThen & { readonly type: 'kill' },
  context: Context,
): void {
  const worker = state.workers.get(then.uid)
  if (worker === undefined) return
  if (worker.stage === 'sync') requestRelist(state, context)
  if (worker.pass?.id === then.pass) containerStopped(state, worker, then.containerId, context)
}

function takePassResult(
  state: KubeletState,
  then: CriThen & { readonly type: 'pass' },
  result: CriResult,
  context: Context,
): void {
  const method = result.method === 'error' ? result.failed : result.method
  const worker = state.workers.get(then.uid)
  // A pod that ends is read once more at its end; all else shows at the next relist.
  if (result.method === 'StopPodSandbox' && worker?.stage === 'terminating') {
    if (result.pod !== undefined) rememberPod(state, result.pod)
  } else if (method !== 'CreateContainer') requestRelist(state, context)
  if (worker?.pass?.id !== then.pass || worker.pass.waiting !== 'runtime') return
  worker.pass.result = result
  resume(state, worker)
}
