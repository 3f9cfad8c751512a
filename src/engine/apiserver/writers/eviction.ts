/**
 * The two changes an eviction makes before it deletes the pod: it is counted against the budget,
 * and the pod is told why.
 * Source: Kubernetes v1.35 pkg/registry/core/pod/storage/eviction.go
 */
import type { Pod } from '../../../api/core'
import { getCondition, setCondition } from '../../../api/machinery/conditions'
import { DISRUPTION_ALLOWED, disruptionAllowed } from '../../../api/machinery/disruptionAllowed'
import { updatePodCondition } from '../../../api/machinery/podConditions'
import { newForbidden, newNotFound, newTooManyRequests } from '../../../api/machinery/status'
import type { Status } from '../../../api/meta'
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../../api/policy'
import { timeAt } from '../../clientGo/wallClock'
import { type Attempt, type Outcome, refusal } from './attempt'

const WOULD_VIOLATE = "Cannot evict pod as it would violate the pod's disruption budget."
/** Source: eviction.go MaxDisruptedPodSize. */
const MOST_DISRUPTED_PODS = 2000

/** One eviction less is allowed, and the budget knows for which pod. */
export function disruptBudget({ server, name, current }: Attempt, pod: string): Outcome {
  if (current === undefined) {
    return refusal(newNotFound({ group: 'policy', resource: 'poddisruptionbudgets' }, name))
  }
  const budget = current as PodDisruptionBudget
  const refused = budgetRefusal(budget)
  if (refused !== undefined) return refusal(refused)
  const now = timeAt(server.context.now)
  const object: PodDisruptionBudget = {
    ...budget,
    status: disrupted(budget.status ?? NONE, pod, now),
  }
  return { type: 'store', object }
}

/** Says on the pod that it is being evicted. */
export function announceEviction({ server, name, current }: Attempt): Outcome {
  if (current === undefined) return refusal(newNotFound({ group: '', resource: 'pods' }, name))
  const pod = current as Pod
  const { generation } = pod.metadata
  const condition = {
    type: 'DisruptionTarget',
    ...(generation !== undefined && { observedGeneration: generation }),
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  } as const
  const status = updatePodCondition(pod.status ?? {}, condition, timeAt(server.context.now))
  const object: Pod = { ...pod, status }
  return { type: 'store', object }
}

const NONE: PodDisruptionBudgetStatus = {
  disruptionsAllowed: 0,
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
}

function budgetRefusal({ metadata, status = NONE }: PodDisruptionBudget): Status | undefined {
  const { name, generation = 0 } = metadata
  if ((status.observedGeneration ?? 0) < generation) {
    const text = `The disruption budget ${name} is still being processed by the server.`
    return newTooManyRequests(WOULD_VIOLATE, 10, [{ reason: 'DisruptionBudget', message: text }])
  }
  const resource = { group: 'policy', resource: 'poddisruptionbudget' }
  if (status.disruptionsAllowed < 0) {
    return newForbidden(resource, name, 'pdb disruptions allowed is negative')
  }
  if (Object.keys(status.disruptedPods ?? {}).length > MOST_DISRUPTED_PODS) {
    const text = 'DisruptedPods map too big - too many evictions not confirmed by PDB controller'
    return newForbidden(resource, name, text)
  }
  if (status.disruptionsAllowed > 0) return undefined
  const message = whyNoneAllowed(name, status)
  return newTooManyRequests(WOULD_VIOLATE, 0, [{ reason: 'DisruptionBudget', message }])
}

function whyNoneAllowed(name: string, status: PodDisruptionBudgetStatus): string {
  const { currentHealthy, desiredHealthy } = status
  const condition = getCondition(status.conditions, DISRUPTION_ALLOWED)
  const said = condition?.status === 'False' && condition.message !== '' ? condition : undefined
  const notNow = `The disruption budget ${name} does not allow evicting pods currently`
  // The counts of a sync that failed are not to be trusted.
  if (said?.reason === 'SyncFailed') return `${notNow} because it failed sync: ${said.message}`
  if (currentHealthy <= desiredHealthy) {
    return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`
  }
  return said === undefined ? notNow : `${notNow} (${said.reason}): ${said.message}`
}

function disrupted(
  status: PodDisruptionBudgetStatus,
  pod: string,
  now: string,
): PodDisruptionBudgetStatus {
  const disruptionsAllowed = status.disruptionsAllowed - 1
  const disruptedPods = { ...status.disruptedPods, [pod]: now }
  const next = { ...status, disruptionsAllowed, disruptedPods }
  if (disruptionsAllowed > 0) return next
  const condition = disruptionAllowed(0, status.observedGeneration, now)
  return { ...next, conditions: setCondition(status.conditions, condition, now) }
}
