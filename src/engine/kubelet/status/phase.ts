/**
 * The phase of a pod, from the statuses of its containers.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_pods.go (getPhase)
 */
import type { Container, ContainerStatus } from '../../../api/container'
import type { Pod, PodPhase } from '../../../api/core'
import { isSidecar } from '../../../api/machinery/podRequests'
import { containerShouldRestart } from '../restart'

interface Counts {
  pendingInit: number
  pendingSidecars: number
  deadInit: number
  unknown: number
  running: number
  waiting: number
  stopped: number
  stoppedForGood: number
  succeeded: number
}

/**
 * `statuses` of all containers, init containers among them. `isTerminal`: the kubelet has decided
 * that nothing of it will run again. `hasInitialized`: a main container was started in the current
 * sandbox, so that a sidecar starting anew does not make the pod Pending.
 */
export function podPhase(
  pod: Pick<Pod, 'metadata' | 'spec'>,
  statuses: readonly ContainerStatus[],
  isTerminal: boolean,
  hasInitialized: boolean,
): PodPhase {
  const counts = countContainers(pod.spec, statuses)
  if (counts.deadInit > 0) return 'Failed'
  const initializing = counts.pendingInit > 0 || (counts.pendingSidecars > 0 && !hasInitialized)
  if (initializing || counts.waiting > 0) return 'Pending'
  if (counts.unknown > 0) return 'Pending'
  if (counts.running > 0) return 'Running'
  if (counts.stopped === 0) return 'Pending'
  const allSucceeded = counts.stopped === counts.succeeded
  const staysStopped = counts.stopped === counts.stoppedForGood
  if ((isTerminal && !isStatic(pod)) || staysStopped) return allSucceeded ? 'Succeeded' : 'Failed'
  return 'Running'
}

const isStatic = ({ metadata }: Pick<Pod, 'metadata'>): boolean => {
  const source = metadata.annotations?.['kubernetes.io/config.source']
  return source !== undefined && source !== 'api'
}

function countContainers(spec: Pod['spec'], statuses: readonly ContainerStatus[]): Counts {
  const counts: Counts = {
    pendingInit: 0,
    pendingSidecars: 0,
    deadInit: 0,
    unknown: 0,
    running: 0,
    waiting: 0,
    stopped: 0,
    stoppedForGood: 0,
    succeeded: 0,
  }
  const byName = new Map(statuses.map((status) => [status.name, status]))
  for (const container of spec.initContainers ?? []) {
    const status = byName.get(container.name)
    if (isSidecar(container)) countSidecar(counts, status)
    else countInit(counts, spec, container, status)
  }
  for (const container of spec.containers) {
    countMain(counts, spec, container, byName.get(container.name))
  }
  return counts
}

function countInit(
  counts: Counts,
  spec: Pod['spec'],
  container: Container,
  status: ContainerStatus | undefined,
): void {
  const ended =
    status?.state?.terminated ??
    (status?.state?.waiting === undefined ? undefined : status.lastState?.terminated)
  if (ended === undefined) counts.pendingInit++
  else if (ended.exitCode !== 0 && !containerShouldRestart(container, spec, ended.exitCode)) {
    counts.deadInit++
  }
}

function countSidecar(counts: Counts, status: ContainerStatus | undefined): void {
  const state = status?.state
  if (status === undefined) counts.unknown++
  else if (state?.running !== undefined) {
    if (status.started !== true) counts.pendingSidecars++
    counts.running++
  } else if (state?.terminated !== undefined) {
    // One that ended does not count: it will be back.
  } else if (state?.waiting !== undefined) {
    if (status.lastState?.terminated !== undefined) return
    counts.pendingSidecars++
    counts.waiting++
  } else {
    counts.pendingSidecars++
    counts.unknown++
  }
}

function countMain(
  counts: Counts,
  spec: Pod['spec'],
  container: Container,
  status: ContainerStatus | undefined,
): void {
  const state = status?.state
  if (state?.running !== undefined) {
    counts.running++
    return
  }
  if (state?.terminated === undefined && state?.waiting === undefined) {
    counts.unknown++
    return
  }
  const ended = state.terminated ?? status?.lastState?.terminated
  if (ended === undefined) {
    counts.waiting++
    return
  }
  counts.stopped++
  if (!containerShouldRestart(container, spec, ended.exitCode)) counts.stoppedForGood++
  if (state.terminated?.exitCode === 0) counts.succeeded++
}
