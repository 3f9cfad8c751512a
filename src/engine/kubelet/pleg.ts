/**
 * The pod lifecycle event generator: looks at the runtime once a second, and tells which pods have
 * changed. A relist of a node where nothing moves would show nothing, so it is only done when the
 * kubelet has asked something of the runtime, or the runtime has said a word; it still falls on the
 * second.
 * Source: Kubernetes v1.35 pkg/kubelet/pleg/generic.go
 */
import type { CriPod, CriResult } from '../cri/messages'
import type { Context } from '../kernel/actor'
import { type Micros, seconds } from '../kernel/micros'
import { callRuntime } from './criClient'
import { type KubeletState, type Pleg, type PodWorker, requestSync } from './kubeletState'

const RELIST_PERIOD = seconds(1)

/** Every kubelet has its own beat, begun when it started. */
export const createPleg = (startedAt: Micros): Pleg => ({
  offset: startedAt % RELIST_PERIOD,
  sequence: 0,
  lastAt: -1,
  pendingAt: undefined,
  again: false,
})

/** The first beat after `at`. */
export const nextBeat = (pleg: Pleg, at: Micros): Micros =>
  Math.floor((at - pleg.offset) / RELIST_PERIOD + 1) * RELIST_PERIOD + pleg.offset

/** Something may have changed: look at the next beat. */
export function requestRelist(state: KubeletState, context: Context): void {
  const { pleg } = state
  if (pleg.pendingAt !== undefined) {
    // One that has not been taken yet will see it too.
    if (pleg.pendingAt <= context.now) pleg.again = true
    return
  }
  relistAt(state, nextBeat(pleg, context.now), context)
}

/** Looks at this instant: the first time, when nothing is known yet. */
export function relistAt(state: KubeletState, at: Micros, context: Context): void {
  const { pleg, cri } = state
  pleg.pendingAt = at
  const call = { method: 'ListContainers', since: pleg.sequence } as const
  callRuntime(context, cri, call, { type: 'relist' }, '', at - context.now)
}

/** Takes a relist: pods whose containers or sandboxes have changed are to be synced. */
export function takeRelist(state: KubeletState, result: CriResult, context: Context): void {
  const { pleg } = state
  const takenAt = pleg.pendingAt ?? context.now
  pleg.pendingAt = undefined
  if (result.method !== 'ListContainers') {
    requestRelist(state, context)
    return
  }
  pleg.lastAt = takenAt
  pleg.sequence = result.sequence
  for (const pod of result.pods) {
    const before = state.runtimePods.get(pod.uid)
    state.runtimePods.set(pod.uid, pod)
    if (differs(before, pod)) requestSync(state, pod.uid, context.cause)
  }
  for (const uid of state.awaitingRelist) state.due.add(uid)
  state.awaitingRelist.clear()
  if (pleg.again) {
    pleg.again = false
    requestRelist(state, context)
  }
}

/** Whether the pod's next pass may begin: a beat has passed since its last one. */
export function isFresh(state: KubeletState, worker: PodWorker, now: Micros): boolean {
  const { pleg } = state
  if (pleg.lastAt < 0) return false
  if (worker.passes === 0) return true
  const beat = nextBeat(pleg, worker.lastPassAt)
  if (beat > now) return false
  // A relist for that beat or a later one may still be on its way back.
  return pleg.pendingAt === undefined || pleg.pendingAt > now || pleg.lastAt >= beat
}

/** Takes what a call told of a pod between two relists. */
export function rememberPod(state: KubeletState, pod: CriPod): void {
  state.runtimePods.set(pod.uid, pod)
}

function differs(before: CriPod | undefined, after: CriPod): boolean {
  if (before === undefined) return true
  return stateLine(before) !== stateLine(after)
}

const stateLine = (pod: CriPod): string =>
  [...pod.sandboxes, ...pod.containers].map(({ id, state }) => `${id}:${state}`).join()
