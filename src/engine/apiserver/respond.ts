/**
 * Answers: an object or a Status, in the form the client asked for, when the stages are done.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters
 */
import { goQuote } from '../../api/machinery/goFormat'
import type { KubeObject, ListMeta, Status } from '../../api/meta'
import type { Micros } from '../kernel/micros'
import type { Call } from './call'
import type { ApiResponse } from './messages'
import { type AnswerForm, negotiateAnswer } from './negotiation'
import type { ResourceDefinition } from './registry/resource'
import type { Server } from './serverState'
import { leaveAfter } from './stages'
import { partialObjectMetadata, tableOf } from './table'

/** [model] Encoding an answer and handing it to the connection. */
const ENCODE_MICROS: Micros = 30

/** Sends an answer as it is. A string is plain text. */
export function respond(
  server: Server,
  call: Call,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  // The server's own requests need no answer: what they made is in etcd.
  if (call.client === server.context.self) return
  const { id } = call.request
  const plain = headers === undefined && call.warnings.length === 0
  const response: ApiResponse = plain
    ? { type: 'response', id, status, body }
    : { type: 'response', id, status, body, headers: { ...headers, ...warningHeader(call) } }
  server.context.send(call.client, response, leaveAfter(server, call) + ENCODE_MICROS)
}

/** Sends a failed Status, with what its reason adds to the headers. */
export function refuse(server: Server, call: Call, status: Status): void {
  const seconds = status.details?.retryAfterSeconds
  const headers = seconds === undefined ? undefined : { 'retry-after': String(seconds) }
  respond(server, call, status.code ?? 500, status, headers)
}

/** Sends one object in the form asked for. */
export function respondObject(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  status: number,
  object: KubeObject | Status,
): void {
  const form = negotiateAnswer(call.request)
  if ('kind' in form) {
    refuse(server, call, form)
    return
  }
  const plain = form.type === 'object' || object.kind === 'Status'
  respond(
    server,
    call,
    status,
    plain ? object : presentObject(server, definition, object as KubeObject, form),
  )
}

/** Sends a list in the form asked for. */
export function respondList(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  items: readonly KubeObject[],
  metadata: ListMeta,
): void {
  const form = negotiateAnswer(call.request)
  if ('kind' in form) {
    refuse(server, call, form)
    return
  }
  respond(server, call, 200, presentList(server, definition, items, metadata, form))
}

/** The kind and apiVersion of a kind's list. */
export function listOf(
  definition: ResourceDefinition,
  items: readonly KubeObject[],
  metadata: ListMeta,
): unknown {
  const { group, version, kind } = definition
  const apiVersion = group === '' ? version : `${group}/${version}`
  return { kind: `${kind}List`, apiVersion, metadata, items }
}

function presentObject(
  { context }: Server,
  definition: ResourceDefinition,
  object: KubeObject,
  form: AnswerForm,
): unknown {
  if (form.type === 'metadata') return partialObjectMetadata(object)
  if (form.type === 'object') return object
  const { resourceVersion } = object.metadata
  return tableOf(definition, [object], { resourceVersion }, form, context.now)
}

function presentList(
  { context }: Server,
  definition: ResourceDefinition,
  items: readonly KubeObject[],
  metadata: ListMeta,
  form: AnswerForm,
): unknown {
  if (form.type === 'table') return tableOf(definition, items, metadata, form, context.now)
  if (form.type === 'object') return listOf(definition, items, metadata)
  return {
    kind: 'PartialObjectMetadataList',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    items: items.map(partialObjectMetadata),
  }
}

function warningHeader({ warnings }: Call): Readonly<Record<string, string>> {
  if (warnings.length === 0) return {}
  return { warning: warnings.map((text) => `299 - ${goQuote(text)}`).join(', ') }
}
