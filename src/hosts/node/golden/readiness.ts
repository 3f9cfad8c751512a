/** The status write with which a kubelet says that a pod is ready, or is not. */
import type { Pod } from '../../../api/core'
import type { HttpRequest } from '../../../engine/engine'

/** By this a trace knows the write as a kubelet's. */
export const KUBELETS_MANAGER = 'kubelet'

export function readinessPatch(path: string, pod: unknown, ready: boolean): HttpRequest {
  // What the engine reads at a pod's path is a pod.
  const { status } = (pod ?? {}) as Partial<Pod>
  const containers = status?.containerStatuses?.map((one) => ({ ...one, ready })) ?? []
  const conditions = (status?.conditions ?? []).map((condition) => {
    if (condition.type !== 'Ready' && condition.type !== 'ContainersReady') return condition
    const { reason: _, message: __, ...rest } = condition
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
