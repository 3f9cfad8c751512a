/**
 * A new object: defaults, admission, a name and a uid, the kind's own preparation, validation.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go,
 * pkg/registry/generic/registry/store.go Create, pkg/registry/rest/create.go BeforeCreate
 */
import { generateName } from '../../../api/machinery/generateName'
import { newInvalid, newUnknownError } from '../../../api/machinery/status'
import type { KubeObject, ObjectMeta, Status } from '../../../api/meta'
import { timeAt } from '../../clientGo/wallClock'
import { runMutating, runValidating } from '../admissionChain'
import { newMetadata, randomUid } from '../metadata'
import { isRefusal } from '../registry/refusal'
import type { StrategyContext } from '../registry/resource'
import { passStage } from '../stages'
import { type Attempt, type Outcome, refusal } from './attempt'
import { strategyContext } from './strategyContext'

/** `sent` is the decoded body. */
export function create(attempt: Attempt, sent: KubeObject): Outcome {
  const { server, call, definition, namespace } = attempt
  const named = withPlace(definition.defaults(sent), namespace)
  const admitted = runMutating(server, call, {
    operation: 'CREATE',
    definition,
    subresource: '',
    namespace: admissionNamespace(attempt, named),
    name: named.metadata.name ?? '',
    object: named,
    user: call.user,
    dryRun: call.dryRun,
  })
  if (isRefusal(admitted)) return refusal(admitted)
  return prepareNew(attempt, admitted ?? named)
}

function prepareNew(attempt: Attempt, admitted: KubeObject): Outcome {
  const { server, call, definition } = attempt
  const context = strategyContext(server, call, definition)
  const fresh = { ...admitted, metadata: serverMade(attempt, admitted.metadata, context) }
  const allocated = definition.allocate?.(fresh, undefined, context) ?? fresh
  if (isRefusal(allocated)) return refusal(allocated)
  const prepared = definition.prepareForCreate(allocated, context)
  const refused = judgeNew(attempt, prepared)
  if (refused !== undefined) {
    definition.release?.(prepared, undefined, context)
    return refusal(refused)
  }
  passStage(server, call, 'storage')
  return { type: 'store', object: prepared }
}

/** Validation, then validating admission; what only storage would refuse comes last. */
function judgeNew(attempt: Attempt, prepared: KubeObject): Status | undefined {
  const { server, call, definition } = attempt
  const errors = definition.validate(prepared)
  if (errors.length > 0) {
    const { group, kind } = definition
    const refused = newInvalid({ group, kind }, prepared.metadata.name, errors)
    passStage(server, call, 'validation', [], refused)
    return refused
  }
  passStage(server, call, 'validation')
  const forbidden = runValidating(server, call, {
    operation: 'CREATE',
    definition,
    subresource: '',
    namespace: admissionNamespace(attempt, prepared),
    name: prepared.metadata.name,
    object: prepared,
    user: call.user,
    dryRun: call.dryRun,
  })
  if (forbidden !== undefined || prepared.metadata.resourceVersion === '') return forbidden
  return newUnknownError('resourceVersion should not be set on objects to be created')
}

function serverMade(
  { server, definition, namespace }: Attempt,
  sent: ObjectMeta,
  { random }: StrategyContext,
): ObjectMeta {
  const prefix = sent.generateName ?? ''
  const given: string | undefined = sent.name
  const generated = (given === undefined || given === '') && prefix !== ''
  return newMetadata(sent, {
    name: generated ? generateName(prefix, random) : (given ?? ''),
    namespace: definition.namespaced ? namespace : '',
    uid: randomUid(random),
    creationTimestamp: timeAt(server.context.now),
    generation: definition.counted ? 1 : undefined,
  })
}

/** The namespace of the path is the object's own. */
function withPlace(object: KubeObject, namespace: string): KubeObject {
  if (namespace === '' || object.metadata.namespace === namespace) return object
  return { ...object, metadata: { namespace, ...object.metadata } }
}

/** Namespaces themselves are in the namespace of their own name. */
const admissionNamespace = ({ definition, namespace }: Attempt, object: KubeObject): string =>
  definition.resource === 'namespaces' ? (object.metadata.name ?? '') : namespace
