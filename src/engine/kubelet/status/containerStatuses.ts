/**
 * What the API shows of a pod's containers, from what the runtime shows and what was shown before.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_pods.go (convertToAPIContainerStatuses)
 */

import type {
  Container,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
} from '../../../api/container'
import type { Pod } from '../../../api/core'
import { isSidecar } from '../../../api/machinery/podRequests'
import { present } from '../../../api/machinery/present'
import { formatTime } from '../../../api/machinery/time'
import { timeAt } from '../../clientGo/wallClock'
import type { CriContainer, CriPod } from '../../cri/messages'
import type { Micros } from '../../kernel/micros'
import { newest, shouldBeRestarted } from '../restart'

/** What a container's status is made from. */
export interface StatusSource {
  readonly pod: Pod
  readonly seen: CriPod | undefined
  /** Why a container could not be started, by name. */
  readonly startErrors: ReadonlyMap<string, { readonly reason: string; readonly message: string }>
  /** `containerd`, as container ids begin. */
  readonly runtimeName: string
}

/** The status of each container, in the order of the pod. */
export function containerStatuses(
  source: StatusSource,
  containers: readonly Container[],
  previous: readonly ContainerStatus[],
  init: boolean,
): ContainerStatus[] {
  return containers.map((container) => {
    const old = previous.find((status) => status.name === container.name)
    const shown = shownStatus(source, container, old)
    return withStartError(source, container, shown, init)
  })
}

function shownStatus(
  source: StatusSource,
  container: Container,
  old: ContainerStatus | undefined,
): ContainerStatus {
  const lives = (source.seen?.containers ?? []).filter((one) => one.name === container.name)
  const [current, before] = lives
  if (current === undefined) return unseenStatus(source.pod, container, old)
  const status = convert(source, container, current, old)
  if (before === undefined) return status
  return { ...status, lastState: convertState(source, before) }
}

/** Of a container the runtime does not know: not made yet, or lost. */
function unseenStatus(
  pod: Pod,
  container: Container,
  old: ContainerStatus | undefined,
): ContainerStatus {
  if (old?.state?.terminated !== undefined) return old
  const waiting = { reason: waitingReason(pod) }
  const fresh = present<ContainerStatus>({
    name: container.name,
    state: { waiting },
    lastState: old?.lastState ?? {},
    ready: false,
    restartCount: old?.restartCount ?? 0,
    image: container.image,
    imageID: '',
    started: false,
    volumeMounts: mountStatuses(container),
  })
  if (old?.state?.running === undefined || fresh.lastState?.terminated !== undefined) return fresh
  const restarts = pod.metadata.deletionTimestamp === undefined ? 1 : 0
  return {
    ...fresh,
    lastState: { terminated: LOST },
    restartCount: fresh.restartCount + restarts,
  }
}

const LOST: ContainerStateTerminated = {
  exitCode: 137,
  reason: 'ContainerStatusUnknown',
  message:
    'The container could not be located when the pod was deleted.  The container used to be Running',
}

const waitingReason = (pod: Pod): string =>
  (pod.spec.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating'

const mountStatuses = ({ volumeMounts = [] }: Container): ContainerStatus['volumeMounts'] =>
  volumeMounts.length === 0 ? undefined : volumeMounts.map(mountStatus)

function mountStatus({
  name,
  mountPath,
  readOnly,
}: NonNullable<Container['volumeMounts']>[number]) {
  if (readOnly !== true) return { name, mountPath }
  return { name, mountPath, readOnly, recursiveReadOnly: 'Disabled' as const }
}

function convert(
  source: StatusSource,
  container: Container,
  current: CriContainer,
  old: ContainerStatus | undefined,
): ContainerStatus {
  const { name, resources = {} } = container
  return present<ContainerStatus>({
    name,
    state: convertState(source, current),
    lastState: {},
    ready: false,
    restartCount: current.attempt,
    image: current.image,
    imageID: current.imageRef,
    containerID: `${source.runtimeName}://${current.id}`,
    started: false,
    allocatedResources: resources.requests,
    resources,
    volumeMounts: old?.volumeMounts ?? mountStatuses(container),
  })
}

function convertState(source: StatusSource, container: CriContainer): ContainerState {
  switch (container.state) {
    case 'RUNNING':
      return { running: { startedAt: timeAt(container.startedAt) } }
    case 'EXITED':
      return { terminated: terminated(source, container) }
    case 'CREATED':
    case 'UNKNOWN':
      return { waiting: {} }
  }
}

function terminated(source: StatusSource, container: CriContainer): ContainerStateTerminated {
  return {
    exitCode: container.exitCode,
    reason: container.reason,
    ...(container.message === '' ? {} : { message: container.message }),
    // What never ran has Go's zero of Unix time.
    startedAt: startTime(container.startedAt),
    finishedAt: timeAt(container.finishedAt),
    containerID: `${source.runtimeName}://${container.id}`,
  }
}

const startTime = (startedAt: Micros): string =>
  startedAt === 0 ? formatTime(0) : timeAt(startedAt)

/** A container that should run and could not be started waits, and says why. */
function withStartError(
  source: StatusSource,
  container: Container,
  status: ContainerStatus,
  init: boolean,
): ContainerStatus {
  const { pod, seen, startErrors } = source
  if (init) {
    const life = newest(seen, container.name)
    if (life?.state === 'EXITED' && life.exitCode === 0) return status
    if (life === undefined && !isSidecar(container) && status.state?.waiting !== undefined) {
      if (anyMainCreated(pod, seen)) return { ...status, state: { terminated: TAKEN_AS_DONE } }
    }
  }
  const error = startErrors.get(container.name)
  if (error === undefined || !shouldBeRestarted(container, pod, seen)) return status
  const { reason, message } = error
  return {
    ...status,
    ...(status.state?.terminated === undefined ? {} : { lastState: status.state }),
    state: { waiting: message === '' ? { reason } : { reason, message } },
  }
}

const TAKEN_AS_DONE: ContainerStateTerminated = {
  exitCode: 0,
  reason: 'Completed',
  message:
    'Unable to get init container status from container runtime and pod has been initialized, treat it as exited normally',
}

const anyMainCreated = (pod: Pod, seen: CriPod | undefined): boolean =>
  pod.spec.containers.some(({ name }) => newest(seen, name) !== undefined)
