/**
 * POST of a Binding or an Eviction to a pod.
 * Source: Kubernetes v1.35 pkg/registry/core/pod/storage/{storage,eviction}.go
 */
import type { Binding, Pod } from '../../../api/core'
import { notSupported, required } from '../../../api/machinery/fieldError'
import { matchesLabelSelector } from '../../../api/machinery/labelSelector'
import { isPodReady } from '../../../api/machinery/podConditions'
import { newBadRequest, newInvalid, newUnknownError } from '../../../api/machinery/status'
import type { DeleteOptions, KubeObject, Status } from '../../../api/meta'
import type { Eviction, PodDisruptionBudget } from '../../../api/policy'
import { objectPath } from '../../clientGo/paths'
import { readerOf, runMutating, runValidating } from '../admissionChain'
import type { Call } from '../call'
import { bindingTarget, evictionTarget } from '../registry/decode'
import { isRefusal } from '../registry/refusal'
import type { ResourceDefinition } from '../registry/resource'
import type { ResourceRequestInfo } from '../requestInfo'
import { refuse } from '../respond'
import type { Server } from '../serverState'
import { passStage } from '../stages'
import { runPlan } from '../storage/plans'
import { newPlan, type Task } from '../storage/steps'
import { readBody } from './write'

export function serveBinding(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const body = readBody(call, bindingTarget, 'CreateOptions')
  const admitted = body.refused ?? admitBody(server, call, info, definition, body.object)
  if (isRefusal(admitted)) {
    refuse(server, call, admitted)
    return
  }
  const refused = checkBinding(admitted as Binding, info.name)
  if (refused !== undefined) {
    refuse(server, call, refused)
    return
  }
  const task: Task = { writer: { type: 'binding', binding: admitted }, ...podOf(info) }
  runPlan(server, newPlan(call, [task], { type: 'success' }))
}

export function serveEviction(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const body = readBody(call, evictionTarget, 'CreateOptions')
  const admitted = body.refused ?? admitBody(server, call, info, definition, body.object)
  if (isRefusal(admitted)) {
    refuse(server, call, admitted)
    return
  }
  if (admitted.metadata.name !== info.name) {
    refuse(server, call, newBadRequest('name in URL does not match name in Eviction object'))
    return
  }
  const tasks = evictionTasks(server, info, (admitted as Eviction).deleteOptions ?? {})
  if ('kind' in tasks) refuse(server, call, tasks)
  else runPlan(server, newPlan(call, tasks, { type: 'success' }))
}

function admitBody(
  server: Server,
  call: Call,
  { namespace, name, subresource }: ResourceRequestInfo,
  definition: ResourceDefinition,
  object: KubeObject,
): KubeObject | Status {
  const { user, dryRun } = call
  const place = { definition, subresource, namespace, name }
  const attributes = { operation: 'CREATE', ...place, user, dryRun } as const
  const admitted = runMutating(server, call, { object, ...attributes }) ?? object
  if (isRefusal(admitted)) return admitted
  passStage(server, call, 'validation')
  const refused = runValidating(server, call, { object: admitted, ...attributes })
  if (refused !== undefined) return refused
  passStage(server, call, 'storage')
  return admitted
}

/** Source: ValidatePodBinding. */
function checkBinding({ target, metadata }: Binding, name: string): Status | undefined {
  const kind = target.kind ?? ''
  const errors =
    kind === '' || kind === 'Node' ? [] : [notSupported('target.kind', kind, ['Node', '<empty>'])]
  if ((target.name ?? '') === '') errors.push(required('target.name'))
  if (errors.length > 0) return newInvalid({ group: '', kind: 'Binding' }, metadata.name, errors)
  if (metadata.name !== name) {
    return newBadRequest('name in URL does not match name in Binding object')
  }
  return undefined
}

/** A pod that does not run yet or any more goes at once; else its budget is asked first. */
function evictionTasks(
  server: Server,
  info: ResourceRequestInfo,
  options: DeleteOptions,
): readonly Task[] | Status {
  const pod = readerOf(server).get('v1', 'pods', info.namespace, info.name) as Pod | undefined
  const removal: Task = { ...podOf(info), writer: { type: 'delete', options } }
  if (pod === undefined || needsNoBudget(pod)) return [removal]
  const budgets = budgetsOf(server, pod)
  const [budget] = budgets
  if (budgets.length > 1) {
    return newUnknownError(
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    )
  }
  const announced: Task[] = [{ ...podOf(info), writer: { type: 'announceEviction' } }, removal]
  if (budget === undefined || mayGoUnhealthy(pod, budget)) return announced
  const counted: Task = {
    definition: 'policy/v1/poddisruptionbudgets',
    namespace: info.namespace,
    name: budget.metadata.name,
    writer: { type: 'disrupt', pod: info.name },
    ownPath: objectPath(
      'policy/v1',
      'poddisruptionbudgets',
      info.namespace,
      budget.metadata.name,
      'status',
    ),
  }
  return [counted, ...announced]
}

function needsNoBudget({ metadata, status }: Pod): boolean {
  const phase = status?.phase
  const ended = phase === 'Succeeded' || phase === 'Failed'
  return ended || phase === 'Pending' || metadata.deletionTimestamp !== undefined
}

/** A pod that is not ready is no healthy one less. */
function mayGoUnhealthy(pod: Pod, { spec, status }: PodDisruptionBudget): boolean {
  if (isPodReady(pod)) return false
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {}
  return currentHealthy >= desiredHealthy && desiredHealthy > 0
}

function budgetsOf(server: Server, { metadata }: Pod): readonly PodDisruptionBudget[] {
  const all = readerOf(server).list('policy/v1', 'poddisruptionbudgets', metadata.namespace)
  return ([...all] as PodDisruptionBudget[]).filter(({ spec: { selector } }) =>
    matchesLabelSelector(selector, metadata.labels),
  )
}

const podOf = ({ namespace, name }: ResourceRequestInfo): Omit<Task, 'writer'> => ({
  definition: '/v1/pods',
  namespace,
  name,
})
