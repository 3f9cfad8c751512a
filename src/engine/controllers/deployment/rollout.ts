/**
 * A sync of one Deployment while it is thought through: the working copy, and the requests it
 * comes to. As upstream, later requests still carry the resourceVersion the sync began with, so
 * that a status written twice in one sync meets a conflict, and the next sync settles it.
 */
import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../api/apps'
import type { UnixMicros } from '../../../api/machinery/time'
import { type EventToRecord, referenceTo } from '../../clientGo/eventRecorder'
import { objectPath } from '../../clientGo/paths'
import type { Micros } from '../../kernel/micros'
import { type PlannedRequest, type Step, send } from '../plan'
import { withReplicas } from './annotations'
import { allowedReplicas, replicasOf, wantedReplicas } from './arithmetic'
import { type Scaling, scaled } from './rolling'

export interface Rollout {
  /** The Deployment with what this sync has changed of it so far. */
  deployment: Deployment
  /** Its ReplicaSets as the cache has them. */
  readonly sets: readonly ReplicaSet[]
  readonly now: UnixMicros
  readonly steps: Step[]
  requeueAfter: Micros | undefined
}

export function setStatus(rollout: Rollout, status: DeploymentStatus): void {
  rollout.deployment = { ...rollout.deployment, status }
}

/** Writes the working copy's status, and with it its annotations. */
export function putStatus(rollout: Rollout): void {
  const { deployment, steps } = rollout
  steps.push(send(statusRequest(deployment)))
}

export function statusRequest(deployment: Deployment): PlannedRequest {
  const { namespace, name } = deployment.metadata
  const path = objectPath('apps/v1', 'deployments', namespace, name, 'status')
  return { method: 'PUT', path, body: deployment }
}

/** Gives a ReplicaSet another size, and says so. A failure ends the sync unless `tolerant`. */
export function scale(rollout: Rollout, scaling: Scaling, tolerant = false): void {
  const { deployment, steps } = rollout
  const { set } = scaling
  const annotations = withReplicas(
    set.metadata.annotations ?? {},
    wantedReplicas(deployment),
    allowedReplicas(deployment),
  )
  const resized = replicasOf(set) !== scaling.to
  if (!resized && annotations === set.metadata.annotations) return
  const { namespace, name } = set.metadata
  const path = objectPath('apps/v1', 'replicasets', namespace, name)
  const body = { ...scaled(scaling), metadata: { ...set.metadata, annotations } }
  const again = steps.some((step) => step.do === 'send' && step.request.path === path)
  steps.push(
    send({
      method: 'PUT',
      path,
      body,
      ...(resized ? { onSuccess: scalingEvent(deployment, scaling) } : {}),
      ...(again ? { afresh: true } : {}),
      ...(tolerant ? { tolerate: ['any'] } : {}),
    }),
  )
}

function scalingEvent(deployment: Deployment, { set, to }: Scaling): EventToRecord {
  const from = replicasOf(set)
  const direction = from < to ? 'up' : 'down'
  return scalingMessage(
    deployment,
    `Scaled ${direction} replica set ${set.metadata.name} from ${from} to ${to}`,
  )
}

export const scalingMessage = (deployment: Deployment, message: string): EventToRecord => ({
  regarding: referenceTo(deployment),
  type: 'Normal',
  reason: 'ScalingReplicaSet',
  message,
})
