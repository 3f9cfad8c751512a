/**
 * The status of a Deployment, from its ReplicaSets.
 * Source: Kubernetes v1.35 pkg/controller/deployment/sync.go (calculateStatus),
 * progress.go (syncRolloutStatus)
 */
import type {
  Deployment,
  DeploymentCondition,
  DeploymentStatus,
  ReplicaSet,
} from '../../../api/apps'
import { getCondition } from '../../../api/machinery/conditions'
import type { UnixMicros } from '../../../api/machinery/time'
import { formatTime } from '../../../api/machinery/time'
import type { Time } from '../../../api/meta'
import { withoutZeros } from '../counts'
import {
  countActual,
  countAvailable,
  countReady,
  countTerminating,
  countWanted,
  maxUnavailable,
  wantedReplicas,
} from './arithmetic'
import {
  newCondition,
  progressingCondition,
  removeDeploymentCondition,
  setDeploymentCondition,
} from './conditions'
import { hasProgressDeadline, isComplete, isProgressing, isTimedOut } from './progress'

/** Counts, and whether enough pods are available. */
export function calculateStatus(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  now: Time,
): DeploymentStatus {
  const available = countAvailable(all)
  const { collisionCount, conditions } = deployment.status ?? {}
  const { generation } = deployment.metadata
  const status: DeploymentStatus = {
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    ...withoutZeros({
      replicas: countActual(all),
      updatedReplicas: newest === undefined ? 0 : countActual([newest]),
      readyReplicas: countReady(all),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, countWanted(all) - available),
    }),
    terminatingReplicas: countTerminating(all),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    ...(conditions === undefined ? {} : { conditions }),
  }
  const enough = available >= wantedReplicas(deployment) - maxUnavailable(deployment)
  return setDeploymentCondition(status, enough ? enoughAvailable(now) : tooFewAvailable(now))
}

const enoughAvailable = (now: Time): DeploymentCondition =>
  newCondition(
    'Available',
    'True',
    'MinimumReplicasAvailable',
    'Deployment has minimum availability.',
    now,
  )

const tooFewAvailable = (now: Time): DeploymentCondition =>
  newCondition(
    'Available',
    'False',
    'MinimumReplicasUnavailable',
    'Deployment does not have minimum availability.',
    now,
  )

/** The status during a rollout: also how it progresses, and what its ReplicaSets complain of. */
export function rolloutStatus(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  now: UnixMicros,
): DeploymentStatus {
  const time = formatTime(now)
  const counted = calculateStatus(deployment, all, newest, time)
  const progressed = withProgress(deployment, counted, newest, now)
  const failure = replicaFailure(all, newest)
  return failure === undefined
    ? removeDeploymentCondition(progressed, 'ReplicaFailure')
    : setDeploymentCondition(progressed, failure)
}

function withProgress(
  deployment: Deployment,
  status: DeploymentStatus,
  newest: ReplicaSet | undefined,
  now: UnixMicros,
): DeploymentStatus {
  if (!hasProgressDeadline(deployment)) return removeDeploymentCondition(status, 'Progressing')
  const current = progressingCondition(deployment.status)
  // A finished rollout is not judged again: its pods may come and go.
  const finished =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) &&
    current?.reason === 'NewReplicaSetAvailable'
  if (finished) return status
  const time = formatTime(now)
  const subject =
    newest === undefined
      ? `Deployment "${deployment.metadata.name}"`
      : `ReplicaSet "${newest.metadata.name}"`
  if (isComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`
    const done = newCondition('Progressing', 'True', 'NewReplicaSetAvailable', message, time)
    return setDeploymentCondition(status, done)
  }
  if (isProgressing(deployment, status)) return progressing(status, current, subject, time)
  if (isTimedOut(deployment, status, now)) {
    const message = `${subject} has timed out progressing.`
    const late = newCondition('Progressing', 'False', 'ProgressDeadlineExceeded', message, time)
    return setDeploymentCondition(status, late)
  }
  return status
}

/** Set anew even where nothing but the time of the update changes: the deadline starts over. */
function progressing(
  status: DeploymentStatus,
  current: DeploymentCondition | undefined,
  subject: string,
  now: Time,
): DeploymentStatus {
  const message = `${subject} is progressing.`
  const condition = newCondition('Progressing', 'True', 'ReplicaSetUpdated', message, now)
  const since = current?.status === 'True' ? current.lastTransitionTime : undefined
  const kept = since === undefined ? condition : { ...condition, lastTransitionTime: since }
  return setDeploymentCondition(removeDeploymentCondition(status, 'Progressing'), kept)
}

/** The new ReplicaSet's failure, or else the first of an old one. Source: getReplicaFailures */
function replicaFailure(
  all: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
): DeploymentCondition | undefined {
  const sets = newest === undefined ? all : [newest, ...all]
  for (const set of sets) {
    const condition = getCondition(set.status?.conditions, 'ReplicaFailure')
    if (condition === undefined) continue
    const { lastTransitionTime: since } = condition
    return since === undefined ? condition : { ...condition, lastUpdateTime: since }
  }
  return undefined
}
