/** A request to the API server in words: label, verb, what it is about, what the story needs of it. */
import type { ApiRequest } from '../apiserver/messages'
import { byPath } from '../apiserver/registry/registry'
import { parseRequestInfo, type ResourceRequestInfo } from '../apiserver/requestInfo'
import type { FlightView, MessageVerb } from './records'
import { fieldAt, requestFacts } from './requestFacts'

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
    facts: requestFacts(request, info),
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
  const name = fieldAt(body, 'metadata', 'name')
  return typeof name === 'string' ? name : ''
}
