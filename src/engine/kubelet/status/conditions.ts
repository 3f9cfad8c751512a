/**
 * The conditions the kubelet writes on a pod.
 * Source: Kubernetes v1.35 pkg/kubelet/status/generate.go
 */
import type { ContainerStatus } from '../../../api/container'
import type { Pod, PodCondition, PodConditionType, PodPhase } from '../../../api/core'
import { getCondition } from '../../../api/machinery/conditions'
import { isSidecar } from '../../../api/machinery/podRequests'

type Conditioned = Pick<Pod, 'metadata' | 'spec'>
type Statuses = readonly ContainerStatus[] | undefined

/** Conditions that are the kubelet's alone; all others are kept as they are. */
export const OWN_CONDITIONS: readonly PodConditionType[] = [
  'PodScheduled',
  'Ready',
  'Initialized',
  'ContainersReady',
  'PodReadyToStartContainers',
  'PodResizePending',
  'PodResizeInProgress',
]

/** Every main container and sidecar is ready. */
export function containersReadyCondition(
  pod: Conditioned,
  statuses: Statuses,
  phase: PodPhase,
): PodCondition {
  const verdict = containersVerdict(pod, statuses, phase)
  return condition(pod, 'ContainersReady', verdict)
}

/** The containers are ready, and so is every readiness gate of the pod. */
export function readyCondition(
  pod: Conditioned,
  conditions: readonly PodCondition[],
  statuses: Statuses,
  phase: PodPhase,
): PodCondition {
  const verdict = containersVerdict(pod, statuses, phase)
  if (verdict.status !== 'True') return condition(pod, 'Ready', verdict)
  const messages: string[] = []
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const gate = getCondition(conditions, conditionType)
    if (gate === undefined) {
      messages.push(
        `corresponding condition of pod readiness gate "${conditionType}" does not exist.`,
      )
    } else if (gate.status !== 'True') {
      messages.push(
        `the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`,
      )
    }
  }
  if (messages.length === 0) return condition(pod, 'Ready', TRUE)
  return condition(pod, 'Ready', {
    status: 'False',
    reason: 'ReadinessGatesNotReady',
    message: messages.join(', '),
  })
}

/** Init containers have done their work, or a main container was started once. */
export function initializedCondition(
  pod: Conditioned,
  statuses: Statuses,
  phase: PodPhase,
): PodCondition {
  const init = pod.spec.initContainers ?? []
  if (statuses === undefined && init.length > 0) {
    return condition(pod, 'Initialized', { status: 'False', reason: 'UnknownContainerStatuses' })
  }
  const unknown: string[] = []
  const incomplete: string[] = []
  for (const container of init) {
    const status = statuses?.find((one) => one.name === container.name)
    if (status === undefined) unknown.push(container.name)
    else if (isSidecar(container) ? status.started !== true : !status.ready) {
      incomplete.push(container.name)
    }
  }
  if (phase === 'Succeeded' && unknown.length === 0) {
    return condition(pod, 'Initialized', { status: 'True', reason: 'PodCompleted' })
  }
  const message = joined(unknown, incomplete, 'incomplete')
  if (message === '' || anyMainStarted(pod, statuses ?? [])) {
    return condition(pod, 'Initialized', TRUE)
  }
  return condition(pod, 'Initialized', {
    status: 'False',
    reason: 'ContainersNotInitialized',
    message,
  })
}

/** A sandbox with its network stands. */
export const readyToStartCondition = (pod: Conditioned, sandboxStands: boolean): PodCondition =>
  condition(pod, 'PodReadyToStartContainers', { status: sandboxStands ? 'True' : 'False' })

/** A pod that is here was scheduled. */
export const scheduledCondition = (pod: Conditioned): PodCondition =>
  condition(pod, 'PodScheduled', TRUE)

/** What Ready and ContainersReady say of a pod that has come to its end. */
export const terminalVerdict = (phase: PodPhase): Verdict => ({
  status: 'False',
  reason: phase === 'Failed' ? 'PodFailed' : 'PodCompleted',
})

/** What a condition says, without its type. */
export interface Verdict {
  readonly status: 'True' | 'False'
  readonly reason?: string
  readonly message?: string
}

const TRUE: Verdict = { status: 'True' }

/** A condition as the kubelet writes it; when it last changed is added when it is stored. */
export const condition = (
  pod: Conditioned,
  type: PodConditionType,
  verdict: Verdict,
): PodCondition => {
  const { generation } = pod.metadata
  if (generation === undefined) return { type, ...verdict }
  return { type, observedGeneration: generation, ...verdict }
}

function containersVerdict(pod: Conditioned, statuses: Statuses, phase: PodPhase): Verdict {
  if (statuses === undefined) return { status: 'False', reason: 'UnknownContainerStatuses' }
  const unknown: string[] = []
  const unready: string[] = []
  const counted = [...(pod.spec.initContainers ?? []).filter(isSidecar), ...pod.spec.containers]
  for (const { name } of counted) {
    const status = statuses.find((one) => one.name === name)
    if (status === undefined) unknown.push(name)
    else if (!status.ready) unready.push(name)
  }
  if (phase === 'Failed' || (phase === 'Succeeded' && unknown.length === 0)) {
    return terminalVerdict(phase)
  }
  const message = joined(unknown, unready, 'unready')
  if (message === '') return TRUE
  return { status: 'False', reason: 'ContainersNotReady', message }
}

function joined(unknown: readonly string[], lacking: readonly string[], what: string): string {
  const messages: string[] = []
  if (unknown.length > 0) messages.push(`containers with unknown status: [${unknown.join(' ')}]`)
  if (lacking.length > 0) messages.push(`containers with ${what} status: [${lacking.join(' ')}]`)
  return messages.join(', ')
}

const anyMainStarted = (pod: Conditioned, statuses: readonly ContainerStatus[]): boolean =>
  (pod.spec.initContainers ?? []).length === 0 ||
  pod.spec.containers.some(({ name }) => {
    const state = statuses.find((status) => status.name === name)?.state
    return state?.running !== undefined || state?.terminated !== undefined
  })
