/**
 * What the status of a namespace says of its deletion.
 * Source: Kubernetes v1.35 pkg/controller/namespace/deletion/status_condition_utils.go
 */
import type { LooseCondition, Namespace } from '../../../api/core'
import { getCondition } from '../../../api/machinery/conditions'
import type { Time } from '../../../api/meta'
import type { WatchedResource } from '../caches'

/** What a round of deletion came to. */
export interface Remains {
  readonly errors: readonly string[]
  /** How many objects of each resource are left. */
  readonly resources: readonly { readonly resource: WatchedResource; readonly count: number }[]
  /** How many objects each finalizer holds. */
  readonly finalizers: ReadonlyMap<string, number>
}

export const NOTHING_REMAINS: Remains = { errors: [], resources: [], finalizers: new Map() }

/** The namespace with its conditions brought up to date; the same one when nothing changes. */
export function withDeletionConditions(
  namespace: Namespace,
  remains: Remains,
  now: Time,
): Namespace {
  const { conditions = [] } = namespace.status ?? {}
  let changed = false
  let next = [...conditions]
  for (const wanted of deletionConditions(remains)) {
    const known = getCondition(conditions, wanted.type)
    const { status, reason, message } = wanted
    const same = known?.status === status && known.reason === reason && known.message === message
    if (same) continue
    changed = true
    const since = known?.status === status ? (known.lastTransitionTime ?? now) : now
    const condition = { ...wanted, lastTransitionTime: since }
    next =
      known === undefined
        ? [...next, condition]
        : next.map((one) => (one.type === wanted.type ? condition : one))
  }
  return changed ? { ...namespace, status: { ...namespace.status, conditions: next } } : namespace
}

function deletionConditions(remains: Remains): readonly LooseCondition[] {
  return [
    fine(
      'NamespaceDeletionDiscoveryFailure',
      'ResourcesDiscovered',
      'All resources successfully discovered',
    ),
    fine(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    contentFailure(remains),
    contentRemaining(remains),
    finalizersRemaining(remains),
  ]
}

const fine = (type: string, reason: string, message: string): LooseCondition => ({
  type,
  status: 'False',
  reason,
  message,
})

function contentFailure({ errors }: Remains): LooseCondition {
  const type = 'NamespaceDeletionContentFailure'
  if (errors.length === 0) {
    const message = 'All content successfully deleted, may be waiting on finalization'
    return fine(type, 'ContentDeleted', message)
  }
  const texts = [...errors].sort().join(', ')
  const message = `Failed to delete all resource types, ${errors.length} remaining: ${texts}`
  return { type, status: 'True', reason: 'ContentDeletionFailed', message }
}

function contentRemaining({ resources }: Remains): LooseCondition {
  const type = 'NamespaceContentRemaining'
  if (resources.length === 0) {
    return fine(type, 'ContentRemoved', 'All content successfully removed')
  }
  const texts = resources.map(
    ({ resource, count }) =>
      `${resource.resource}.${groupOf(resource)} has ${count} resource instances`,
  )
  const message = `Some resources are remaining: ${texts.sort().join(', ')}`
  return { type, status: 'True', reason: 'SomeResourcesRemain', message }
}

function finalizersRemaining({ finalizers }: Remains): LooseCondition {
  const type = 'NamespaceFinalizersRemaining'
  if (finalizers.size === 0) {
    return fine(type, 'ContentHasNoFinalizers', 'All content-preserving finalizers finished')
  }
  const texts = [...finalizers].map(([name, count]) => `${name} in ${count} resource instances`)
  const message = `Some content in the namespace has finalizers remaining: ${texts.sort().join(', ')}`
  return { type, status: 'True', reason: 'SomeFinalizersRemain', message }
}

/** Empty for the core group. */
export function groupOf({ apiVersion }: WatchedResource): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

/** `/v1, Resource=pods`, as Go prints a GroupVersionResource. */
export function formatResource(resource: WatchedResource): string {
  const version = resource.apiVersion.slice(resource.apiVersion.indexOf('/') + 1)
  return `${groupOf(resource)}/${version}, Resource=${resource.resource}`
}
