/**
 * A new state of an object that is there: checks that it is the one the client saw, keeps what an
 * update cannot change, and runs admission and validation. An update that empties the finalizers
 * of an object on its way out takes it out.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/update.go,
 * pkg/registry/generic/registry/store.go Update, pkg/registry/rest/update.go BeforeUpdate
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import { invalid } from '../../../api/machinery/fieldError'
import {
  newConflict,
  newInvalid,
  newNotFound,
  OPTIMISTIC_LOCK_ERROR,
} from '../../../api/machinery/status'
import type { KubeObject, Status } from '../../../api/meta'
import type { AdmissionAttributes } from '../admission/admissionPlugin'
import { runMutating, runValidating } from '../admissionChain'
import { groupResource } from '../definitions'
import { removedByUpdate } from '../deletion'
import { carryMetadata, nextGeneration } from '../metadata'
import { isRefusal } from '../registry/refusal'
import type { ResourceDefinition, StrategyContext } from '../registry/resource'
import { passStage } from '../stages'
import { type Attempt, type Outcome, refusal } from './attempt'
import { create } from './create'
import { preconditionFailure } from './preconditions'
import { strategyContext } from './strategyContext'

/** A PUT: `sent` is the decoded body. */
export function update(attempt: Attempt, sent: KubeObject, subresource: string): Outcome {
  const { definition, name, current } = attempt
  if (current === undefined) {
    if (definition.createOnUpdate && subresource === '') return create(attempt, sent)
    return refusal(newNotFound(groupResource(definition), name))
  }
  // An object with a uid of its own must be the one that is there.
  const { uid } = sent.metadata
  const foreign = preconditionFailure(attempt, current, { uid })
  if (foreign === undefined) return applyUpdate(attempt, current, sent, subresource)
  return refusal(newConflict(groupResource(definition), name, foreign))
}

/** From a new state, however it came about, to what is stored. */
export function applyUpdate(
  attempt: Attempt,
  current: KubeObject,
  sent: KubeObject,
  subresource: string,
): Outcome {
  const { server, call, definition, namespace, name } = attempt
  const attributes = {
    operation: 'UPDATE',
    definition,
    subresource,
    namespace: definition.resource === 'namespaces' ? name : namespace,
    name,
    oldObject: current,
    user: call.user,
    dryRun: call.dryRun,
  } as const
  const hasDefaults = definition.defaultsSpecOnly && specOf(sent) === specOf(current)
  const defaulted = hasDefaults ? sent : definition.defaults(sent)
  const admitted = runMutating(server, call, { object: defaulted, ...attributes })
  if (isRefusal(admitted)) return refusal(admitted)
  const stale = checkResourceVersion(attempt, admitted ?? defaulted, current)
  if (stale !== undefined) return refusal(stale)
  const carried = carryMetadata(admitted ?? defaulted, current)
  const context = strategyContext(server, call, definition)
  const allocated =
    subresource === '' ? definition.allocate?.(carried, current, context) : undefined
  if (isRefusal(allocated)) return refusal(allocated)
  const next = prepare(definition, allocated ?? carried, current, subresource, context)
  const refused = judge(attempt, next, current, subresource, attributes)
  if (refused !== undefined) {
    if (allocated !== undefined) definition.release?.(next, current, context)
    return refusal(refused)
  }
  passStage(server, call, 'storage')
  return { type: removedByUpdate(definition, next, current) ? 'remove' : 'store', object: next }
}

function prepare(
  definition: ResourceDefinition,
  carried: KubeObject,
  current: KubeObject,
  subresource: string,
  context: StrategyContext,
): KubeObject {
  const next = definition.prepareForUpdate(carried, current, subresource, context)
  // A status write may carry annotations (a Deployment's revision): they are no new generation.
  if (!definition.counted || subresource === 'status') return next
  return generationChanged(definition, next, current) ? nextGeneration(next) : next
}

function judge(
  { server, call, definition, name }: Attempt,
  next: KubeObject,
  current: KubeObject,
  subresource: string,
  attributes: Omit<AdmissionAttributes, 'object'>,
): Status | undefined {
  const errors = definition.validateUpdate(next, current, subresource)
  if (errors.length > 0) {
    const refused = newInvalid({ group: definition.group, kind: definition.kind }, name, errors)
    passStage(server, call, 'validation', [], refused)
    return refused
  }
  passStage(server, call, 'validation')
  return runValidating(server, call, { object: next, ...attributes })
}

/** A kind says itself what counts; by default a change of the spec does. */
function generationChanged(
  definition: ResourceDefinition,
  next: KubeObject,
  current: KubeObject,
): boolean {
  if (definition.generationChanged !== undefined) return definition.generationChanged(next, current)
  return !deepEqual(specOf(next), specOf(current))
}

const specOf = (object: KubeObject): unknown => ('spec' in object ? object.spec : undefined)

/** A resourceVersion must be the stored one; some kinds insist on being given one. */
function checkResourceVersion(
  { definition, name }: Attempt,
  sent: KubeObject,
  current: KubeObject,
): Status | undefined {
  const version: string | undefined = sent.metadata.resourceVersion
  const { group, resource } = definition
  if (version === undefined || version === '') {
    if (definition.unconditionalUpdate) return undefined
    const error = invalid('metadata.resourceVersion', 0, 'must be specified for an update')
    return newInvalid({ group, kind: resource }, name, [error])
  }
  if (version === current.metadata.resourceVersion) return undefined
  return newConflict({ group, resource }, name, OPTIMISTIC_LOCK_ERROR)
}
