/**
 * Listens to what clients and the API server say to each other, and keeps each single request with
 * its answer and the version of the object that the last answered write left: an audit log.
 */
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../../../api/machinery/json'
import type {
  ApiRequest,
  ApiResponse,
  OwnRequestNote,
  WatchFrames,
} from '../../../engine/apiserver/messages'
import type { KernelEvent } from '../../../engine/kernel/event'
import { objectPathOf, parsePath, type RequestPath } from './requestPath'

export const PARTIAL_METADATA = 'PartialObjectMetadata'

/** A request that was answered. Bodies are as sent; `before` is absent for an object not yet seen. */
export interface Exchange {
  /** Virtual microseconds at which the answer arrived. */
  readonly at: number
  readonly actor: string
  readonly request: ApiRequest
  readonly path: RequestPath
  readonly status: number
  readonly answer: JsonValue
  readonly before?: JsonObject
}

export interface AuditTrail {
  readonly exchanges: Exchange[]
  /** By path: the first version of a pod that had a node. */
  readonly bound: Map<string, JsonObject>
  /** `Pod/web-1` by uid, of all that was ever answered or watched. */
  readonly uids: Map<string, string>
  /** By path: the object as the last answered write left it. */
  readonly known: Map<string, JsonObject>
  readonly waiting: Map<string, ApiRequest>
}

export const createAuditTrail = (): AuditTrail => ({
  exchanges: [],
  bound: new Map(),
  uids: new Map(),
  known: new Map(),
  waiting: new Map(),
})

/** Takes in one message to or from an API server. */
export function hear(trail: AuditTrail, { at, from, to, message }: KernelEvent): void {
  switch (message.type) {
    case 'request': {
      const request = message as ApiRequest
      if (request.query?.watch !== 'true') trail.waiting.set(`${from} ${request.id}`, request)
      return
    }
    case 'response':
      hearAnswer(trail, to, at, message as ApiResponse)
      return
    case 'apiserver.ownRequest':
      hearOwnRequest(trail, at, message as OwnRequestNote)
      return
    case 'watch':
      for (const { object } of (message as WatchFrames).frames)
        meet(trail, object as unknown as JsonValue)
  }
}

function hearAnswer(trail: AuditTrail, actor: string, at: number, response: ApiResponse): void {
  const key = `${actor} ${response.id}`
  const request = trail.waiting.get(key)
  trail.waiting.delete(key)
  const path = request === undefined ? undefined : parsePath(request.path)
  if (request === undefined || path === undefined) return
  // A body is JSON by contract.
  const answer = response.body as JsonValue
  meet(trail, answer)
  if (request.method === 'GET') {
    if (path.name === '') return
    trail.exchanges.push({ at, actor, request, path, status: response.status, answer })
    return
  }
  const place = placeOf(request, path, answer)
  const before = trail.known.get(place)
  const optional = before === undefined ? {} : { before }
  trail.exchanges.push({ at, actor, request, path, status: response.status, answer, ...optional })
  if (response.status < 400) remember(trail, place, answer)
}

/** An API server's write to itself, under the name it has in a recording. */
function hearOwnRequest(trail: AuditTrail, at: number, note: OwnRequestNote): void {
  const path = parsePath(note.path)
  if (path === undefined) return
  const answer = note.object as unknown as JsonObject
  const place = objectPathOf(path)
  const before = trail.known.get(place)
  const { method } = note
  const user = 'system:apiserver'
  const request: ApiRequest = {
    type: 'request',
    id: 0,
    session: 0,
    method,
    path: note.path,
    user,
    body: answer,
  }
  const optional = before === undefined ? {} : { before }
  trail.exchanges.push({
    at,
    actor: 'kube-apiserver',
    request,
    path,
    status: 200,
    answer,
    ...optional,
  })
  trail.known.set(place, answer)
}

function placeOf(request: ApiRequest, path: RequestPath, answer: JsonValue): string {
  if (request.method !== 'POST' || path.name !== '') return objectPathOf(path)
  return `${path.collection}/${nameOf(answer)}`
}

/** Answers that are not the object itself. */
const OTHERS = ['Status', 'Scale', 'Eviction', PARTIAL_METADATA]

/**
 * An audit log has answers only. So what the garbage collector writes, who is answered with
 * metadata, is no version of the object: where a controller undoes it, the write after is a `noop`
 * of the recording, which rule 4 ignores.
 */
function remember(trail: AuditTrail, place: string, answer: JsonValue): void {
  if (isJsonObject(answer) && !OTHERS.includes(String(answer.kind))) trail.known.set(place, answer)
}

/** Notes who an object is, and a pod's first version with a node. */
function meet(trail: AuditTrail, value: JsonValue): void {
  if (!isJsonObject(value)) return
  const { items } = value
  if (Array.isArray(items)) {
    for (const item of items as readonly JsonValue[]) meet(trail, item)
    return
  }
  const { kind, metadata, spec } = value
  if (!isJsonObject(metadata) || typeof metadata.uid !== 'string') return
  if (typeof kind === 'string' && kind !== PARTIAL_METADATA) {
    trail.uids.set(metadata.uid, `${kind}/${nameOf(value)}`)
  }
  if (kind !== 'Pod' || !isJsonObject(spec) || ownValue(spec, 'nodeName') === undefined) return
  const place = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`
  if (!trail.bound.has(place)) trail.bound.set(place, value)
}

function nameOf(value: JsonValue): string {
  const metadata = isJsonObject(value) ? ownValue(value, 'metadata') : undefined
  const name = isJsonObject(metadata) ? ownValue(metadata, 'name') : undefined
  return typeof name === 'string' ? name : ''
}
