/**
 * What to do about one Deployment.
 * Source: Kubernetes v1.35 pkg/controller/deployment/deployment_controller.go, sync.go, recreate.go
 */
import type { DeploymentStatus, ReplicaSet } from '../../../api/apps'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { isPodTerminal } from '../../../api/machinery/podConditions'
import { formatTime } from '../../../api/machinery/time'
import { objectPath } from '../../clientGo/paths'
import { type Caches, indexed } from '../caches'
import { send } from '../plan'
import { desiredReplicasAnnotation } from './annotations'
import { countActual, replicasOf, wantedReplicas } from './arithmetic'
import { newCondition, progressingCondition, setDeploymentCondition } from './conditions'
import { type AllReplicaSets, syncRevision } from './newReplicaSet'
import { hasProgressDeadline, isComplete, stuckCheckDelay } from './progress'
import { shareOut } from './proportional'
import { activeReplicaSets, byRevision } from './replicaSets'
import { scaleNew, scaleOld } from './rolling'
import { putStatus, type Rollout, scale, setStatus } from './rollout'
import { calculateStatus, rolloutStatus } from './status'

/** Adds to `rollout` all that this sync comes to. */
export function syncDeployment(rollout: Rollout, caches: Caches): void {
  const { metadata, spec } = rollout.deployment
  if (metadata.deletionTimestamp !== undefined) {
    statusOnly(rollout, syncRevision(rollout, false))
    return
  }
  checkPaused(rollout)
  if (spec.paused === true || isScalingEvent(rollout)) resize(rollout)
  else if (spec.strategy?.type === 'Recreate') recreate(rollout, caches)
  else roll(rollout)
}

/**
 * Pausing and resuming are marked, so that a rollout paused for longer than its deadline is not
 * taken for stuck.
 */
function checkPaused(rollout: Rollout): void {
  const { deployment, now } = rollout
  const current = progressingCondition(deployment.status)
  if (!hasProgressDeadline(deployment) || current?.reason === 'ProgressDeadlineExceeded') return
  const paused = deployment.spec.paused === true
  if (paused === (current?.reason === 'DeploymentPaused')) return
  const reason = paused ? 'DeploymentPaused' : 'DeploymentResumed'
  const message = paused ? 'Deployment is paused' : 'Deployment is resumed'
  const condition = newCondition('Progressing', 'Unknown', reason, message, formatTime(now))
  setStatus(rollout, setDeploymentCondition(deployment.status ?? {}, condition))
  putStatus(rollout)
}

/** Somebody changed the size: some ReplicaSet was last scaled for another one. */
function isScalingEvent(rollout: Rollout): boolean {
  const all = allOf(syncRevision(rollout, false))
  const wanted = wantedReplicas(rollout.deployment)
  return activeReplicaSets(all).some((set) => {
    const desired = desiredReplicasAnnotation(set)
    return desired !== undefined && desired !== wanted
  })
}

/** Scales without rolling out. */
function resize(rollout: Rollout): void {
  const sets = syncRevision(rollout, false)
  const scalings = shareOut(rollout.deployment, sets.newest, sets.old)
  for (const scaling of scalings) scale(rollout, scaling)
  if (rollout.deployment.spec.paused === true) cleanUpHistory(rollout, sets.old)
  statusOnly(rollout, sets)
}

/** One step of a rolling update: up, or else down, or else tidy up. */
function roll(rollout: Rollout): void {
  const sets = syncRevision(rollout, true)
  const { newest, old } = sets
  if (newest === undefined) return
  const up = scaleNew(rollout.deployment, allOf(sets), newest)
  if (up !== undefined) scale(rollout, up)
  else {
    const down = scaleOld(rollout.deployment, old, newest)
    for (const scaling of down) scale(rollout, scaling, true)
    if (down.length === 0) tidyUp(rollout, old)
  }
  writeRolloutStatus(rollout, sets)
}

/** All old pods go, and only then the new ones come. */
function recreate(rollout: Rollout, caches: Caches): void {
  const sets = syncRevision(rollout, false)
  const active = activeReplicaSets(sets.old)
  if (active.length > 0) {
    for (const set of active) scale(rollout, { set, to: 0 })
    writeRolloutStatus(rollout, sets)
    return
  }
  if (oldPodsRun(rollout, sets, caches)) {
    writeRolloutStatus(rollout, sets)
    return
  }
  const ready = sets.newest === undefined ? syncRevision(rollout, true) : sets
  const wanted = wantedReplicas(rollout.deployment)
  if (ready.newest !== undefined && replicasOf(ready.newest) !== wanted) {
    scale(rollout, { set: ready.newest, to: wanted })
  }
  tidyUp(rollout, ready.old)
  writeRolloutStatus(rollout, ready)
}

function oldPodsRun({ sets }: Rollout, { newest, old }: AllReplicaSets, caches: Caches): boolean {
  if (countActual(old) > 0) return true
  return sets.some(
    ({ metadata }) =>
      metadata.uid !== newest?.metadata.uid &&
      indexed(caches, 'pods', 'controller', metadata.uid).some((pod) => !isPodTerminal(pod)),
  )
}

function tidyUp(rollout: Rollout, old: readonly ReplicaSet[]): void {
  const { deployment } = rollout
  if (isComplete(deployment, deployment.status ?? {})) cleanUpHistory(rollout, old)
}

/** No limit is this many. */
const NO_HISTORY_LIMIT = 2_147_483_647

/** Deletes the oldest revisions beyond the limit, if they are empty and settled. */
function cleanUpHistory({ deployment, steps }: Rollout, old: readonly ReplicaSet[]): void {
  const { revisionHistoryLimit: limit } = deployment.spec
  if (limit === undefined || limit === NO_HISTORY_LIMIT) return
  const alive = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
  const surplus = [...alive].sort(byRevision).slice(0, Math.max(0, alive.length - limit))
  for (const { metadata, spec, status } of surplus) {
    const settled = (metadata.generation ?? 0) <= (status?.observedGeneration ?? 0)
    if ((status?.replicas ?? 0) !== 0 || spec.replicas !== 0 || !settled) continue
    const path = objectPath('apps/v1', 'replicasets', metadata.namespace, metadata.name)
    steps.push(send({ method: 'DELETE', path, tolerate: ['NotFound'] }))
  }
}

function statusOnly(rollout: Rollout, sets: AllReplicaSets): void {
  const { deployment, now } = rollout
  writeIfNew(rollout, calculateStatus(deployment, allOf(sets), sets.newest, formatTime(now)))
}

function writeRolloutStatus(rollout: Rollout, sets: AllReplicaSets): void {
  const { deployment, now } = rollout
  const status = rolloutStatus(deployment, allOf(sets), sets.newest, now)
  if (!writeIfNew(rollout, status)) {
    rollout.requeueAfter = stuckCheckDelay(deployment, status, now)
  }
}

function writeIfNew(rollout: Rollout, status: DeploymentStatus): boolean {
  if (deepEqual(rollout.deployment.status, status)) return false
  setStatus(rollout, status)
  putStatus(rollout)
  return true
}

const allOf = ({ newest, old }: AllReplicaSets): readonly ReplicaSet[] =>
  newest === undefined ? old : [...old, newest]
