/**
 * Conditions of a Deployment. They are kept in order of their last change, newest last.
 * Source: Kubernetes v1.35 pkg/controller/deployment/util/deployment_util.go
 */
import type {
  DeploymentCondition,
  DeploymentConditionType,
  DeploymentStatus,
} from '../../../api/apps'
import { getCondition } from '../../../api/machinery/conditions'
import type { ConditionStatus, Time } from '../../../api/meta'

/** Why a rollout progresses, or does not. */
export type ProgressingReason =
  | 'NewReplicaSetCreated'
  | 'FoundNewReplicaSet'
  | 'ReplicaSetUpdated'
  | 'NewReplicaSetAvailable'
  | 'ProgressDeadlineExceeded'
  | 'ReplicaSetCreateError'
  | 'DeploymentPaused'
  | 'DeploymentResumed'

export function newCondition(
  type: DeploymentConditionType,
  status: ConditionStatus,
  reason: string,
  message: string,
  now: Time,
): DeploymentCondition {
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message }
}

export const progressingCondition = (
  status: DeploymentStatus | undefined,
): DeploymentCondition | undefined => getCondition(status?.conditions, 'Progressing')

/** Sets a condition, unless one with the same status and reason stands there already. */
export function setDeploymentCondition(
  status: DeploymentStatus,
  condition: DeploymentCondition,
): DeploymentStatus {
  const current = getCondition(status.conditions, condition.type)
  if (current?.status !== condition.status) return appended(status, condition)
  if (current.reason === condition.reason) return status
  // The status stays, so its transition keeps its time.
  const { lastTransitionTime } = current
  if (lastTransitionTime === undefined) return appended(status, condition)
  return appended(status, { ...condition, lastTransitionTime })
}

export function removeDeploymentCondition(
  status: DeploymentStatus,
  type: DeploymentConditionType,
): DeploymentStatus {
  const { conditions = [], ...rest } = status
  const kept = conditions.filter((condition) => condition.type !== type)
  if (kept.length === conditions.length) return status
  return kept.length === 0 ? rest : { ...rest, conditions: kept }
}

function appended(status: DeploymentStatus, condition: DeploymentCondition): DeploymentStatus {
  const others = (status.conditions ?? []).filter(({ type }) => type !== condition.type)
  return { ...status, conditions: [...others, condition] }
}
