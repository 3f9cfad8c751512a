/**
 * Rolls out Deployments: one ReplicaSet per pod template, scaled up and down in steps; revisions,
 * pausing, resizing in mid-rollout, the progress deadline, and the history of old ReplicaSets.
 *
 * Watches Deployments, ReplicaSets, and deleted Pods (Recreate waits for them). Writes
 * ReplicaSets, and the status of Deployments.
 * Left out: the rollback annotation of extensions/v1beta1, which kubectl no longer writes.
 * Source: Kubernetes v1.35 pkg/controller/deployment
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import { isEmptySelector } from '../../../api/machinery/labelSelector'
import { formatTime } from '../../../api/machinery/time'
import type { Status } from '../../../api/meta'
import { referenceTo } from '../../clientGo/eventRecorder'
import { unixMicrosAt } from '../../clientGo/wallClock'
import { getCached, indexed } from '../caches'
import { claimObjects } from '../claim'
import type { Controller, Desk } from '../controller'
import { NOTHING, type Plan, record, type Step, send } from '../plan'
import { hasCause } from '../sync'
import { newCondition, setDeploymentCondition } from './conditions'
import { observe } from './events'
import { deploymentGoal } from './goal'
import type { CreateFailed } from './newReplicaSet'
import { hasProgressDeadline } from './progress'
import { sameTemplate } from './replicaSets'
import { type Rollout, statusRequest } from './rollout'
import { syncDeployment } from './syncDeployment'

/** `--concurrent-deployment-syncs` */
const WORKERS = 5

/** 5 ms, 10 ms, 20 ms … 81 s, and then the Deployment waits for a change. */
const MAX_RETRIES = 15

export const deploymentController: Controller<undefined> = {
  name: 'deployment-controller',
  title: 'Deployment',
  serviceAccount: 'deployment-controller',
  eventSource: 'deployment-controller',
  workers: WORKERS,
  maxRetries: MAX_RETRIES,
  informers: ['deployments', 'replicasets', 'pods'],
  createMemory: () => undefined,
  observe,
  goal: deploymentGoal,

  reconcile(key, desk) {
    const deployment = getCached(desk.caches, 'deployments', key)
    if (deployment === undefined) return NOTHING
    if (isEmptySelector(deployment.spec.selector)) return selectsAll(deployment)
    const claim = claimObjects(claimantOf(deployment), replicaSetsOf(deployment, desk))
    const rollout: Rollout = {
      deployment,
      sets: claim.claimed,
      now: unixMicrosAt(desk.now),
      steps: [...claim.steps],
      requeueAfter: undefined,
    }
    syncDeployment(rollout, desk.caches)
    const { steps, requeueAfter } = rollout
    return requeueAfter === undefined ? { steps } : { steps, requeueAfter }
  },

  resume(then, { error }, key, desk) {
    const fail = error?.message ?? 'claim failed'
    const deployment = getCached(desk.caches, 'deployments', key)
    if (then.type !== 'createFailed' || deployment === undefined || error === undefined) {
      return { steps: [], fail }
    }
    return createFailed(deployment, then as CreateFailed, error, desk)
  },
}

/** Its own ReplicaSets and those it might adopt. */
function replicaSetsOf({ metadata }: Deployment, { caches }: Desk<unknown>): readonly ReplicaSet[] {
  const own = indexed(caches, 'replicasets', 'controller', metadata.uid)
  return [...own, ...indexed(caches, 'replicasets', 'orphan', metadata.namespace)]
}

const claimantOf = (deployment: Deployment) => ({
  owner: deployment,
  ownerResource: 'deployments',
  selector: deployment.spec.selector,
  claimedResource: 'replicasets',
})

function selectsAll(deployment: Deployment): Plan {
  const warning = record({
    regarding: referenceTo(deployment),
    type: 'Warning',
    reason: 'SelectingAll',
    message: 'This deployment is selecting all pods. A non-empty selector is required.',
  })
  const { generation = 0 } = deployment.metadata
  if ((deployment.status?.observedGeneration ?? 0) >= generation) return { steps: [warning] }
  const status = { ...deployment.status, observedGeneration: generation }
  return {
    steps: [warning, send({ ...statusRequest({ ...deployment, status }), tolerate: ['any'] })],
  }
}

/** The server would not take a new ReplicaSet. The sync fails; what can be done now is done. */
function createFailed(
  deployment: Deployment,
  { name }: CreateFailed,
  error: Status,
  desk: Desk<unknown>,
): Plan {
  const fail = error.message ?? ''
  if (error.reason === 'AlreadyExists') {
    return { steps: nameTaken(deployment, name, desk), fail }
  }
  if (hasCause(error, 'NamespaceTerminating')) return { steps: [], fail, noRetry: true }
  const reason = 'ReplicaSetCreateError'
  const message = `Failed to create new replica set "${name}": ${error.message}`
  const steps: Step[] = []
  if (hasProgressDeadline(deployment)) {
    const now = formatTime(unixMicrosAt(desk.now))
    const condition = newCondition('Progressing', 'False', reason, message, now)
    const status = setDeploymentCondition(deployment.status ?? {}, condition)
    steps.push(send({ ...statusRequest({ ...deployment, status }), tolerate: ['any'] }))
  }
  steps.push(record({ regarding: referenceTo(deployment), type: 'Warning', reason, message }))
  return { steps, fail }
}

/** A stranger has the name: the next hash will count one collision more. */
function nameTaken(deployment: Deployment, name: string, desk: Desk<unknown>): readonly Step[] {
  const { namespace, uid } = deployment.metadata
  const taken = getCached(desk.caches, 'replicasets', `${namespace}/${name}`)
  if (taken === undefined) return []
  const own = taken.metadata.ownerReferences?.some(
    (owner) => owner.controller === true && owner.uid === uid,
  )
  if (own === true && sameTemplate(taken.spec.template, deployment.spec.template)) return []
  const collisionCount = (deployment.status?.collisionCount ?? 0) + 1
  const status = { ...deployment.status, collisionCount }
  return [send({ ...statusRequest({ ...deployment, status }), tolerate: ['any'] })]
}
