/**
 * In which form the client wants its answer, and in which it sent its body. Bodies are plain data
 * here, so JSON, YAML and protobuf are one; Tables and bare metadata are other data.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation
 */
import {
  newNotAcceptable,
  newUnsupportedMediaType,
  newUnsupportedPatchType,
} from '../../api/machinery/status'
import type { Status } from '../../api/meta'
import { type ApiRequest, PATCH_MEDIA_TYPES, type PatchType } from './messages'

/** What a Table's rows carry besides their cells. */
export type IncludeObject = 'None' | 'Metadata' | 'Object'

export interface TableRequest {
  readonly includeObject: IncludeObject
}

/** The form of an answer: the object itself, a Table of it, or its metadata only. */
export type AnswerForm =
  | { readonly type: 'object' }
  | ({ readonly type: 'table' } & TableRequest)
  | { readonly type: 'metadata' }

const MEDIA_TYPES = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf']
const OBJECT: AnswerForm = { type: 'object' }

/** A request's header by its lower-case name, however the client spells it. */
export function headerOf(request: ApiRequest, name: string): string | undefined {
  const { headers } = request
  if (headers === undefined) return undefined
  const exact = headers[name]
  if (exact !== undefined) return exact
  for (const key of Object.keys(headers)) if (key.toLowerCase() === name) return headers[key]
  return undefined
}

/** The first form of the Accept header that the server has, or a 406. */
export function negotiateAnswer(request: ApiRequest): AnswerForm | Status {
  const accept = headerOf(request, 'accept')
  if (accept === undefined || accept === '' || accept === 'application/json') return OBJECT
  for (const clause of accept.split(',')) {
    const form = formOf(clause, request.query?.['includeObject'])
    if (form !== undefined) return form
  }
  return newNotAcceptable(MEDIA_TYPES)
}

/** The media type of a body is one the server reads; else a 415. */
export function checkContentType(request: ApiRequest): Status | undefined {
  const type = mediaType(headerOf(request, 'content-type'))
  if (type === '' || MEDIA_TYPES.includes(type)) return undefined
  return newUnsupportedMediaType(MEDIA_TYPES)
}

/** The kind of patch a PATCH is, or a 415. */
export function negotiatePatch(request: ApiRequest): PatchType | Status {
  const type = mediaType(headerOf(request, 'content-type'))
  for (const kind of PATCH_TYPES) if (PATCH_MEDIA_TYPES[kind] === type) return kind
  return newUnsupportedPatchType()
}

const PATCH_TYPES: readonly PatchType[] = ['json', 'merge', 'strategic', 'apply']

const mediaType = (header: string | undefined): string =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

function formOf(clause: string, include: string | undefined): AnswerForm | undefined {
  const [type = '', ...parameters] = clause.split(';').map((part) => part.trim())
  const wildcard = type === '*/*' || type === 'application/*'
  if (!wildcard && !MEDIA_TYPES.includes(type)) return undefined
  const values = new Map(
    parameters.map((one) => [one.split('=')[0] ?? '', one.split('=')[1] ?? '']),
  )
  const as = values.get('as')
  if (as === undefined) return OBJECT
  if (values.get('g') !== 'meta.k8s.io' || values.get('v') !== 'v1') return undefined
  if (as === 'Table') return { type: 'table', includeObject: includeOf(include) }
  return as.startsWith('PartialObjectMetadata') ? { type: 'metadata' } : undefined
}

const includeOf = (include: string | undefined): IncludeObject =>
  include === 'None' || include === 'Object' ? include : 'Metadata'
