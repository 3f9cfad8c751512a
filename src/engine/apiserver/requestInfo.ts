/**
 * What a path and a method ask for.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go
 */
import type { ApiRequest, Method } from './messages'

export type ResourceVerb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection'

/** A request for an object, or a collection of them. */
export interface ResourceRequestInfo {
  readonly type: 'resource'
  readonly verb: ResourceVerb
  /** Empty for the core group. */
  readonly group: string
  readonly version: string
  readonly resource: string
  /** Empty for the object itself. */
  readonly subresource: string
  /** Empty for what has none, and for all of them. For a namespace itself, its own name. */
  readonly namespace: string
  /** Empty for a collection. */
  readonly name: string
}

/** Any other path: discovery, health, version. */
export interface NonResourceRequestInfo {
  readonly type: 'nonResource'
  /** The method in lower case, as authorization calls it. */
  readonly verb: string
  readonly path: string
}

export type RequestInfo = ResourceRequestInfo | NonResourceRequestInfo

const NAMED_VERBS: Readonly<Record<Method, ResourceVerb>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}

/** Collections something was created in lately. A pure memo: these are most of all requests. */
const creations = new Map<string, RequestInfo>()
/** As many as namespaces times kinds that are written at a time. */
const MOST_CREATIONS = 1_000

/** Takes a request's path apart. A path too short for a resource is a non-resource one. */
export function parseRequestInfo(request: ApiRequest): RequestInfo {
  if (request.method !== 'POST') return parsePath(request)
  const known = creations.get(request.path)
  if (known !== undefined) return known
  const info = parsePath(request)
  if (info.type !== 'resource' || info.name !== '') return info
  if (creations.size >= MOST_CREATIONS) creations.clear()
  creations.set(request.path, info)
  return info
}

function parsePath({ method, path, query }: ApiRequest): RequestInfo {
  const parts = path.split('/')
  const core = parts[1] === 'api'
  // parts[0] is the nothing before the first slash.
  const start = core ? 3 : 4
  if ((!core && parts[1] !== 'apis') || parts.length <= start || parts[start] === '') {
    return { type: 'nonResource', verb: method.toLowerCase(), path }
  }
  const group = core ? '' : (parts[2] ?? '')
  const version = parts[start - 1] ?? ''
  const { resource, subresource, namespace, name: own } = namespacedParts(parts, start)
  const verb = own === '' ? collectionVerb(method, query) : NAMED_VERBS[method]
  const name = own === '' ? nameInSelector(verb, query) : own
  return { type: 'resource', verb, group, version, resource, subresource, namespace, name }
}

interface ResourceParts {
  readonly resource: string
  readonly subresource: string
  readonly namespace: string
  readonly name: string
}

/** `…/namespaces/<ns>/<resource>…` or `…/<resource>…`; a namespace's subresources are its own. */
function namespacedParts(parts: readonly string[], start: number): ResourceParts {
  const [first = '', second = ''] = [parts[start], parts[start + 1]]
  const scoped = first === 'namespaces' && parts.length > start + 2
  if (scoped && !NAMESPACE_SUBRESOURCES.has(parts[start + 2] ?? '')) {
    return partsFrom(parts, start + 2, second)
  }
  return partsFrom(parts, start, first === 'namespaces' ? second : '')
}

const partsFrom = (parts: readonly string[], start: number, namespace: string): ResourceParts => ({
  resource: parts[start] ?? '',
  name: parts[start + 1] ?? '',
  subresource: parts[start + 2] ?? '',
  namespace,
})

const NAMESPACE_SUBRESOURCES: ReadonlySet<string> = new Set(['status', 'finalize'])

function collectionVerb(method: Method, query: ApiRequest['query']): ResourceVerb {
  if (method === 'GET') return isTrue(query?.['watch']) ? 'watch' : 'list'
  if (method === 'DELETE') return 'deletecollection'
  return NAMED_VERBS[method]
}

/** A list of one name is authorized as for that name. */
function nameInSelector(verb: ResourceVerb, query: ApiRequest['query']): string {
  if (verb !== 'list' && verb !== 'watch' && verb !== 'deletecollection') return ''
  const selector = query?.['fieldSelector']
  if (selector === undefined || !selector.startsWith('metadata.name=')) return ''
  const name = selector.slice(selector.startsWith('metadata.name==') ? 15 : 14)
  return name.includes(',') || name.includes('=') ? '' : name
}

/** How query parameters spell a boolean. */
export const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1'

/** `pods`, or `pods/status`. */
export const resourceOfInfo = (info: ResourceRequestInfo): string =>
  info.subresource === '' ? info.resource : `${info.resource}/${info.subresource}`
