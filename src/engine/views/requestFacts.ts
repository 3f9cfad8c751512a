/** What the story wants to know of a request's body: replicas, node, phase, reason, image, owner. */
import type { ApiRequest } from '../apiserver/messages'
import type { ResourceRequestInfo } from '../apiserver/requestInfo'

export type Facts = Record<string, string>
type Put = (fact: string, value: unknown) => void

export function requestFacts({ body, method }: ApiRequest, info: ResourceRequestInfo): Facts {
  const facts: Facts = {}
  const put: Put = (fact, value) => {
    if (['string', 'number', 'boolean'].includes(typeof value)) facts[fact] = String(value)
  }
  if (typeof body !== 'object' || body === null) return facts
  put('prefix', fieldAt(body, 'metadata', 'generateName'))
  if (info.subresource === 'binding') put('node', fieldAt(body, 'target', 'name'))
  else if (info.subresource === 'status') statusFacts(body, info, put)
  else specFacts(body, info, method, put)
  return facts
}

function specFacts(body: object, info: ResourceRequestInfo, method: string, put: Put): void {
  const spec = fieldAt(body, 'spec')
  put('replicas', fieldAt(spec, 'replicas'))
  put('image', fieldAt(spec, 'template', 'spec', 'containers', '0', 'image'))
  put('owner', ownerOf(body, info.namespace))
  if (info.resource === 'endpointslices') sliceFacts(body, put)
  if (info.resource !== 'nodes' || method === 'POST') return
  // A merge patch says null to let a node take pods again.
  const unschedulable = fieldAt(spec, 'unschedulable')
  if (unschedulable !== undefined) put('unschedulable', unschedulable === true)
  put('taint', fieldAt(spec, 'taints', '0', 'key'))
}

function statusFacts(body: object, info: ResourceRequestInfo, put: Put): void {
  const status = fieldAt(body, 'status')
  put('status', true)
  put('phase', fieldAt(status, 'phase'))
  put('address', fieldAt(status, 'loadBalancer', 'ingress', '0', 'ip'))
  put('waiting', waitingReason(status))
  for (const condition of listAt(status, 'conditions')) {
    if (fieldAt(condition, 'type') !== 'Ready') continue
    put('ready', fieldAt(condition, 'status') === 'True')
    put('reason', fieldAt(condition, 'reason'))
  }
  if (info.resource !== 'deployments' && info.resource !== 'replicasets') return
  put('wanted', fieldAt(body, 'spec', 'replicas'))
  put('readyReplicas', fieldAt(status, 'readyReplicas') ?? 0)
}

function sliceFacts(body: object, put: Put): void {
  put('service', fieldAt(body, 'metadata', 'labels', 'kubernetes.io/service-name'))
  const ready = listAt(body, 'endpoints').filter(
    (endpoint) => fieldAt(endpoint, 'conditions', 'ready') === true,
  )
  put('readyEndpoints', ready.length)
}

/** `ReplicaSet/default/web-7d9c6b8f4d`, of an object that one of the same namespace controls. */
function ownerOf(body: object, namespace: string): string | undefined {
  const kind = fieldAt(body, 'metadata', 'ownerReferences', '0', 'kind')
  const name = fieldAt(body, 'metadata', 'ownerReferences', '0', 'name')
  if (typeof kind !== 'string' || typeof name !== 'string') return undefined
  return `${kind}/${namespace}/${name}`
}

/** Why the first container that waits does: `ContainerCreating`, `CrashLoopBackOff`. */
function waitingReason(status: unknown): unknown {
  for (const list of ['initContainerStatuses', 'containerStatuses']) {
    for (const container of listAt(status, list)) {
      const reason = fieldAt(container, 'state', 'waiting', 'reason')
      if (reason !== undefined && reason !== 'PodInitializing') return reason
    }
  }
  return undefined
}

function listAt(value: unknown, field: string): readonly unknown[] {
  const list = fieldAt(value, field)
  return Array.isArray(list) ? list : []
}

/** A field deep in a body whose shape is not known yet. */
export function fieldAt(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}
