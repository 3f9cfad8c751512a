/**
 * DELETE of one object, and of a collection.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go
 */
import { type FieldError, invalid, notSupported } from '../../../api/machinery/fieldError'
import { newInvalid } from '../../../api/machinery/status'
import type { DeleteOptions, Status } from '../../../api/meta'
import { objectsIn } from '../cacher/watchCache'
import type { Call } from '../call'
import { fromStored, nameOf } from '../definitions'
import { decode, deleteOptionsTarget } from '../registry/decode'
import type { ResourceDefinition } from '../registry/resource'
import { isTrue, type ResourceRequestInfo } from '../requestInfo'
import { refuse, respondList } from '../respond'
import { selects } from '../selection'
import { cacheOf, type Server } from '../serverState'
import { runPlan } from '../storage/plans'
import { newPlan, type Task } from '../storage/steps'
import { checkWriteOptions } from '../writeOptions'
import { readListOptions } from './listOptions'

export function serveDelete(
  server: Server,
  call: Call,
  { namespace, name }: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const options = readDeleteOptions(call)
  if ('refused' in options) {
    refuse(server, call, options.refused)
    return
  }
  const writer = { type: 'delete', options: options.options } as const
  const task: Task = { definition: nameOf(definition), namespace, name, writer }
  const own = withDryRun(call, options.options)
  runPlan(server, newPlan(own, [task], { type: 'deleted' }))
}

/** One after another, as upstream's single worker does; what is gone meanwhile is gone. */
export function serveDeleteCollection(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const options = readDeleteOptions(call)
  if ('refused' in options) {
    refuse(server, call, options.refused)
    return
  }
  const list = readListOptions(definition, info, call.request.query)
  if ('kind' in list) {
    refuse(server, call, list)
    return
  }
  const cache = cacheOf(server, definition.storagePrefix)
  const items = objectsIn(cache, list.selection.namespace)
    .map(([, object]) => fromStored(definition, object))
    .filter((object) => selects(list.selection, definition, object))
  const writer = { type: 'delete', options: options.options } as const
  const tasks: Task[] = items.map(({ metadata: { namespace = '', name } }) => ({
    definition: nameOf(definition),
    namespace,
    name,
    writer,
    mayBeGone: true,
  }))
  const resourceVersion = String(cache.revision)
  if (tasks.length === 0) {
    respondList(server, call, definition, [], { resourceVersion })
    return
  }
  const own = withDryRun(call, options.options)
  runPlan(server, newPlan(own, tasks, { type: 'list', items, resourceVersion }))
}

type Options = { readonly options: DeleteOptions } | { readonly refused: Status }

/** From the body, and from the query where there is none. */
function readDeleteOptions(call: Call): Options {
  const { body, query = {} } = call.request
  const refused = checkWriteOptions(call.request, 'DeleteOptions')
  if (refused !== undefined) return { refused }
  let options: DeleteOptions = fromQuery(query)
  if (body !== undefined && body !== null && body !== '') {
    const decoded = decode(body, deleteOptionsTarget, 'Ignore')
    if (decoded.refused !== undefined) return { refused: decoded.refused }
    options = { ...options, ...(decoded.object as unknown as DeleteOptions) }
  }
  const errors = validate(options)
  if (errors.length === 0) return { options }
  return { refused: newInvalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors) }
}

/** A delete may say in its body, too, that it is only a rehearsal. */
const withDryRun = (call: Call, { dryRun }: DeleteOptions): Call =>
  dryRun?.includes('All') ? { ...call, dryRun: true } : call

function fromQuery(query: Readonly<Record<string, string>>): DeleteOptions {
  const grace = query['gracePeriodSeconds']
  const policy = query['propagationPolicy']
  const orphan = query['orphanDependents']
  return {
    ...(grace !== undefined && { gracePeriodSeconds: Number(grace) || 0 }),
    // Validated below.
    ...(policy !== undefined && {
      propagationPolicy: policy as NonNullable<DeleteOptions['propagationPolicy']>,
    }),
    ...(orphan !== undefined && { orphanDependents: isTrue(orphan) }),
  }
}

const POLICIES = ['Foreground', 'Background', 'Orphan', 'nil']

/** Source: ValidateDeleteOptions. */
function validate({ orphanDependents, propagationPolicy }: DeleteOptions): readonly FieldError[] {
  if (propagationPolicy === undefined) return []
  if (orphanDependents !== undefined) {
    const detail = 'orphanDependents and deletionPropagation cannot be both set'
    return [invalid('propagationPolicy', propagationPolicy, detail)]
  }
  if (POLICIES.slice(0, 3).includes(propagationPolicy)) return []
  return [notSupported('propagationPolicy', propagationPolicy, POLICIES)]
}
