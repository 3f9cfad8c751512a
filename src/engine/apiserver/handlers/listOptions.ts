/**
 * What a list or a watch asks for, read from its query.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/internalversion/validation,
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go
 */
import { type FieldError, forbidden, notSupported } from '../../../api/machinery/fieldError'
import { type FieldRequirement, parseFieldSelector } from '../../../api/machinery/fieldSelector'
import { goQuote } from '../../../api/machinery/goFormat'
import { parseLabelSelector } from '../../../api/machinery/labelSelectorText'
import { newBadRequest, newInvalid } from '../../../api/machinery/status'
import type { Status } from '../../../api/meta'
import type { ResourceDefinition } from '../registry/resource'
import { isTrue, type ResourceRequestInfo } from '../requestInfo'
import type { Selection } from '../selection'

export interface ListOptions {
  readonly selection: Selection
  readonly limit: number
  readonly continue: string
  /** Empty: the most recent; `0`: any. */
  readonly resourceVersion: string
  readonly match: '' | 'Exact' | 'NotOlderThan'
  readonly sendInitialEvents: boolean | undefined
  readonly bookmarks: boolean
  readonly timeoutSeconds: number
}

type Query = Readonly<Record<string, string>>

/** The options, or a 400 or 422. */
export function readListOptions(
  definition: ResourceDefinition,
  info: ResourceRequestInfo,
  query: Query = {},
): ListOptions | Status {
  const labels = parseLabelSelector(query['labelSelector'] ?? '')
  if (typeof labels === 'string') return newBadRequest(labels)
  const parsed = parseFieldSelector(query['fieldSelector'] ?? '')
  if (typeof parsed === 'string') return newBadRequest(parsed)
  const errors = validate(query, info.verb === 'watch')
  if (errors.length > 0) {
    return newInvalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors)
  }
  const unsupported = parsed.find(({ field }) => !isSelectable(definition, field))
  if (unsupported !== undefined)
    return newBadRequest(unsupportedField(definition, unsupported.field))
  const resourceVersion = query['resourceVersion'] ?? ''
  if (!/^[0-9]*$/.test(resourceVersion)) return newBadRequest(badResourceVersion(resourceVersion))
  const namespace = definition.namespaced ? info.namespace : ''
  return {
    selection: { namespace, labels, fields: withName(parsed, info.name) },
    limit: Number(query['limit'] ?? 0) || 0,
    continue: query['continue'] ?? '',
    resourceVersion,
    match: readMatch(query['resourceVersionMatch']),
    sendInitialEvents:
      query['sendInitialEvents'] === undefined ? undefined : isTrue(query['sendInitialEvents']),
    bookmarks: isTrue(query['allowWatchBookmarks']),
    timeoutSeconds: Number(query['timeoutSeconds'] ?? 0) || 0,
  }
}

/** A name in the path of a watch is a selector too. */
function withName(fields: readonly FieldRequirement[], name: string): readonly FieldRequirement[] {
  const known = fields.some(({ field }) => field === 'metadata.name')
  if (name === '' || known) return fields
  return [...fields, { field: 'metadata.name', operator: '=', value: name }]
}

const readMatch = (text: string | undefined): ListOptions['match'] =>
  text === 'Exact' || text === 'NotOlderThan' ? text : ''

function validate(query: Query, watch: boolean): readonly FieldError[] {
  const match = query['resourceVersionMatch'] ?? ''
  const initial = query['sendInitialEvents']
  if (watch) return validateWatch(match, initial)
  const errors = validateMatch(query, match)
  if (initial !== undefined) {
    errors.push(forbidden('sendInitialEvents', 'sendInitialEvents is forbidden for list'))
  }
  return errors
}

const MATCH = 'resourceVersionMatch'

function validateWatch(match: string, initial: string | undefined): readonly FieldError[] {
  if (initial === undefined) {
    const detail =
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'
    return match === '' ? [] : [forbidden(MATCH, detail)]
  }
  if (match === '') {
    const detail = 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'
    return [forbidden(MATCH, detail)]
  }
  return match === 'NotOlderThan' ? [] : [notSupported(MATCH, match, ['NotOlderThan'])]
}

function validateMatch(query: Query, match: string): FieldError[] {
  if (match === '') return []
  const errors: FieldError[] = []
  const resourceVersion = query['resourceVersion'] ?? ''
  if (resourceVersion === '') {
    errors.push(
      forbidden(MATCH, 'resourceVersionMatch is forbidden unless resourceVersion is provided'),
    )
  }
  if ((query['continue'] ?? '') !== '') {
    errors.push(forbidden(MATCH, 'resourceVersionMatch is forbidden when continue is provided'))
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    errors.push(notSupported(MATCH, match, ['Exact', 'NotOlderThan', '']))
  }
  if (match === 'Exact' && resourceVersion === '0') {
    const detail = 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'
    errors.push(forbidden(MATCH, detail))
  }
  return errors
}

const isSelectable = (definition: ResourceDefinition, field: string): boolean =>
  field === 'metadata.name' ||
  field === 'metadata.namespace' ||
  Object.hasOwn(definition.selectableFields, field)

/** Kinds with fields of their own have words of their own. Source: pkg/apis, v1/conversion.go. */
function unsupportedField(definition: ResourceDefinition, field: string): string {
  if (Object.keys(definition.selectableFields).length === 0) {
    const known = '"metadata.name", "metadata.namespace"'
    return `${goQuote(field)} is not a known field selector: only ${known}`
  }
  if (definition.kind === 'Job') return `field label ${goQuote(field)} not supported for Job`
  return `field label not supported: ${field}`
}

function badResourceVersion(text: string): string {
  const quoted = goQuote(text)
  const cause = `strconv.ParseUint: parsing ${quoted}: invalid syntax`
  return `invalid resource version: resourceVersion: Invalid value: ${quoted}: ${cause}`
}
