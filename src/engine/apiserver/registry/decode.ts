/**
 * From the body of a request to an object of its kind, as the server's decoder has it: unknown
 * fields dropped and reported, wrong types refused, nulls and empty values left out.
 * Defaults are not applied here: the caller runs `definition.defaults` on the result.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/{create,patch,rest}.go
 */

import { invalid } from '../../../api/machinery/fieldError'
import { goJson } from '../../../api/machinery/goFormat'
import { newBadRequest, newInvalid } from '../../../api/machinery/status'
import type { KubeObject, Status } from '../../../api/meta'
import { readJsonText } from './jsonText'
import { type FieldsRead, readFields } from './readFields'
import { apiVersionOf, byKind } from './registry'
import type { GroupVersionKind } from './resource'

/** The query parameter `fieldValidation`; Warn when it is absent. */
export type FieldValidation = 'Ignore' | 'Warn' | 'Strict'

/** What a body is to become: a ResourceDefinition is one, and so are the bodies of subresources. */
export interface DecodeTarget extends GroupVersionKind {
  readonly schemaName: string
}

export const bindingTarget: DecodeTarget = target('', 'v1', 'Binding')
export const evictionTarget: DecodeTarget = target('policy', 'v1', 'Eviction')
export const scaleTarget: DecodeTarget = target('autoscaling', 'v1', 'Scale')
/** DeleteOptions are taken in any group's version. */
export const deleteOptionsTarget: DecodeTarget = target('', 'v1', 'DeleteOptions')

export type Decoded<T extends KubeObject = KubeObject> =
  | {
      readonly object: T
      /** Texts for `Warning` headers, in mode Warn. */
      readonly warnings: readonly string[]
      readonly refused?: undefined
    }
  | { readonly refused: Status }

/** Summaries of bodies in errors are cut here. Source: json.go summarizeData. */
const MAX_SUMMARY_LENGTH = 1024

/**
 * Body of a POST, PUT or server-side apply to an object with `apiVersion` and `kind` set. A body
 * that is text is JSON as a client sent it.
 */
export function decode(
  body: unknown,
  target: DecodeTarget,
  fieldValidation: FieldValidation,
): Decoded {
  const text = typeof body === 'string' && body !== '' ? readJsonText(body) : undefined
  if (text?.error !== undefined) return unrecognized(`${JSON_ERROR}${text.error}`, body, target)
  const decoded = decodeValue(text === undefined ? body : text.value, target, fieldValidation)
  const duplicates = text?.duplicates ?? []
  if (duplicates.length === 0 || decoded.refused !== undefined) return decoded
  if (fieldValidation === 'Ignore') return decoded
  if (fieldValidation === 'Warn') {
    return { object: decoded.object, warnings: [...duplicates, ...decoded.warnings] }
  }
  const named = `${target.kind} in version "${target.version}" cannot be handled as a ${target.kind}`
  return refuse(`${named}: strict decoding error: ${duplicates.join(', ')}`)
}

function decodeValue(
  body: unknown,
  target: DecodeTarget,
  fieldValidation: FieldValidation,
): Decoded {
  const head = readTypeMeta(body)
  if (typeof head === 'string') return unrecognized(head, body, target)
  const apiVersion = head.apiVersion === '' ? apiVersionOf(target) : head.apiVersion
  const kind = head.kind === '' ? target.kind : head.kind
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1)
  const cannot = `${kind} in version "${version}" cannot be handled as a ${target.kind}: `
  const other = otherKind(apiVersion, kind, target)
  if (other !== undefined) return refuse(other.whole ?? `${cannot}${other.error}`)
  const read = readFields(body, target.schemaName)
  if (read.error !== undefined) return refuse(`${cannot}${read.error}`)
  if (fieldValidation === 'Strict' && read.strictErrors.length > 0) {
    return refuse(`${cannot}${strictText(read)}`)
  }
  return accepted(read, target, fieldValidation)
}

/**
 * Result of a PATCH to an object. Parts shared with `stored` (by identity) are taken as they are.
 * The texts of refusals differ from those of a body.
 */
export function decodePatched(
  patched: unknown,
  stored: KubeObject | undefined,
  target: DecodeTarget,
  fieldValidation: FieldValidation,
): Decoded {
  const read = readFields(patched, target.schemaName, stored)
  if (read.error !== undefined) {
    const shown = goJson(patched)
    return {
      refused: newInvalid({ group: '', kind: '' }, '', [invalid('patch', shown, read.error)]),
    }
  }
  if (fieldValidation === 'Strict' && read.strictErrors.length > 0) return refuse(strictText(read))
  return accepted(read, target, fieldValidation)
}

function accepted(
  read: FieldsRead,
  target: DecodeTarget,
  fieldValidation: FieldValidation,
): Decoded {
  const { object, strictErrors } = read
  const apiVersion = apiVersionOf(target)
  const named = object.apiVersion === apiVersion && object.kind === target.kind
  const whole = named ? object : { ...object, apiVersion, kind: target.kind }
  return {
    // The schema was checked: this is what the kind's type promises.
    object: whole as unknown as KubeObject,
    warnings: fieldValidation === 'Warn' ? strictErrors : NO_WARNINGS,
  }
}

const NO_WARNINGS: readonly string[] = Object.freeze([])

function strictText(read: FieldsRead): string {
  return `strict decoding error: ${read.strictErrors.join(', ')}`
}

interface TypeMetaRead {
  readonly apiVersion: string
  readonly kind: string
}

const JSON_ERROR = "couldn't get version/kind; json parse error: "

function unrecognized(error: string, body: unknown, target: DecodeTarget): Decoded {
  const text = `the object provided is unrecognized (must be of type ${target.kind}): ${error}`
  return refuse(`${text} (${summary(body)})`)
}

/** The object's own words for what it is, or why they cannot be read. */
function readTypeMeta(body: unknown): TypeMetaRead | string {
  if (body === undefined || body === '') return `${JSON_ERROR}unexpected end of JSON input`
  if (body === null) return { apiVersion: '', kind: '' }
  if (typeof body !== 'object' || Array.isArray(body)) {
    const found = Array.isArray(body) ? 'array' : typeof body === 'boolean' ? 'bool' : typeof body
    return `${JSON_ERROR}json: cannot unmarshal ${found} into Go value of type ${TYPE_META}`
  }
  const apiVersion = ownText(body, 'apiVersion')
  const kind = ownText(body, 'kind')
  if (apiVersion === undefined || kind === undefined) {
    const field = apiVersion === undefined ? 'apiVersion' : 'kind'
    return `${JSON_ERROR}json: cannot unmarshal value into Go struct field .${field} of type string`
  }
  return { apiVersion, kind }
}

const TYPE_META =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

function ownText(body: object, field: 'apiVersion' | 'kind'): string | undefined {
  const value: unknown = Object.hasOwn(body, field) ? (body as TypeMetaRead)[field] : ''
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : undefined
}

/** Why an object of this kind is not taken for the target, if it is not. */
function otherKind(
  apiVersion: string,
  kind: string,
  target: DecodeTarget,
): { readonly error?: string; readonly whole?: string } | undefined {
  const expected = apiVersionOf(target)
  if (kind === target.kind && (apiVersion === expected || target === deleteOptionsTarget)) {
    return undefined
  }
  const known = byKind(apiVersion, kind)
  if (known === undefined) {
    const scheme = 'pkg/api/legacyscheme/scheme.go:30'
    return {
      error: `no kind "${kind}" is registered for version "${apiVersion}" in scheme "${scheme}"`,
    }
  }
  if (known.kind === target.kind) {
    return {
      whole: `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    }
  }
  const from = `${known.version}.${known.kind}`
  const to = `${internalPackage(target.group)}.${target.kind}`
  return { error: `converting (${from}) to (${to}): unknown conversion` }
}

/** Where the internal types of a group live: `core`, `apps`, `coordination`. */
function internalPackage(group: string): string {
  return group === '' || group === 'events.k8s.io' ? 'core' : (group.split('.')[0] ?? group)
}

function summary(body: unknown): string {
  if (body === undefined || body === '') return '<empty>'
  const text = typeof body === 'string' ? body : goJson(body)
  return text.length > MAX_SUMMARY_LENGTH ? `${text.slice(0, MAX_SUMMARY_LENGTH)} ...` : text
}

function refuse(message: string): Decoded {
  return { refused: newBadRequest(message) }
}

function target(group: string, version: string, kind: string): DecodeTarget {
  return { group, version, kind, schemaName: kind }
}
