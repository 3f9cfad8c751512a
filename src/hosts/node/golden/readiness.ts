/**
 * The status write with which a kubelet says that a pod is ready, or is not. Rule 7: what kubelets
 * write is input. The recorded ones were told what to think of a pod that has no probe, which no
 * real kubelet can be; here it is said in their place.
 */
import type { Pod } from '../../../api/core'
import type { HttpRequest } from '../../../engine/engine'

/** By this a trace knows the write as a kubelet's. */
export const KUBELETS_MANAGER = 'kubelet'

/** `now` is the time of the transition, RFC 3339. */
export function readinessPatch(
  path: string,
  pod: unknown,
  ready: boolean,
  now: string,
): HttpRequest {
  // What the engine reads at a pod's path is a pod.
  const { status } = (pod ?? {}) as Partial<Pod>
  const containers = status?.containerStatuses?.map((one) => ({ ...one, ready })) ?? []
  const conditions = (status?.conditions ?? []).map((condition) => {
    if (condition.type !== 'Ready' && condition.type !== 'ContainersReady') return condition
    const { reason: _, message: __, ...others } = condition
    const rest = { ...others, lastTransitionTime: now }
    if (ready) return { ...rest, status: 'True' }
    const names = containers.map(({ name }) => name).join(' ')
    const message = `containers with unready status: [${names}]`
    return { ...rest, status: 'False', reason: 'ContainersNotReady', message }
  })
  return {
    method: 'PATCH',
    path: `${path}/status`,
    query: { fieldManager: KUBELETS_MANAGER },
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { status: { conditions, containerStatuses: containers } },
  }
}
