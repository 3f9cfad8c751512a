/**
 * The status of a pod as the kubelet sees it now.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_pods.go (generateAPIPodStatus)
 */

import type { ContainerStatus } from '../../../api/container'
import type { PodCondition, PodStatus } from '../../../api/core'
import { getCondition } from '../../../api/machinery/conditions'
import { isTerminalPhase } from '../../../api/machinery/podConditions'
import { isSidecar } from '../../../api/machinery/podRequests'
import { present } from '../../../api/machinery/present'
import { podQOSClass } from '../../../api/machinery/qosClass'
import { sandboxChange } from '../podActions'
import {
  containersReadyCondition,
  initializedCondition,
  OWN_CONDITIONS,
  readyCondition,
  readyToStartCondition,
  scheduledCondition,
} from './conditions'
import { containerStatuses, type StatusSource } from './containerStatuses'
import { podPhase } from './phase'

/** What a pod's status is made from. */
export interface PodStatusSource extends StatusSource {
  /** What the kubelet said last, or else what the API shows. */
  readonly old: PodStatus
  /** Nothing of it will run any more. */
  readonly isTerminal: boolean
  readonly evicted: { readonly reason: string; readonly message: string } | undefined
  /** The node's address; empty while nobody knows it. */
  readonly hostIP: string
  /** The address shown last by this kubelet, empty if none: a pod keeps it when its sandbox ends. */
  readonly lastIP: string
  /** What the probes say of a container that runs. */
  isStarted(status: ContainerStatus): boolean
  isReady(status: ContainerStatus): boolean
}

/** The status, without times of transition and start: the status manager adds them. */
export function generatePodStatus(source: PodStatusSource): PodStatus {
  const { pod, old } = source
  const init = initStatuses(source)
  const main = mainStatuses(source)
  const ephemeral = containerStatuses(
    source,
    pod.spec.ephemeralContainers ?? [],
    old.ephemeralContainerStatuses ?? [],
    false,
  )
  const outcome = phaseAndReason(source, [...main, ...init])
  const all = [...init, ...main]
  const conditions = podConditions(source, outcome.phase ?? 'Pending', all)
  return present<PodStatus>({
    phase: outcome.phase,
    reason: outcome.reason,
    message: outcome.message,
    conditions,
    qosClass: podQOSClass(pod),
    initContainerStatuses: init.length === 0 ? undefined : init,
    containerStatuses: main,
    ephemeralContainerStatuses: ephemeral.length === 0 ? undefined : ephemeral,
    ...addresses(source),
  })
}

function mainStatuses(source: PodStatusSource): ContainerStatus[] {
  const { pod, old } = source
  const previous = old.containerStatuses ?? []
  return containerStatuses(source, pod.spec.containers, previous, false).map((status) =>
    probed(source, status),
  )
}

function initStatuses(source: PodStatusSource): ContainerStatus[] {
  const { pod, old } = source
  const containers = pod.spec.initContainers ?? []
  const statuses = containerStatuses(source, containers, old.initContainerStatuses ?? [], true)
  return statuses.map((status, index) => {
    const container = containers[index]
    if (container !== undefined && isSidecar(container)) return probed(source, status)
    const running = status.state?.running !== undefined
    return { ...status, started: running, ready: status.state?.terminated?.exitCode === 0 }
  })
}

function probed(source: PodStatusSource, status: ContainerStatus): ContainerStatus {
  const started = status.state?.running !== undefined && source.isStarted(status)
  return Object.assign({}, status, { started, ready: started && source.isReady(status) })
}

function phaseAndReason(
  source: PodStatusSource,
  statuses: readonly ContainerStatus[],
): Pick<PodStatus, 'phase' | 'reason' | 'message'> {
  const { pod, old, evicted } = source
  if (evicted !== undefined) return { phase: 'Failed', ...evicted }
  let phase = podPhase(pod, statuses, source.isTerminal, hasInitialized(source))
  // A phase that is final stays, whatever the containers look like.
  if (isTerminalPhase(old.phase)) phase = old.phase ?? phase
  if (isTerminalPhase(pod.status?.phase)) phase = pod.status?.phase ?? phase
  if (phase !== old.phase) return { phase }
  const reason = old.reason || pod.status?.reason
  const message = old.message || pod.status?.message
  return { phase, ...(reason ? { reason } : {}), ...(message ? { message } : {}) }
}

/** A main container was started in the sandbox that stands now. */
function hasInitialized({ pod, seen }: PodStatusSource): boolean {
  if ((pod.spec.initContainers ?? []).length === 0) return true
  const active = seen?.sandboxes[0]?.id
  return pod.spec.containers.some(({ name }) =>
    seen?.containers.some(
      (one) => one.name === name && one.sandboxId === active && one.startedAt > 0,
    ),
  )
}

/** Conditions that are made anew each time; others are kept as they are. */
const MADE_HERE: ReadonlySet<string> = new Set([...OWN_CONDITIONS, 'DisruptionTarget'])

function podConditions(
  source: PodStatusSource,
  phase: NonNullable<PodStatus['phase']>,
  statuses: readonly ContainerStatus[],
): PodCondition[] {
  const { pod, seen, old } = source
  const conditions = (pod.status?.conditions ?? []).filter(({ type }) => !MADE_HERE.has(type))
  const disruption =
    getCondition(old.conditions, 'DisruptionTarget') ??
    getCondition(pod.status?.conditions, 'DisruptionTarget')
  if (disruption !== undefined) conditions.push(disruption)
  conditions.push(readyToStartCondition(pod, !sandboxChange(pod, seen).changed))
  conditions.push(initializedCondition(pod, statuses, phase))
  conditions.push(readyCondition(pod, conditions, statuses, phase))
  conditions.push(containersReadyCondition(pod, statuses, phase))
  conditions.push(scheduledCondition(pod))
  return conditions
}

function addresses({ pod, seen, hostIP, lastIP }: PodStatusSource) {
  const host = hostIP === '' ? {} : { hostIP, hostIPs: [{ ip: hostIP }] }
  const ip = pod.spec.hostNetwork === true ? hostIP : podIP(seen, lastIP)
  return ip === '' ? host : { ...host, podIP: ip, podIPs: [{ ip }] }
}

function podIP(seen: PodStatusSource['seen'], lastIP: string): string {
  const sandbox = seen?.sandboxes[0]
  return sandbox === undefined ? '' : sandbox.ip || lastIP
}
