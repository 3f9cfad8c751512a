/** Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/reconciler.go (Reconcile) */
import { matchesLabelSet } from '../../../api/machinery/labelSelector'
import { type Caches, getCached, indexed } from '../caches'
import type { Goal } from '../goal'
import { selects } from './membership'
import { shouldBeInEndpoints } from './podEndpoints'

/** The pods behind a Service that are to be endpoints, and those that its slices name. */
export function endpointSliceGoal(key: string, caches: Caches): Goal | undefined {
  const service = getCached(caches, 'services', key)
  if (service === undefined || !selects(service.spec.selector)) return undefined
  const wanted = indexed(caches, 'pods', 'namespace', service.metadata.namespace).filter(
    (pod) =>
      matchesLabelSet(service.spec.selector, pod.metadata.labels) && shouldBeInEndpoints(pod),
  )
  const slices = indexed(caches, 'endpointslices', 'service', key)
  const named = new Set(
    slices.flatMap(({ endpoints }) => (endpoints ?? []).map(({ targetRef }) => targetRef?.name)),
  )
  return { of: 'endpoints', wanted: wanted.length, there: named.size }
}
