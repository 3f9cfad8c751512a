/** What the page draws of a kubelet: read straight from its state. */
import type { ContainerStatus } from '../../api/container'
import { isSidecar } from '../../api/machinery/podRequests'
import type { Micros } from '../kernel/micros'
import { graceTimers as killTimers } from './killContainers'
import { heldStatus, type KubeletState } from './kubeletState'

/** A stretch of time of one container: a back-off, a grace period. */
export interface ContainerTimer {
  readonly container: string
  readonly from: Micros
  readonly until: Micros
}

/** What a pod's containers wait for before they are started or pulled again. */
export function backoffTimers(state: KubeletState, uid: string, now: Micros): ContainerTimer[] {
  const worker = state.workers.get(uid)
  if (worker === undefined) return []
  const timers: ContainerTimer[] = []
  for (const [container, { from, until }] of worker.backoffs) {
    if (until > now) timers.push({ container, from, until })
  }
  return timers
}

/** Containers of a pod that are being stopped: since when, and when SIGKILL comes. */
export function graceTimers(state: KubeletState, uid: string): ContainerTimer[] {
  const worker = state.workers.get(uid)
  return worker === undefined ? [] : killTimers(worker)
}

/** A container as it is drawn. */
export interface ContainerLook {
  readonly name: string
  readonly kind: 'init' | 'sidecar' | 'main'
  readonly state: 'waiting' | 'running' | 'ready' | 'succeeded' | 'failed'
  readonly reason: string
  readonly restarts: number
}

/** The containers of a pod as the kubelet sees them, which the API may not have heard yet. */
export function containerStates(state: KubeletState, uid: string): ContainerLook[] {
  const worker = state.workers.get(uid)
  if (worker === undefined) return []
  const { initContainerStatuses = [], containerStatuses = [] } = heldStatus(state, worker.pod)
  const sidecars = (worker.pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name)
  return [
    ...initContainerStatuses.map((status) =>
      look(status, sidecars.includes(status.name) ? 'sidecar' : 'init'),
    ),
    ...containerStatuses.map((status) => look(status, 'main')),
  ]
}

/** Images that pods of this node wait for, the one being pulled first. */
export const waitingImages = ({ puller }: KubeletState): string[] => [
  ...new Set(puller.waiters.map(({ image }) => image)),
]

function look(status: ContainerStatus, kind: ContainerLook['kind']): ContainerLook {
  const { name, state, restartCount, ready } = status
  const base = { name, kind, restarts: restartCount }
  if (state?.running !== undefined) {
    return { ...base, state: ready ? 'ready' : 'running', reason: '' }
  }
  if (state?.terminated !== undefined) {
    const { exitCode, reason = '' } = state.terminated
    return { ...base, state: exitCode === 0 ? 'succeeded' : 'failed', reason }
  }
  return { ...base, state: 'waiting', reason: state?.waiting?.reason ?? '' }
}
