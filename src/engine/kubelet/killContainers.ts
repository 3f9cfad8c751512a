/**
 * Ends containers: the preStop hook, the sidecars' turn, SIGTERM and after the grace SIGKILL.
 * Source: Kubernetes v1.35 pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainer),
 * kuberuntime_termination_order.go
 */
import type { LifecycleHandler } from '../../api/container'
import type { Pod } from '../../api/core'
import { isSidecar } from '../../api/machinery/podRequests'
import type { ProbeOutcome, ProbeRequest } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { type Micros, seconds } from '../kernel/micros'
import { callRuntime } from './criClient'
import { containerEvent } from './events'
import { heldStatus, type KubeletState, type PodWorker, resume, type Work } from './kubeletState'
import { containerSpec, type Kill, type KillTarget, type Pass } from './pass'
import { probeAction } from './prober/probeAction'

/** A preStop hook that sleeps has slept enough. */
export interface HookTimer extends Message {
  readonly type: 'kubelet.hookSlept'
  readonly uid: string
  readonly pass: number
  readonly containerId: string
}

/** StopContainer never gets less, so that a SIGTERM is worth sending. */
const LEAST_GRACE = 2

/** Begins to stop all targets; the pass waits until the last one has ended. */
export function startKills(work: Work, targets: readonly KillTarget[]): void {
  const { state, worker, pass, context } = work
  if (targets.length === 0) return
  pass.waiting = 'kills'
  for (const target of targets) {
    const kill: Kill = {
      ...target,
      startedAt: context.now,
      graceSeconds: graceFor(worker, target),
      stage: 'preStop',
      timer: undefined,
    }
    pass.kills.set(target.containerId, kill)
    containerEvent(state, context, worker, target, 'Normal', 'Killing', target.message)
  }
  for (const kill of pass.kills.values()) beginPreStop(work, kill)
  takeTurns(state, worker, pass, context)
}

/** The pod's grace became shorter: what is being stopped is hurried. */
export function hurryKills(state: KubeletState, worker: PodWorker, context: Context): void {
  const { pass } = worker
  for (const kill of pass?.kills.values() ?? []) {
    const graceSeconds = graceFor(worker, kill)
    if (pass === undefined || kill.stage === 'done' || graceSeconds >= kill.graceSeconds) continue
    pass.kills.set(kill.containerId, { ...kill, graceSeconds, stage: 'turn' })
  }
  if (pass !== undefined) takeTurns(state, worker, pass, context)
}

/** The runtime says that a container has ended, or that it cannot be stopped. */
export function containerStopped(
  state: KubeletState,
  worker: PodWorker,
  containerId: string,
  context: Context,
): void {
  const { pass } = worker
  const kill = pass?.kills.get(containerId)
  if (pass === undefined || kill === undefined) return
  kill.stage = 'done'
  takeTurns(state, worker, pass, context)
  if (pass.waiting === 'kills' && allDone(pass)) resume(state, worker)
}

/** A preStop hook came to its end, one way or the other. */
export function preStopDone(
  state: KubeletState,
  worker: PodWorker,
  containerId: string,
  outcome: ProbeOutcome | undefined,
  context: Context,
): void {
  const { pass } = worker
  const kill = pass?.kills.get(containerId)
  if (pass === undefined || kill === undefined || kill.stage !== 'preStop') return
  const failed =
    outcome !== undefined &&
    !(outcome.type === 'http' || outcome.type === 'connected' || exitedWell(outcome))
  if (failed) {
    containerEvent(
      state,
      context,
      worker,
      kill,
      'Warning',
      'FailedPreStopHook',
      'PreStopHook failed',
    )
  }
  kill.stage = 'turn'
  takeTurns(state, worker, pass, context)
}

const exitedWell = (outcome: ProbeOutcome): boolean =>
  outcome.type === 'exec' && outcome.exitCode === 0

const allDone = (pass: Pass): boolean =>
  [...pass.kills.values()].every((kill) => kill.stage === 'done')

/** What the pod, its probe or its deletion grants a container. */
function graceFor(worker: PodWorker, target: KillTarget): number {
  const { metadata, spec } = worker.pod
  const asked = ownGrace(worker.pod, target)
  return metadata.deletionGracePeriodSeconds ?? asked ?? spec.terminationGracePeriodSeconds ?? 30
}

function ownGrace(pod: Pod, target: KillTarget): number | undefined {
  if (target.cause === '') return undefined
  return containerSpec(pod, target)?.[target.cause]?.terminationGracePeriodSeconds
}

function beginPreStop(work: Work, kill: Kill): void {
  const { worker, pass, context } = work
  const handler = containerSpec(worker.pod, kill)?.lifecycle?.preStop
  if (handler === undefined || kill.graceSeconds <= 0) {
    kill.stage = 'turn'
    return
  }
  if (handler.sleep !== undefined) {
    const duration = Math.min(handler.sleep.seconds, kill.graceSeconds)
    const { uid } = worker
    const timer: HookTimer = {
      type: 'kubelet.hookSlept',
      uid,
      pass: pass.id,
      containerId: kill.containerId,
    }
    kill.timer = context.wake(seconds(duration), timer)
    return
  }
  if (!sendHook(work, kill, handler)) kill.stage = 'turn'
}

function sendHook(work: Work, kill: Kill, handler: LifecycleHandler): boolean {
  const { state, worker, pass, context } = work
  const container = containerSpec(worker.pod, kill)
  const podIP = heldStatus(state, worker.pod).podIP ?? ''
  const action = container && probeAction(handler, container, podIP)
  if (action === undefined) return false
  const id = state.nextProbe++
  const dueAt = context.now + seconds(kill.graceSeconds)
  state.probes.set(id, { uid: worker.uid, key: `hook:${kill.containerId}`, pass: pass.id, dueAt })
  const request: ProbeRequest = {
    type: 'probe',
    id,
    kind: 'preStop',
    containerId: kill.containerId,
    action,
    timeoutSeconds: kill.graceSeconds,
    pod: worker.key,
  }
  context.send(state.config.runtime, request)
  return true
}

/** Sends SIGTERM to each whose turn has come: sidecars go last, in the opposite of their order. */
function takeTurns(state: KubeletState, worker: PodWorker, pass: Pass, context: Context): void {
  for (const kill of pass.kills.values()) {
    if (kill.stage !== 'turn' || mustWait(worker.pod, pass, kill)) continue
    kill.stage = 'stopping'
    const spent = Math.floor((context.now - kill.startedAt) / seconds(1))
    const timeoutSeconds = Math.max(LEAST_GRACE, kill.graceSeconds - spent)
    const { containerId } = kill
    callRuntime(
      context,
      state.cri,
      { method: 'StopContainer', containerId, timeoutSeconds },
      { type: 'kill', uid: worker.uid, pass: pass.id, containerId },
      worker.key,
    )
  }
}

function mustWait(pod: Pod, pass: Pass, kill: Kill): boolean {
  const init = pod.spec.initContainers ?? []
  const place = init.findIndex((container) => container.name === kill.name)
  const own = init[place]
  if (kill.kind !== 'init' || own === undefined || !isSidecar(own)) return false
  for (const other of pass.kills.values()) {
    if (other === kill || other.stage === 'done') continue
    const later = init.findIndex((container) => container.name === other.name) > place
    if (other.kind === 'main' || (other.kind === 'init' && later)) return true
  }
  return false
}

/** When a container's grace is over, for those being stopped: from, until. */
export function graceTimers(
  worker: PodWorker,
): { readonly container: string; readonly from: Micros; readonly until: Micros }[] {
  const timers: { container: string; from: Micros; until: Micros }[] = []
  for (const kill of worker.pass?.kills.values() ?? []) {
    if (kill.stage === 'done') continue
    const until = kill.startedAt + seconds(Math.max(LEAST_GRACE, kill.graceSeconds))
    timers.push({ container: kill.name, from: kill.startedAt, until })
  }
  return timers
}
