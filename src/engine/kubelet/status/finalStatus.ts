/**
 * The last status of a pod: whatever is not known to have ended is taken to have failed.
 * Source: Kubernetes v1.35 pkg/kubelet/status/status_manager.go (TerminatePod)
 */
import type { ContainerStateTerminated, ContainerStatus } from '../../../api/container'
import type { Pod, PodStatus } from '../../../api/core'
import { isTerminalPhase } from '../../../api/machinery/podConditions'

const UNKNOWN: ContainerStateTerminated = {
  exitCode: 137,
  reason: 'ContainerStatusUnknown',
  message: 'The container could not be located when the pod was terminated',
}

/** The status with every container ended and a phase that is final. */
export function finalStatus(pod: Pod, status: PodStatus): PodStatus {
  const { containerStatuses = [], initContainerStatuses = [] } = status
  const main = hasInitialized(pod, status) ? containerStatuses.map(ended) : containerStatuses
  const started = initContainerStatuses.findLastIndex(wasStarted)
  const init = initContainerStatuses.map((one, index) => (index <= started ? ended(one) : one))
  return {
    ...status,
    phase: isTerminalPhase(status.phase) ? (status.phase ?? 'Failed') : 'Failed',
    containerStatuses: main,
    ...(init.length === 0 ? {} : { initContainerStatuses: init }),
  }
}

const ended = (status: ContainerStatus): ContainerStatus =>
  status.state?.terminated === undefined ? { ...status, state: { terminated: UNKNOWN } } : status

/** There is evidence that it ran. */
const wasStarted = ({ state, lastState }: ContainerStatus): boolean =>
  state?.terminated !== undefined ||
  state?.running !== undefined ||
  lastState?.terminated !== undefined

function hasInitialized(pod: Pod, status: PodStatus): boolean {
  if ((pod.spec.initContainers ?? []).length === 0) return true
  const { containerStatuses = [], initContainerStatuses = [] } = status
  if (containerStatuses.some(wasStarted)) return true
  return initContainerStatuses.at(-1)?.state?.terminated?.exitCode === 0
}
