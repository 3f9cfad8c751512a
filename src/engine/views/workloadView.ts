/** Deployments and ReplicaSets as the page lists them. */
import type { Deployment, ReplicaSet } from '../../api/apps'
import type { WorkloadView } from './records'

export function workloadView(object: Deployment | ReplicaSet): WorkloadView {
  const { metadata, spec, status, kind } = object
  const namespace = metadata.namespace ?? ''
  const owner = metadata.ownerReferences?.find((reference) => reference.controller === true)
  const updated =
    status !== undefined && 'updatedReplicas' in status ? status.updatedReplicas : undefined
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
  }
}
