/**
 * How many pods a budget counts on, and how many of them must be healthy.
 * Source: Kubernetes v1.35 pkg/controller/disruption/disruption.go (getExpectedPodCount)
 */
import type { Pod } from '../../../api/core'
import { scaledIntOrPercent } from '../../../api/machinery/intOrString'
import { getControllerOf } from '../../../api/machinery/ownerReference'
import type { KubeObject, OwnerReference } from '../../../api/meta'
import type { PodDisruptionBudgetSpec } from '../../../api/policy'
import { collectionOf, informerSpecs } from '../caches'
import type { Desk } from '../controller'

export interface ExpectedPods {
  readonly expected: number
  readonly desiredHealthy: number
  /** Some pods have no controller whose scale could be asked. */
  readonly unmanaged: boolean
}

type ScaleDesk = Pick<Desk<unknown>, 'caches' | 'config'>

/** What `spec` asks of these pods, or why that cannot be said. */
export function expectedPods(
  { minAvailable, maxUnavailable }: PodDisruptionBudgetSpec,
  pods: readonly Pod[],
  desk: ScaleDesk,
): ExpectedPods | string {
  if (maxUnavailable === undefined && typeof minAvailable !== 'string') {
    // A number of pods needs no scale to be compared with.
    const expected = minAvailable === undefined ? 0 : pods.length
    return { expected, desiredHealthy: minAvailable ?? 0, unmanaged: false }
  }
  const scale = expectedScale(pods, desk)
  if (typeof scale === 'string') return scale
  const { expected } = scale
  const share = scaledIntOrPercent(maxUnavailable ?? minAvailable ?? 0, expected, 'up')
  if (typeof share === 'string') return share
  const desiredHealthy = maxUnavailable === undefined ? share : Math.max(0, expected - share)
  return { ...scale, desiredHealthy }
}

/** The sum of the scales of all controllers that these pods have. Source: getExpectedScale */
function expectedScale(
  pods: readonly Pod[],
  desk: ScaleDesk,
): Omit<ExpectedPods, 'desiredHealthy'> | string {
  const scales = new Map<string, number>()
  let unmanaged = false
  for (const pod of pods) {
    const owner = getControllerOf(pod)
    if (owner === undefined) unmanaged = true
    else if (!scales.has(owner.uid)) {
      const found = scaleBehind(owner, pod.metadata.namespace, desk)
      if (found === undefined) return `found no controllers for pod "${pod.metadata.name}"`
      if (typeof found === 'string') return found
      scales.set(found.metadata.uid, found.spec?.replicas ?? 1)
    }
  }
  let expected = 0
  for (const replicas of scales.values()) expected += replicas
  return { expected, unmanaged }
}

interface Scaled extends KubeObject {
  readonly spec?: { readonly replicas?: number }
}

const SCALED_KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
])

/** Whose replicas a controller's pods are: a Deployment's, where it stands behind a ReplicaSet. */
function scaleBehind(
  owner: OwnerReference,
  namespace: string,
  desk: ScaleDesk,
): Scaled | string | undefined {
  const found = cachedOwner(owner, namespace, desk)
  if (found === undefined || typeof found === 'string') return found
  const above = owner.kind === 'ReplicaSet' ? getControllerOf(found) : undefined
  if (above?.kind !== 'Deployment') return found
  const deployment = cachedOwner(above, namespace, desk)
  return typeof deployment === 'object' ? deployment : found
}

function cachedOwner(
  { apiVersion, kind, name, uid }: OwnerReference,
  namespace: string,
  { caches, config }: ScaleDesk,
): Scaled | string | undefined {
  const resource = config.resources.find(
    (one) => one.kind === kind && groupOf(one.apiVersion) === groupOf(apiVersion),
  )
  if (resource === undefined) return `no matches for kind "${kind}" in version "${apiVersion}"`
  if (!SCALED_KINDS.has(kind)) {
    const group = groupOf(apiVersion)
    const plural = group === '' ? resource.resource : `${resource.resource}.${group}`
    return `${plural} does not implement the scale subresource`
  }
  const path = collectionOf(resource)
  const informer = informerSpecs(config.resources).find((spec) => spec.path === path)?.name ?? ''
  const found: Scaled | undefined = caches.get(informer)?.store.items.get(`${namespace}/${name}`)
  return found?.metadata.uid === uid ? found : undefined
}

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
