/**
 * POST, PUT, PATCH and DELETE of objects: the body is read and checked against the path, and
 * becomes a plan.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go
 */
import { newBadRequest } from '../../../api/machinery/status'
import type { KubeObject, Status } from '../../../api/meta'
import type { Call } from '../call'
import { nameOf } from '../definitions'
import { checkContentType, negotiatePatch } from '../negotiation'
import { type DecodeTarget, decode, scaleTarget } from '../registry/decode'
import type { ResourceDefinition } from '../registry/resource'
import type { ResourceRequestInfo } from '../requestInfo'
import { refuse } from '../respond'
import type { Server } from '../serverState'
import { runPlan } from '../storage/plans'
import { newPlan, type PlanAnswer } from '../storage/steps'
import { checkWriteOptions, fieldValidationOf } from '../writeOptions'
import type { Writer } from '../writers/writer'

export function serveCreate(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const sent = placed(readBody(call, definition, 'CreateOptions'), info, checkNamespace)
  if (sent.refused !== undefined) {
    refuse(server, call, sent.refused)
    return
  }
  const { object } = sent
  const name: string | undefined = object.metadata.name
  begin(server, call, definition, info, name ?? '', { type: 'create', object }, CREATED)
}

export function serveUpdate(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const { subresource } = info
  const scale = subresource === 'scale'
  const target = scale ? scaleTarget : definition
  const sent = placed(readBody(call, target, 'UpdateOptions'), info, checkPlace)
  if (sent.refused !== undefined) {
    refuse(server, call, sent.refused)
    return
  }
  const { object } = sent
  const writer: Writer = scale
    ? { type: 'scale', scale: object }
    : { type: 'update', object, subresource }
  begin(server, call, definition, info, info.name, writer, scale ? SCALE : OK)
}

export function servePatch(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  const patchType = negotiatePatch(call.request)
  const refused = checkWriteOptions(call.request, 'PatchOptions')
  if (typeof patchType !== 'string') refuse(server, call, patchType)
  else if (refused !== undefined) refuse(server, call, refused)
  else {
    const { subresource } = info
    const patch = call.request.body
    const writer: Writer =
      subresource === 'scale'
        ? { type: 'patchScale', patch, patchType }
        : { type: 'patch', patch, patchType, subresource }
    begin(server, call, definition, info, info.name, writer, subresource === 'scale' ? SCALE : OK)
  }
}

const OK: PlanAnswer = { type: 'object', status: 200 }
const CREATED: PlanAnswer = { type: 'object', status: 201 }
const SCALE: PlanAnswer = { type: 'scale' }

function begin(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  { namespace }: ResourceRequestInfo,
  name: string,
  writer: Writer,
  answer: PlanAnswer,
): void {
  const task = { definition: nameOf(definition), namespace, name, writer }
  runPlan(server, newPlan(call, [task], answer))
}

type Body =
  | { readonly object: KubeObject; readonly refused?: undefined }
  | { readonly refused: Status }

/** The decoded body; its warnings are noted for the answer. */
export function readBody(
  call: Call,
  target: DecodeTarget,
  kind: 'CreateOptions' | 'UpdateOptions',
): Body {
  const refused = checkWriteOptions(call.request, kind) ?? checkContentType(call.request)
  if (refused !== undefined) return { refused }
  const decoded = decode(call.request.body, target, fieldValidationOf(call))
  if (decoded.refused !== undefined) return { refused: decoded.refused }
  call.warnings = decoded.warnings
  return { object: decoded.object }
}

/** The body, if it belongs where the path says. */
function placed(
  body: Body,
  info: ResourceRequestInfo,
  check: (object: KubeObject, info: ResourceRequestInfo) => Status | undefined,
): Body {
  const refused = body.refused ?? check(body.object, info)
  return refused === undefined ? body : { refused }
}

/** Source: EnsureObjectNamespaceMatchesRequestNamespace. */
function checkNamespace({ metadata }: KubeObject, info: ResourceRequestInfo): Status | undefined {
  const { namespace = '' } = metadata
  if (namespace === '' || info.namespace === '' || namespace === info.namespace) return undefined
  return newBadRequest(
    'the namespace of the provided object does not match the namespace sent on the request',
  )
}

/** Source: handlers/rest.go checkName. */
function checkPlace({ metadata }: KubeObject, info: ResourceRequestInfo): Status | undefined {
  const sent: string | undefined = metadata.name
  const name = sent ?? ''
  if (name === '') {
    const error = `the name of the object (${info.name} based on URL) was undeterminable: name must be provided`
    return newBadRequest(error)
  }
  if (name !== info.name) {
    return newBadRequest(
      `the name of the object (${name}) does not match the name on the URL (${info.name})`,
    )
  }
  const { namespace = '' } = metadata
  if (namespace === '' || info.namespace === '' || namespace === info.namespace) return undefined
  return newBadRequest(
    `the namespace of the object (${namespace}) does not match the namespace on the request (${info.namespace})`,
  )
}
