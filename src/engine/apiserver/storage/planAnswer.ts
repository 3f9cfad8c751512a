import { newDeleted } from '../../../api/machinery/status'
import type { KubeObject, Status } from '../../../api/meta'
import { groupResource } from '../definitions'
import type { ResourceDefinition } from '../registry/resource'
import { respond, respondList, respondObject } from '../respond'
import { scaleOf } from '../scaleOf'
import type { Server } from '../serverState'
import type { Plan } from './steps'

/**
 * Kinds whose delete answers with the object even when it is gone.
 * Source: Kubernetes v1.35 pkg/registry (ReturnDeletedObject)
 */
const RETURN_DELETED: ReadonlySet<string> = new Set([
  'csidrivers',
  'csinodes',
  'persistentvolumeclaims',
  'persistentvolumes',
  'pods',
  'resourcequotas',
  'serviceaccounts',
  'storageclasses',
  'volumeattachments',
])

/** Answers the client when all is written; `last` is what the last task came to. */
export function answerPlan(
  server: Server,
  { call, answer }: Plan,
  definition: ResourceDefinition,
  { result, removed }: Pick<Plan, 'result' | 'removed'>,
): void {
  switch (answer.type) {
    case 'object':
      if (result !== undefined) respondObject(server, call, definition, answer.status, result)
      return
    case 'deleted':
      if (result !== undefined)
        respondObject(server, call, definition, 200, deleted(removed, definition, result))
      return
    case 'scale':
      if (result !== undefined) respond(server, call, 200, scaleOf(result))
      return
    case 'success':
      respond(server, call, 201, SUCCESS)
      return
    case 'list':
      respondList(server, call, definition, answer.items, {
        resourceVersion: answer.resourceVersion,
      })
      return
    case 'nothing':
  }
}

const SUCCESS: Status = Object.freeze({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  code: 201,
})

function deleted(
  removed: boolean,
  definition: ResourceDefinition,
  result: KubeObject,
): KubeObject | Status {
  if (!removed || RETURN_DELETED.has(definition.resource)) return result
  const { name, uid } = result.metadata
  return newDeleted(groupResource(definition), name, uid)
}
