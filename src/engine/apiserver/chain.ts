/**
 * A request's way in: who asks, for what, may they; then the handler of its verb.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/server/config.go
 */
import {
  newMethodNotAllowed,
  newMethodNotSupported,
  newServiceUnavailable,
  newUnknownResource,
} from '../../api/machinery/status'
import type { ActorId } from '../kernel/event'
import { authenticate } from './authentication'
import { authorize, forbiddenImpersonation, mayImpersonate } from './authorization'
import type { Call } from './call'
import { definitionOf, groupResource } from './definitions'
import { CONNECTIONS, hasVersion, subresourceVerbs } from './discovery'
import { serveDelete, serveDeleteCollection } from './handlers/delete'
import { serveGet } from './handlers/get'
import { serveList } from './handlers/list'
import { serveBinding, serveEviction } from './handlers/podSubresources'
import { serveToken } from './handlers/token'
import { serveWatch } from './handlers/watch'
import { serveCreate, servePatch, serveUpdate } from './handlers/write'
import type { ApiRequest } from './messages'
import { headerOf } from './negotiation'
import { respondNotFound, serveNonResource } from './nonResource'
import type { ResourceDefinition } from './registry/resource'
import { parseRequestInfo, type ResourceRequestInfo } from './requestInfo'
import { refuse } from './respond'
import type { Server } from './serverState'
import { noteStages, passStage } from './stages'
import { isDryRun } from './writeOptions'

/** Takes a request through the chain, as far as it comes in one instant. */
export function serveRequest(server: Server, client: ActorId, request: ApiRequest): void {
  const { now } = server.context
  server.state.requests++
  const asking = authenticate(request.user)
  const other = headerOf(request, 'impersonate-user')
  const user = other === undefined || !mayImpersonate(asking) ? asking : authenticate(other)
  const info = parseRequestInfo(request)
  const call: Call = {
    client,
    request,
    info,
    user,
    dryRun: isDryRun(request),
    startedAt: now,
    readyAt: now,
    passed: [],
    warnings: NONE,
  }
  passStage(server, call, 'authentication')
  const refused =
    other !== undefined && !mayImpersonate(asking)
      ? forbiddenImpersonation(asking, other)
      : authorize(user, info)
  passStage(server, call, 'authorization', NONE, refused)
  if (refused !== undefined) refuse(server, call, refused)
  else if (info.type === 'nonResource') serveNonResource(server, call, info)
  else serveResource(server, call, info)
  // Some requests do not leave yet: they wait for a lease or for a cache.
  noteStages(server, call)
}

const UNAVAILABLE = 'the server is currently unable to handle the request'

const NONE: readonly string[] = Object.freeze([])

function serveResource(server: Server, call: Call, info: ResourceRequestInfo): void {
  const definition = definitionOf(info)
  if (definition === undefined) {
    if (hasVersion(info.group, info.version)) refuse(server, call, newUnknownResource())
    else respondNotFound(server, call)
    return
  }
  const { subresource, verb } = info
  if (subresource !== '' && !definition.subresources.includes(subresource)) {
    refuse(server, call, newUnknownResource())
  } else if (CONNECTIONS.has(subresource)) {
    // Nobody listens at the other end: kubelets of this cluster serve no connections.
    refuse(server, call, newServiceUnavailable(UNAVAILABLE))
  } else if (wrongPlace(info, definition, call)) refuse(server, call, newMethodNotAllowed())
  else if (subresource === '' && !definition.verbs.includes(verb)) {
    refuse(server, call, newMethodNotSupported(groupResource(definition), verb))
  } else serveVerb(server, call, info, definition)
}

/** Methods that a path of this shape does not have: a POST to an object, a PUT to a collection. */
function wrongPlace(
  { verb, namespace, subresource }: ResourceRequestInfo,
  definition: ResourceDefinition,
  { request, info }: Call,
): boolean {
  const named = info.type === 'resource' && info.name !== ''
  if (subresource !== '') return !subresourceVerbs(subresource).includes(verb)
  if (verb === 'create') {
    return named || (definition.namespaced && namespace === '')
  }
  if (verb === 'update' || verb === 'patch') return !named
  return request.method === 'DELETE' && definition.namespaced && namespace === ''
}

function serveVerb(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  switch (info.verb) {
    case 'get':
      serveGet(server, call, info, definition)
      return
    case 'list':
      serveList(server, call, info, definition)
      return
    case 'watch':
      serveWatch(server, call, info, definition)
      return
    case 'create':
      serveCreation(server, call, info, definition)
      return
    case 'update':
      serveUpdate(server, call, info, definition)
      return
    case 'patch':
      servePatch(server, call, info, definition)
      return
    case 'delete':
      serveDelete(server, call, info, definition)
      return
    case 'deletecollection':
      serveDeleteCollection(server, call, info, definition)
      return
  }
}

/** What a POST makes of a path: an object, or what a subresource makes of its body. */
function serveCreation(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  switch (info.subresource) {
    case '':
      serveCreate(server, call, info, definition)
      return
    case 'binding':
      serveBinding(server, call, info, definition)
      return
    case 'eviction':
      serveEviction(server, call, info, definition)
      return
    case 'token':
      serveToken(server, call, info)
      return
    default:
      refuse(server, call, newMethodNotAllowed())
  }
}
