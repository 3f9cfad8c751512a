/**
 * A DELETE of one object.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go
 */
import type { Namespace } from '../../../api/core'
import { newConflict, newNotFound } from '../../../api/machinery/status'
import type { DeleteOptions, KubeObject, Status } from '../../../api/meta'
import { runMutating, runValidating } from '../admissionChain'
import { groupResource } from '../definitions'
import { planDeletion, planNamespaceDeletion } from '../deletion'
import { isRefusal } from '../registry/refusal'
import { passStage } from '../stages'
import { type Attempt, type Outcome, refusal } from './attempt'

export function deleteObject(attempt: Attempt, options: DeleteOptions): Outcome {
  const { server, call, definition, namespace, name, current } = attempt
  if (current === undefined) return refusal(newNotFound(groupResource(definition), name))
  const attributes = {
    operation: 'DELETE',
    definition,
    subresource: '',
    namespace: definition.resource === 'namespaces' ? name : namespace,
    name,
    oldObject: current,
    user: call.user,
    dryRun: call.dryRun,
  } as const
  const admitted = runMutating(server, call, attributes)
  if (isRefusal(admitted)) return refusal(admitted)
  const changed = checkPreconditions(attempt, current, options)
  if (changed !== undefined) return refusal(changed)
  const forbidden = runValidating(server, call, attributes)
  if (forbidden !== undefined) return refusal(forbidden)
  passStage(server, call, 'storage')
  return carryOut(attempt, current, options)
}

function carryOut(
  { server, definition }: Attempt,
  current: KubeObject,
  options: DeleteOptions,
): Outcome {
  const { now } = server.context
  const { marked, remove } =
    definition.resource === 'namespaces'
      ? planNamespaceDeletion(definition, current as Namespace, options, now)
      : planDeletion(definition, current, options, now)
  if (marked === undefined) return { type: remove ? 'remove' : 'keep', object: current }
  // Watchers see an object marked before they see it go.
  if (remove) return { type: 'store', object: marked, then: { type: 'remove' } }
  return { type: 'store', object: marked }
}

function checkPreconditions(
  { definition }: Attempt,
  { metadata }: KubeObject,
  { preconditions }: DeleteOptions,
): Status | undefined {
  const { uid, resourceVersion } = preconditions ?? {}
  // Upstream names the kind here, where every other conflict names the resource.
  const resource = { group: definition.group, resource: definition.kind }
  if (uid !== undefined && uid !== metadata.uid) {
    const error = `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`
    return newConflict(resource, metadata.name, error)
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    const error = `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`
    return newConflict(resource, metadata.name, error)
  }
  return undefined
}
