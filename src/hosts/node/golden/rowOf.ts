/** One exchange in the words of a recording, with the cluster's own names still in it. */
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../../api/machinery/json'
import { type AuditTrail, type Exchange, PARTIAL_METADATA } from './auditTrail'
import { eventRow } from './eventRow'
import type { Row, Sets } from './recording'
import { objectPathOf } from './requestPath'
import { sentObject } from './sentObject'
import { difference, leavesOf } from './sets'

const VERBS = { GET: 'get', POST: 'create', PUT: 'update', PATCH: 'patch' } as const

/** `startedAt`: when the trace began, in virtual microseconds. */
export function rowOf(exchange: Exchange, trail: AuditTrail, startedAt: number): Row {
  const { request, path, status, actor } = exchange
  const verb =
    request.method !== 'DELETE'
      ? VERBS[request.method]
      : path.name === ''
        ? 'deletecollection'
        : 'delete'
  const base = {
    at: Math.round((exchange.at - startedAt) / 10_000) / 100,
    verb,
    path: request.path,
    ...(actor.startsWith('kubelet/') ? { node: actor.slice('kubelet/'.length) } : {}),
  }
  if (status >= 400) return { ...base, code: status, ...refusal(exchange.answer) }
  if (verb === 'get' || verb === 'deletecollection') return base
  if (verb === 'create') return { ...base, ...creation(exchange, trail) }
  if (verb === 'delete') return { ...base, ...deletion(exchange) }
  return { ...base, ...change(exchange) }
}

type Part = Partial<Row>

function refusal(answer: JsonValue): Part {
  if (!isJsonObject(answer)) return { message: String(answer) }
  const { reason, message } = answer
  return {
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  }
}

function creation({ request, path, answer, before }: Exchange, trail: AuditTrail): Part {
  const body = asObject(request.body as JsonValue)
  const stored = asObject(answer)
  if (path.resource === 'events') return { event: eventRow(stored) }
  if (path.subresource === 'eviction') return { evict: body }
  if (path.subresource !== 'binding') return { object: sentObject(body, stored) }
  const target = asObject(body.target).name
  const after = trail.bound.get(objectPathOf(path)) ?? {}
  return { target: String(target), sets: placement(difference(before ?? {}, after)) }
}

/** What a binding changes of a pod, apart from the condition that the kubelet writes again. */
const placement = (sets: Sets): Sets =>
  Object.fromEntries(
    Object.entries(sets).filter(([key]) =>
      /^(spec|metadata\.(labels|annotations)|status\.nominatedNodeName)\b/.test(key),
    ),
  )

function deletion({ request, answer }: Exchange): Part {
  const { kind: _, apiVersion: __, ...options } = asObject(request.body as JsonValue)
  const left = asObject(answer)
  const { deletionGracePeriodSeconds: grace, finalizers } = asObject(left.metadata)
  const holders = isJsonArray(finalizers) ? finalizers.map(String) : []
  // A namespace is held by the finalizers of its spec, which are not metadata.
  const held = holders.length > 0 || isJsonArray(asObject(left.spec).finalizers)
  const stays = left.kind !== 'Status' && (held || Number(grace ?? 0) > 0)
  return {
    ...(Object.keys(options).length > 0 ? { options } : {}),
    result: stays ? 'marked' : 'removed',
    ...(stays && holders.length > 0 ? { finalizers: holders } : {}),
  }
}

function change({ request, path, answer, before }: Exchange): Part {
  const body = asObject(request.body as JsonValue)
  const after = asObject(answer)
  if (path.resource === 'events') return { event: eventRow(after) }
  if (path.subresource === 'scale') return { sets: Object.fromEntries(leavesOf(body)) }
  const isPartial = after.kind === PARTIAL_METADATA
  const sets = isPartial
    ? difference({ metadata: asObject(before?.metadata) }, { metadata: asObject(after.metadata) })
    : difference(before ?? {}, after)
  return Object.keys(sets).length === 0 ? { noop: true } : { sets }
}

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {})
