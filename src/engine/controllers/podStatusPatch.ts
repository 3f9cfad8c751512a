import type { Pod, PodCondition, PodPhase } from '../../api/core'
import { getPodCondition } from '../../api/machinery/podConditions'
import type { Time } from '../../api/meta'
import { objectPath } from '../clientGo/paths'
import { type PlannedRequest, STRATEGIC } from './plan'

/** What of a pod's status a controller changes. */
export interface PodStatusChange {
  readonly phase?: PodPhase
  /** Why the pod is being disrupted: the DisruptionTarget condition. */
  readonly disruption?: { readonly reason: string; readonly message: string }
}

/**
 * A patch of the pod's status, bound to this very pod by its uid; undefined when nothing changes.
 * Source: Kubernetes v1.35 pkg/util/pod/pod.go (PatchPodStatus)
 */
export function patchPodStatus(
  pod: Pod,
  { phase, disruption }: PodStatusChange,
  now: Time,
): PlannedRequest | undefined {
  const { namespace, name, uid } = pod.metadata
  const condition = disruption && disruptionTarget(pod, disruption, now)
  if (phase === undefined && condition === undefined) return undefined
  const status = {
    ...(phase === undefined ? {} : { phase }),
    ...(condition === undefined ? {} : { conditions: [condition] }),
  }
  return {
    method: 'PATCH',
    path: objectPath('v1', 'pods', namespace, name, 'status'),
    headers: STRATEGIC,
    body: { metadata: { uid }, status },
  }
}

function disruptionTarget(
  { metadata, status }: Pod,
  { reason, message }: NonNullable<PodStatusChange['disruption']>,
  now: Time,
): PodCondition | undefined {
  const known = getPodCondition(status, 'DisruptionTarget')
  if (known?.status === 'True' && known.reason === reason && known.message === message) {
    return undefined
  }
  const since = known?.status === 'True' ? known.lastTransitionTime : undefined
  const { generation } = metadata
  return {
    type: 'DisruptionTarget',
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: 'True',
    lastTransitionTime: since ?? now,
    reason,
    message,
  }
}
