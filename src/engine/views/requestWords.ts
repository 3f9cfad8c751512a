/** A request to the API server in words: label, verb, what it is about, what the story needs of it. */
import type { ApiRequest } from '../apiserver/messages'
import { byPath } from '../apiserver/registry/registry'
import { parseRequestInfo, type ResourceRequestInfo } from '../apiserver/requestInfo'
import type { FlightView, MessageVerb } from './records'

export type RequestWords = Pick<
  FlightView,
  'verb' | 'label' | 'chatter' | 'object' | 'speaker' | 'facts'
>

const SERVICE_ACCOUNT = 'system:serviceaccount:kube-system:'

export function describeRequest(request: ApiRequest): RequestWords {
  const info = parseRequestInfo(request)
  const speaker = request.user.startsWith(SERVICE_ACCOUNT)
    ? request.user.slice(SERVICE_ACCOUNT.length)
    : ''
  if (info.type === 'nonResource') {
    const label = `${request.method} ${info.path}`
    return { verb: 'read', label, chatter: true, object: '', speaker, facts: {} }
  }
  return {
    verb: verbOf(info),
    label: labelOf(request, info),
    chatter: isChatter(request, info),
    object: objectOf(request, info),
    speaker,
    facts: factsOf(request, info),
  }
}

function verbOf({ verb, subresource }: ResourceRequestInfo): MessageVerb {
  if (subresource === 'eviction') return 'delete'
  switch (verb) {
    case 'create':
      return 'create'
    case 'delete':
    case 'deletecollection':
      return 'delete'
    case 'update':
    case 'patch':
      return 'update'
    default:
      return 'read'
  }
}

function labelOf({ method }: ApiRequest, info: ResourceRequestInfo): string {
  const { verb, resource, subresource } = info
  if (verb === 'watch') return `WATCH ${resource}`
  if (subresource !== '') return `${method} ${subresource}`
  return `${method} ${resource}`
}

const CHATTY = ['leases', 'events']

function isChatter({ user }: ApiRequest, info: ResourceRequestInfo): boolean {
  const { resource, subresource, verb } = info
  if (CHATTY.includes(resource) || verb === 'watch' || subresource === 'token') return true
  const personal = user === 'kubernetes-admin'
  if (verb === 'get' || verb === 'list') return !personal
  return resource === 'nodes' && subresource === 'status' && user.startsWith('system:node:')
}

/** `Pod/default/web-7`; a create that lets the server choose the name has none yet. */
function objectOf({ body }: ApiRequest, info: ResourceRequestInfo): string {
  const definition = byPath(info.group, info.version, info.resource)
  const name = info.name === '' ? nameIn(body) : info.name
  if (definition === undefined || name === '') return ''
  const inside = definition.namespaced ? `${info.namespace}/` : ''
  return `${definition.kind}/${inside}${name}`
}

function nameIn(body: unknown): string {
  const name = at(body, 'metadata', 'name')
  return typeof name === 'string' ? name : ''
}

function factsOf({ body }: ApiRequest, info: ResourceRequestInfo): Record<string, string> {
  const facts: Record<string, string> = {}
  const put = (fact: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') facts[fact] = String(value)
  }
  if (info.subresource === 'binding') put('node', at(body, 'target', 'name'))
  else if (info.subresource === 'status') statusFacts(body, put)
  else put('replicas', at(body, 'spec', 'replicas'))
  if (info.subresource === 'status') facts.status = 'true'
  put('prefix', at(body, 'metadata', 'generateName'))
  return facts
}

function statusFacts(body: unknown, put: (fact: string, value: unknown) => void): void {
  const status = at(body, 'status')
  put('phase', at(status, 'phase'))
  const conditions = at(status, 'conditions')
  if (!Array.isArray(conditions)) return
  for (const condition of conditions) {
    if (at(condition, 'type') !== 'Ready') continue
    put('ready', at(condition, 'status') === 'True' ? 'true' : 'false')
    put('reason', at(condition, 'reason'))
  }
}

/** A field deep in a body whose shape is not known yet. */
function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}
