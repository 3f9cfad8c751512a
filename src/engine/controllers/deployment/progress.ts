/**
 * Whether a rollout is done, gets on, or is stuck.
 * Source: Kubernetes v1.35 pkg/controller/deployment/progress.go, util/deployment_util.go
 */
import type { Deployment, DeploymentStatus } from '../../../api/apps'
import { MICROS_PER_SECOND, microsOf, type UnixMicros } from '../../../api/machinery/time'
import { wantedReplicas } from './arithmetic'
import { progressingCondition } from './conditions'

/** This deadline means none. */
const NO_DEADLINE_SECONDS = 2_147_483_647

export function hasProgressDeadline({ spec }: Deployment): boolean {
  const { progressDeadlineSeconds: deadline } = spec
  return deadline !== undefined && deadline !== NO_DEADLINE_SECONDS
}

/** All wanted pods are of the new template and available, no old one runs, and it was observed. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = wantedReplicas(deployment)
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  )
}

/** More updated, ready or available pods, or fewer old ones, than the Deployment's status says. */
export function isProgressing(deployment: Deployment, status: DeploymentStatus): boolean {
  const before = deployment.status ?? {}
  return (
    (status.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    oldReplicas(status) < oldReplicas(before) ||
    (status.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  )
}

const oldReplicas = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus): number =>
  replicas - updatedReplicas

/** Nothing got on for longer than progressDeadlineSeconds. A finished rollout never times out. */
export function isTimedOut(
  deployment: Deployment,
  status: DeploymentStatus,
  now: UnixMicros,
): boolean {
  const condition = progressingCondition(status)
  if (!hasProgressDeadline(deployment) || condition === undefined) return false
  if (condition.reason === 'NewReplicaSetAvailable') return false
  if (condition.reason === 'ProgressDeadlineExceeded') return true
  return deadlineAt(deployment, condition.lastUpdateTime) < now
}

/** When to look again at a rollout that neither gets on nor is done; undefined if never. */
export function stuckCheckDelay(
  deployment: Deployment,
  status: DeploymentStatus,
  now: UnixMicros,
): number | undefined {
  const condition = progressingCondition(deployment.status)
  if (!hasProgressDeadline(deployment) || condition === undefined) return undefined
  if (condition.reason === 'ProgressDeadlineExceeded') return undefined
  if (isComplete(deployment, status)) return undefined
  const after = deadlineAt(deployment, condition.lastUpdateTime) - now
  // A second more, because times of the API are cut to whole seconds.
  return Math.max(0, after) + MICROS_PER_SECOND
}

/**
 * The stretch in which a rollout must get on, in Unix microseconds: from its last step to its
 * deadline. Undefined when none runs: it is done, paused, has no deadline, or failed it already.
 */
export function progressDeadline(
  deployment: Deployment,
): { readonly from: UnixMicros; readonly until: UnixMicros } | undefined {
  const condition = progressingCondition(deployment.status)
  if (condition?.status !== 'True' || condition.reason === 'NewReplicaSetAvailable')
    return undefined
  if (deployment.spec.paused === true || !hasProgressDeadline(deployment)) return undefined
  const { lastUpdateTime } = condition
  return { from: microsOf(lastUpdateTime), until: deadlineAt(deployment, lastUpdateTime) }
}

function deadlineAt({ spec }: Deployment, lastUpdateTime: string | undefined): UnixMicros {
  return microsOf(lastUpdateTime) + (spec.progressDeadlineSeconds ?? 0) * MICROS_PER_SECOND
}
