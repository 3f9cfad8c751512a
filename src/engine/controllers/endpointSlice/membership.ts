/**
 * Which Services a change of a pod concerns.
 * Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/util/controller_utils.go
 */
import type { Pod } from '../../../api/core'
import { matchesLabelSet } from '../../../api/machinery/labelSelector'
import { namespacedName, type StringMap } from '../../../api/meta'
import type { InformerEvent } from '../../clientGo/informer'
import { type Caches, indexed } from '../caches'
import { podChange } from './podEndpoints'

/** The keys of the Services to look at again. */
export function servicesToUpdate(event: InformerEvent, caches: Caches): ReadonlySet<string> {
  const pod = event.object as Pod
  const old = event.old as Pod | undefined
  if (event.type !== 'update' || old === undefined) return servicesOf(pod, caches)
  const { endpoint, membership } = podChange(old, pod)
  if (!endpoint && !membership) return NONE
  const now = servicesOf(pod, caches)
  if (!membership) return now
  const before = servicesOf(old, caches)
  // A change of labels alone matters only to those it joins or leaves.
  return endpoint ? new Set([...before, ...now]) : difference(before, now)
}

const NONE: ReadonlySet<string> = new Set()

function servicesOf({ metadata }: Pod, caches: Caches): ReadonlySet<string> {
  let keys: Set<string> | undefined
  for (const service of indexed(caches, 'services', 'namespace', metadata.namespace)) {
    const { selector } = service.spec
    if (selects(selector) && matchesLabelSet(selector, metadata.labels)) {
      keys ??= new Set()
      keys.add(namespacedName(service))
    }
  }
  return keys ?? NONE
}

/** Without a selector a Service has whatever endpoints somebody writes. */
export const selects = (selector: StringMap | undefined): boolean =>
  selector !== undefined && Object.keys(selector).length > 0

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const only = new Set<string>()
  for (const key of a) if (!b.has(key)) only.add(key)
  for (const key of b) if (!a.has(key)) only.add(key)
  return only
}
