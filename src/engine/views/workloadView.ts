/** Deployments and ReplicaSets as the page lists them. */
import type { Deployment, ReplicaSet } from '../../api/apps'
import { POWER_ON_UNIX_MICROS } from '../clientGo/wallClock'
import { progressDeadline } from '../controllers/deployment/progress'
import type { Timer, WorkloadView } from './records'

export function workloadView(object: Deployment | ReplicaSet): WorkloadView {
  const { metadata, spec, status, kind } = object
  const namespace = metadata.namespace ?? ''
  const owner = metadata.ownerReferences?.find((reference) => reference.controller === true)
  const updated =
    status !== undefined && 'updatedReplicas' in status ? status.updatedReplicas : undefined
  const deadline = object.kind === 'Deployment' ? deadlineOf(object) : undefined
  return {
    kind: 'Workload',
    key: `${kind}/${namespace}/${metadata.name}`,
    objectKind: kind,
    namespace,
    name: metadata.name,
    desired: spec.replicas ?? 1,
    ready: status?.readyReplicas ?? 0,
    updated: updated ?? status?.replicas ?? 0,
    available: status?.availableReplicas ?? 0,
    images: (spec.template?.spec.containers ?? []).map((container) => container.image),
    owner: owner === undefined ? '' : `${owner.kind}/${owner.name}`,
    ending: metadata.deletionTimestamp !== undefined,
    ...(deadline === undefined ? {} : { deadline }),
  }
}

function deadlineOf(deployment: Deployment): Timer | undefined {
  const deadline = progressDeadline(deployment)
  return (
    deadline && {
      from: deadline.from - POWER_ON_UNIX_MICROS,
      until: deadline.until - POWER_ON_UNIX_MICROS,
    }
  )
}
