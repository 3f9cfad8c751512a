/** Works out a pod's status anew from what is known now, and hands it on to the API and probes. */
import type { ContainerStatus } from '../../api/container'
import type { PodStatus } from '../../api/core'
import type { Context } from '../kernel/actor'
import { heldStatus, type KubeletState, type PodWorker } from './kubeletState'
import { nodeAddress } from './node/nodeAddress'
import { followProbes } from './prober/prober'
import { probeKey } from './prober/probeWorker'
import { generatePodStatus } from './status/podStatus'
import { setFinalStatus, setStatus } from './status/statusManager'

/** `isTerminal`: nothing of the pod will run any more. Returns the status before any withholding. */
export function refreshStatus(
  state: KubeletState,
  worker: PodWorker,
  isTerminal: boolean,
  context: Context,
): PodStatus {
  const status = generatePodStatus({
    pod: worker.pod,
    seen: state.runtimePods.get(worker.uid),
    startErrors: worker.startErrors,
    runtimeName: runtimeName(state),
    old: heldStatus(state, worker.pod),
    isTerminal,
    evicted: worker.evicted,
    hostIP: nodeAddress(state),
    lastIP: state.statuses.get(worker.uid)?.status.podIP ?? '',
    isStarted: (one) => isStarted(worker, one),
    isReady: (one) => isReady(worker, one),
  })
  if (isTerminal) setFinalStatus(state, worker.pod, status, context)
  else setStatus(state, worker.pod, status, context)
  followProbes(state, worker, context)
  return status
}

/** `containerd`, as ids of containers begin. */
export const runtimeName = (state: KubeletState): string =>
  state.runtime.version.slice(0, Math.max(0, state.runtime.version.indexOf('://'))) || 'containerd'

/** A container id without the runtime's name before it. */
export const bareId = (containerID: string | undefined): string =>
  (containerID ?? '').replace(/^.*:\/\//, '')

function isStarted(worker: PodWorker, status: ContainerStatus): boolean {
  const probe = worker.probes.get(probeKey('Startup', status.name))
  if (probe === undefined) return true
  return probe.containerId === bareId(status.containerID) && probe.published === 'Success'
}

function isReady(worker: PodWorker, status: ContainerStatus): boolean {
  const probe = worker.probes.get(probeKey('Readiness', status.name))
  if (probe === undefined) return true
  return probe.containerId === bareId(status.containerID) && probe.published === 'Success'
}
