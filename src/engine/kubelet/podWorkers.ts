/**
 * The pod workers: each takes its pod through sync, terminating and finished, one pass at a time,
 * a pass being a list of steps of which some wait for others' answers.
 * Source: Kubernetes v1.35 pkg/kubelet/pod_workers.go, kubelet.go (SyncPod, SyncTerminatingPod,
 * SyncTerminatedPod)
 */
import type { Pod } from '../../api/core'
import { isTerminalPhase } from '../../api/machinery/podConditions'
import type { Context } from '../kernel/actor'
import { seconds } from '../kernel/micros'
import { requestsOf } from './admission'
import { releaseDisks } from './attachedDisks'
import { dropBackoffs } from './backoffs'
import { callRuntime } from './criClient'
import { podEvent } from './events'
import { NONE } from './few'
import { hurryKills, startKills } from './killContainers'
import {
  type KubeletState,
  type PodTimer,
  type PodWorker,
  requestSync,
  type Work,
} from './kubeletState'
import { MOUNT_POLL, mountVolumes } from './mountVolumes'
import { unwatchObjects } from './objectWatch'
import type { Pass, Step } from './pass'
import { isFresh, nextBeat } from './pleg'
import { addProbes, removeProbes } from './prober/prober'
import { leaveQueue } from './pullQueue'
import { refreshStatus } from './refreshStatus'
import { deadlineAt, retryDelay } from './retry'
import {
  beginCreate,
  beginPull,
  beginStart,
  takeCreated,
  takePostStarted,
  takePulled,
  takeStarted,
} from './startContainer'
import {
  killPodSteps,
  removeContainers,
  runSandbox,
  stopSandboxes,
  syncRuntime,
  takeSandbox,
  takeStopped,
} from './syncRuntime'
import { refreshedObjects, volumeObjects } from './volumes'

/** A worker that has done nothing yet. */
export function createWorker(pod: Pod): PodWorker {
  const { uid, namespace, name } = pod.metadata
  return {
    uid,
    key: `${namespace}/${name}`,
    pod,
    requests: requestsOf(pod),
    stage: 'sync',
    dirty: true,
    cause: 0,
    pass: undefined,
    passes: 0,
    lastPassAt: 0,
    timer: undefined,
    retryAt: undefined,
    mounted: false,
    volumes: undefined,
    volumesStale: false,
    mountFailures: NONE,
    startErrors: NONE,
    pullErrors: NONE,
    backoffs: NONE,
    probes: NONE,
    stopped: [],
    evicted: undefined,
    removed: false,
  }
}

/** Does what has become due while a message was handled. */
export function runDueWorkers(state: KubeletState, context: Context): void {
  const base = context.cause
  for (const uid of state.due) {
    // Deleting while iterating lets a worker that becomes due again come again.
    state.due.delete(uid)
    const worker = state.workers.get(uid)
    if (worker === undefined) continue
    context.because(worker.cause || base)
    advance(state, worker, context)
  }
}

/** The pod is to end: breaks off what can be broken off. */
export function terminate(state: KubeletState, worker: PodWorker, context: Context): void {
  if (worker.stage === 'sync') {
    worker.stage = 'terminating'
    cancelPass(worker)
    leaveQueue(state.puller, worker.uid)
  } else if (worker.stage === 'terminating') hurryKills(state, worker, context)
  requestSync(state, worker.uid, context.cause)
}

function advance(state: KubeletState, worker: PodWorker, context: Context): void {
  if (worker.pass === undefined) {
    if (worker.dirty) startPass(state, worker, context)
    return
  }
  const { pass } = worker
  while (pass.waiting === undefined) {
    const step = pass.cancelled ? undefined : pass.steps.shift()
    if (step === undefined) {
      endPass(state, worker, pass, context)
      return
    }
    perform({ state, worker, pass, context }, step)
  }
}

function startPass(state: KubeletState, worker: PodWorker, context: Context): void {
  if (worker.stage === 'finished') {
    worker.dirty = false
    if (worker.removed) forget(state, worker, context)
    return
  }
  if (!isFresh(state, worker, context.now)) {
    awaitRelist(state, worker, context)
    return
  }
  worker.dirty = false
  worker.cause = 0
  if (worker.timer !== undefined) context.cancel(worker.timer)
  worker.timer = undefined
  worker.retryAt = undefined
  worker.passes++
  state.lastSync = { pod: worker.key, at: context.now }
  const pass: Pass = {
    id: worker.passes,
    startedAt: context.now,
    seen: state.runtimePods.get(worker.uid),
    steps: [],
    waiting: undefined,
    cancelled: false,
    sandboxId: '',
    podIP: '',
    result: undefined,
    pullError: undefined,
    hookOutcome: undefined,
    kills: new Map(),
    errors: [],
  }
  worker.pass = pass
  const work: Work = { state, worker, pass, context }
  if (worker.stage === 'sync') beginSync(work)
  else beginTerminating(work)
  advance(state, worker, context)
}

/** A relist under way will wake it; where none is, the beat alone is waited for. */
function awaitRelist(state: KubeletState, worker: PodWorker, context: Context): void {
  const { pleg } = state
  if (pleg.lastAt < 0 || pleg.pendingAt !== undefined) {
    state.awaitingRelist.add(worker.uid)
    return
  }
  wakeWorker(worker, nextBeat(pleg, worker.lastPassAt) - context.now, context)
}

function beginSync(work: Work): void {
  const { state, worker, pass, context } = work
  checkDeadline(work)
  const status = refreshStatus(state, worker, false, context)
  if (isTerminalPhase(status.phase)) {
    worker.stage = 'terminating'
    return
  }
  if (!state.runtime.networkReady && worker.pod.spec.hostNetwork !== true) {
    const { networkReason, networkMessage } = state.runtime
    const text =
      'network is not ready: container runtime network not ready: NetworkReady=false ' +
      `reason:${networkReason} message:${networkMessage}`
    podEvent(state, context, worker.pod, 'Warning', 'NetworkNotReady', text)
    pass.errors.push({ type: 'network' })
    return
  }
  pass.steps.push({ type: 'mountVolumes' }, { type: 'syncRuntime' })
}

/** activeDeadlineSeconds is over: the kubelet ends the pod itself. */
function checkDeadline({ state, worker, context }: Work): void {
  const deadline = deadlineAt(state, worker.pod)
  if (deadline === undefined || worker.evicted !== undefined) return
  if (context.now < deadline) {
    wakeWorker(worker, deadline - context.now, context)
    return
  }
  const message = 'Pod was active on the node longer than the specified deadline'
  worker.evicted = { reason: 'DeadlineExceeded', message }
  podEvent(state, context, worker.pod, 'Normal', 'DeadlineExceeded', message)
}

function beginTerminating(work: Work): void {
  const { state, worker, pass, context } = work
  refreshStatus(state, worker, false, context)
  removeProbes(worker, true)
  pass.steps.push(...killPodSteps(work), { type: 'terminated' })
}

function perform(work: Work, step: Step): void {
  switch (step.type) {
    case 'mountVolumes':
      mount(work)
      return
    case 'syncRuntime':
      addProbes(work.state, work.worker, work.context)
      syncRuntime(work)
      return
    case 'kill':
      startKills(work, step.targets)
      return
    case 'stopSandboxes':
      stopSandboxes(work, step.ids)
      return
    case 'runSandbox':
      runSandbox(work, step.attempt)
      return
    case 'sandboxRun':
      takeSandbox(work)
      return
    case 'sandboxStopped':
      takeStopped(work, step.id)
      return
    case 'start':
      beginStart(work, step.container)
      return
    case 'pull':
      beginPull(work, step.container)
      return
    case 'pulled':
      takePulled(work, step.container)
      return
    case 'create':
      beginCreate(work, step.container)
      return
    case 'created':
      takeCreated(work, step.container, work.pass.result)
      return
    case 'started':
      takeStarted(work, step.container, step.containerId, work.pass.result)
      return
    case 'postStarted':
      takePostStarted(work, step.container, step.containerId)
      return
    case 'removeContainers':
      removeContainers(work, step.ids)
      return
    case 'terminated':
      finish(work)
      return
  }
}

/** Volumes that come from the API are mounted between two looks of the waiting pod. */
function mount(work: Work): void {
  const { worker, pass, context } = work
  const before = worker.mounted
  if (!mountVolumes(work) || before || volumeObjects(worker.pod).length === 0) return
  const waited = context.now - pass.startedAt
  const timer = { type: 'kubelet.mountRetry', uid: worker.uid, pass: pass.id } as const
  pass.waiting = 'volumes'
  context.wake(MOUNT_POLL - (waited % MOUNT_POLL), timer)
}

/** Nothing of the pod runs any more. */
function finish({ state, worker, context }: Work): void {
  removeProbes(worker, false)
  refreshStatus(state, worker, true, context)
  releaseDisks(state, worker, context)
  worker.stage = 'finished'
}

function endPass(state: KubeletState, worker: PodWorker, pass: Pass, context: Context): void {
  worker.pass = undefined
  worker.lastPassAt = context.now
  const goesOn = worker.stage === 'terminating' && pass.errors.length === 0
  if (pass.cancelled || worker.dirty || goesOn) {
    requestSync(state, worker.uid, worker.cause || context.cause)
    return
  }
  if (worker.stage === 'finished') {
    if (worker.removed) forget(state, worker, context)
    return
  }
  const delay = retryDelay(pass.errors, context)
  if (delay === undefined) return
  if (worker.startErrors.size > 0) {
    const timer: PodTimer = { type: 'kubelet.showStatus', uid: worker.uid }
    context.wake(nextBeat(state.pleg, context.now) - context.now, timer)
  }
  worker.retryAt = context.now + delay
  const deadline = deadlineAt(state, worker.pod) ?? worker.retryAt
  wakeWorker(worker, Math.min(worker.retryAt, deadline) - context.now, context)
}

function wakeWorker(worker: PodWorker, delay: number, context: Context): void {
  if (worker.timer !== undefined) context.cancel(worker.timer)
  const timer: PodTimer = { type: 'kubelet.sync', uid: worker.uid }
  worker.timer = context.wake(Math.max(0, delay), timer)
}

/** What the runtime was asked to do is waited for; all else is dropped. */
function cancelPass(worker: PodWorker): void {
  const { pass } = worker
  if (pass === undefined) return
  pass.cancelled = true
  if (pass.waiting !== 'runtime') pass.waiting = undefined
}

/** The API has forgotten the pod and it has ended: nothing of it stays. */
export function forget(state: KubeletState, worker: PodWorker, context: Context): void {
  const { uid } = worker
  for (const { id } of state.runtimePods.get(uid)?.sandboxes ?? []) {
    const call = { method: 'RemovePodSandbox', sandboxId: id } as const
    callRuntime(context, state.cri, call, { type: 'nothing' }, worker.key)
  }
  unwatchObjects(state, worker, refreshedObjects(worker.pod), context)
  state.workers.delete(uid)
  state.statuses.delete(uid)
  state.runtimePods.delete(uid)
  dropBackoffs(state.crashBackoffs, uid)
  dropBackoffs(state.pullBackoffs, uid)
}

/** A pod that only the runtime knows: it is ended at once, with a grace of one second. */
export function endOrphan(state: KubeletState, uid: string, context: Context): void {
  const orphan = state.runtimePods.get(uid)
  state.runtimePods.delete(uid)
  for (const { id } of orphan?.sandboxes ?? []) {
    const key = `${orphan?.namespace}/${orphan?.name}`
    const call = { method: 'StopPodSandbox', sandboxId: id } as const
    callRuntime(context, state.cri, call, { type: 'nothing' }, key)
    const remove = { method: 'RemovePodSandbox', sandboxId: id } as const
    callRuntime(context, state.cri, remove, { type: 'nothing' }, key, seconds(1))
  }
}
