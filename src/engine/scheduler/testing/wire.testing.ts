/**
 * The other end of the scheduler's wire, for its tests: it hands out what it is given, remembers
 * what it was asked, does to pods what bindings, status patches and deletions say, and keeps
 * whatever else is put.
 */
import type { Pod } from '../../../api/core'
import { newConflict, newNotFound } from '../../../api/machinery/status'
import { type KubeObject, namespacedName } from '../../../api/meta'
import type { ApiRequest, ApiResponse, WatchEventType, WatchFrames } from '../../apiserver/messages'
import type { Behaviour, Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { deepFreeze } from '../../kernel/plain'

export const SCHEDULER = 'kube-scheduler/master-1'
export const WIRE = 'kube-apiserver/master-1'

export interface WireState {
  readonly objects: Map<string, Map<string, KubeObject>>
  readonly watches: Map<string, number>
  readonly requests: ApiRequest[]
  readonly refuseOnce: Set<string>
  revision: number
}

export interface WireConfig {
  /** Names of pods whose first binding is refused. */
  readonly refuseOnce?: readonly string[]
}

/** Something happens in the cluster that the scheduler did not do. */
export interface Change extends Message {
  readonly type: 'change'
  readonly how: 'put' | 'remove'
  readonly resource: string
  readonly object: KubeObject
}

export const wire: Behaviour<WireState, WireConfig> = {
  init: ({ refuseOnce = [] }) => ({
    objects: new Map(),
    watches: new Map(),
    requests: [],
    refuseOnce: new Set(refuseOnce),
    revision: 1,
  }),
  receive(state, message, context) {
    if (message.type === 'change') {
      const { how, resource, object } = message as Change
      if (how === 'put') store(state, context, resource, object)
      else drop(state, context, resource, object)
    } else if (message.type === 'request') serve(state, context, message as ApiRequest)
  },
}

function serve(state: WireState, context: Context, request: ApiRequest): void {
  if (request.query?.watch === 'true') beginWatch(state, context, request)
  else {
    state.requests.push(request)
    const { status, body } = carryOut(state, context, request)
    const response: ApiResponse = { type: 'response', id: request.id, status, body }
    context.send(SCHEDULER, response)
  }
}

function beginWatch(state: WireState, context: Context, { id, path }: ApiRequest): void {
  const resource = path.slice(path.lastIndexOf('/') + 1)
  state.watches.set(resource, id)
  for (const object of state.objects.get(resource)?.values() ?? []) {
    tell(state, context, resource, 'ADDED', object)
  }
  const annotations = { 'k8s.io/initial-events-end': 'true' }
  const metadata = { name: '', uid: '', resourceVersion: '1', creationTimestamp: '', annotations }
  tell(state, context, resource, 'BOOKMARK', { apiVersion: 'v1', kind: 'Pod', metadata })
}

function carryOut(
  state: WireState,
  context: Context,
  { method, path, body }: ApiRequest,
): { readonly status: number; readonly body: unknown } {
  if (method === 'PUT') return { status: 200, body: replace(state, context, path, body) }
  const found = /namespaces\/([^/]+)\/pods\/([^/]+)\/?(.*)$/.exec(path)
  if (found === null) return { status: 201, body: {} }
  const [, namespace = '', name = '', subresource = ''] = found
  const pod = state.objects.get('pods')?.get(`${namespace}/${name}`) as Pod | undefined
  if (pod === undefined) {
    return { status: 404, body: newNotFound({ group: '', resource: 'pods' }, name) }
  }
  if (subresource === 'binding' && state.refuseOnce.delete(name)) {
    const why = `pod ${name} is already assigned to node "n9"`
    return { status: 409, body: newConflict({ group: '', resource: 'pods/binding' }, name, why) }
  }
  if (method === 'DELETE') drop(state, context, 'pods', pod)
  else store(state, context, 'pods', changed(pod, subresource, body))
  return { status: 200, body: {} }
}

/** Puts a newer version of an object in the place of the older one. */
function replace(state: WireState, context: Context, path: string, body: unknown): KubeObject {
  const resource = path.split('/').at(-2) ?? ''
  return store(state, context, resource, body as KubeObject)
}

/** A pod after a binding, or after a patch of its status. */
function changed(pod: Pod, subresource: string, body: unknown): Pod {
  if (subresource === 'binding') {
    const { target } = body as { readonly target: { readonly name: string } }
    return { ...pod, spec: { ...pod.spec, nodeName: target.name } }
  }
  const { conditions = [], nominatedNodeName } = (body as { status: NonNullable<Pod['status']> })
    .status
  const kept = (pod.status?.conditions ?? []).filter(
    ({ type }) => !conditions.some((condition) => condition.type === type),
  )
  const status = { ...pod.status, conditions: [...kept, ...conditions] }
  if (nominatedNodeName === undefined) return { ...pod, status }
  return { ...pod, status: { ...status, nominatedNodeName: nominatedNodeName ?? '' } }
}

function store(
  state: WireState,
  context: Context,
  resource: string,
  object: KubeObject,
): KubeObject {
  const all = state.objects.get(resource) ?? new Map<string, KubeObject>()
  state.objects.set(resource, all)
  const key = namespacedName(object)
  const type = all.has(key) ? 'MODIFIED' : 'ADDED'
  const metadata = { ...object.metadata, resourceVersion: `${state.revision++}` }
  const stored = deepFreeze({ ...object, metadata })
  all.set(key, stored)
  tell(state, context, resource, type, stored)
  return stored
}

function drop(state: WireState, context: Context, resource: string, object: KubeObject): void {
  if (state.objects.get(resource)?.delete(namespacedName(object))) {
    tell(state, context, resource, 'DELETED', object)
  }
}

function tell(
  { watches }: WireState,
  context: Context,
  resource: string,
  type: WatchEventType,
  object: KubeObject,
): void {
  const id = watches.get(resource)
  if (id === undefined) return
  const frames: WatchFrames = { type: 'watch', id, frames: [{ type, object }] }
  context.send(SCHEDULER, frames)
}
