/**
 * The answers of failed requests. They are data, never thrown: a component reads `reason`, a
 * person reads `message`, and both are exactly the real server's.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go
 */
import type { Status, StatusCause, StatusDetails, StatusReason } from '../meta'
import { aggregateText, type FieldError, fieldErrorBody } from './fieldError'
import { goQuote } from './goFormat'

/** Which resource an answer speaks of: `{ group: 'apps', resource: 'deployments' }`. */
export interface GroupResource {
  /** Empty for the core group. */
  readonly group: string
  /** Plural, `pods`; with a subresource `pods/binding`; a few answers put the kind here. */
  readonly resource: string
}

/** Which kind an Invalid answer speaks of. */
export interface GroupKind {
  readonly group: string
  readonly kind: string
}

/** Bodies above this are refused. Source: staging/src/k8s.io/apiserver/pkg/server/config.go. */
export const MAX_REQUEST_BODY_BYTES = 3145728

/** The detail of a Conflict when the resourceVersion sent is no longer the stored one. */
export const OPTIMISTIC_LOCK_ERROR =
  'the object has been modified; please apply your changes to the latest version and try again'

/** 404 NotFound: `pods "web" not found`. */
export function newNotFound(resource: GroupResource, name: string): Status {
  const message = `${text(resource)} ${goQuote(name)} not found`
  return failure(404, 'NotFound', message, details(resource, name))
}

/** 404 NotFound of a path whose group is known but whose resource is not. */
export function newUnknownResource(): Status {
  return failure(404, 'NotFound', 'the server could not find the requested resource', {})
}

/** 409 AlreadyExists; says so when the one that exists is on its way out. */
export function newAlreadyExists(
  resource: GroupResource,
  name: string,
  existing: 'live' | 'terminating' = 'live',
): Status {
  const prefix = existing === 'terminating' ? 'object is being deleted: ' : ''
  const message = `${prefix}${text(resource)} ${goQuote(name)} already exists`
  return failure(409, 'AlreadyExists', message, details(resource, name))
}

/** 409 AlreadyExists after every attempt of generateName collided. */
export function newGenerateNameConflict(
  resource: GroupResource,
  name: string,
  retryAfterSeconds: number,
): Status {
  const message =
    `${text(resource)} ${goQuote(name)} already exists, ` +
    'the server was not able to generate a unique name for the object'
  const about = { ...details(resource, name), ...retryAfter(retryAfterSeconds) }
  return failure(409, 'AlreadyExists', message, about)
}

/** 401 Unauthorized. */
export function newUnauthorized(message = 'Unauthorized'): Status {
  return failure(401, 'Unauthorized', message)
}

/** 403 Forbidden; `name` and `resource` may be empty. */
export function newForbidden(
  resource: GroupResource,
  name: string,
  error: string,
  causes: ReadonlyArray<StatusCause> = [],
): Status {
  const about = { ...details(resource, name), ...(causes.length > 0 && { causes }) }
  return failure(403, 'Forbidden', forbiddenMessage(resource, name, error), about)
}

/** 409 Conflict: `Operation cannot be fulfilled on pods "web": …`. */
export function newConflict(resource: GroupResource, name: string, error: string): Status {
  const message = `Operation cannot be fulfilled on ${text(resource)} ${goQuote(name)}: ${error}`
  return failure(409, 'Conflict', message, details(resource, name))
}

/** 409 Conflict of a server-side apply; the message is made by who merges. */
export function newApplyConflict(causes: ReadonlyArray<StatusCause>, message: string): Status {
  return failure(409, 'Conflict', message, { causes })
}

/** 410 Gone: the item is not here and never will be again. */
export function newGone(message: string): Status {
  return failure(410, 'Gone', message)
}

/** 410 Expired: the revision or the continue token asked for is compacted. */
export function newResourceExpired(message: string): Status {
  return failure(410, 'Expired', message)
}

/** 422 Invalid: every error in the message and as a cause. */
export function newInvalid(
  kind: GroupKind,
  name: string,
  errors: ReadonlyArray<FieldError>,
): Status {
  const subject = `${qualified(kind.kind, kind.group)} ${goQuote(name)} is invalid`
  const message = errors.length === 0 ? subject : `${subject}: ${aggregateText(errors)}`
  const causes = errors.map((error) => ({
    reason: error.type,
    message: fieldErrorBody(error),
    field: error.field,
  }))
  return failure(422, 'Invalid', message, {
    ...details({ group: kind.group, resource: kind.kind }, name),
    ...(causes.length > 0 && { causes }),
  })
}

/** 422 Invalid of a patch whose operations cannot be applied. */
export function newUnprocessablePatch(): Status {
  const message = 'the server rejected our request due to an error in our request'
  return failure(422, 'Invalid', message, {})
}

/** 400 BadRequest. */
export function newBadRequest(message: string): Status {
  return failure(400, 'BadRequest', message)
}

/** 429 TooManyRequests; a number of seconds also becomes the Retry-After header. */
export function newTooManyRequests(
  message: string,
  retryAfterSeconds = 0,
  causes: ReadonlyArray<StatusCause> = [],
): Status {
  const about = { ...(causes.length > 0 && { causes }), ...retryAfter(retryAfterSeconds) }
  const some = Object.keys(about).length > 0
  return failure(429, 'TooManyRequests', message, some ? about : undefined)
}

/** 405 MethodNotAllowed of a path that has no such method. */
export function newMethodNotAllowed(): Status {
  const message = 'the server does not allow this method on the requested resource'
  return failure(405, 'MethodNotAllowed', message, {})
}

/** 405 MethodNotAllowed of a resource that refuses the verb. */
export function newMethodNotSupported(resource: GroupResource, verb: string): Status {
  const message = `${verb} is not supported on resources of kind ${goQuote(text(resource))}`
  return failure(405, 'MethodNotAllowed', message, details(resource, ''))
}

/** 500 ServerTimeout: the verb could not be completed in time; trying again is safe. */
export function newServerTimeout(
  resource: GroupResource,
  verb: string,
  retryAfterSeconds: number,
): Status {
  const message =
    `The ${verb} operation against ${text(resource)} ` +
    'could not be completed at this time, please try again.'
  // The verb stands in the place of the name, as upstream has it.
  const about = { ...details(resource, verb), ...retryAfter(retryAfterSeconds) }
  return failure(500, 'ServerTimeout', message, about)
}

/** 500 InternalError. */
export function newInternalError(error: string): Status {
  const causes = [{ message: error }]
  return failure(500, 'InternalError', `Internal error occurred: ${error}`, { causes })
}

/** 500 without a reason: an error of the server that is none of these, passed on as it is. */
export function newUnknownError(message: string): Status {
  return { ...HEAD, status: 'Failure', message, code: 500 }
}

/** 504 Timeout. */
export function newTimeout(
  message: string,
  retryAfterSeconds = 0,
  causes: ReadonlyArray<StatusCause> = [],
): Status {
  return failure(504, 'Timeout', `Timeout: ${message}`, {
    ...(causes.length > 0 && { causes }),
    ...retryAfter(retryAfterSeconds),
  })
}

/** 504 Timeout of a read at a revision the server has not reached. */
export function newTooLargeResourceVersion(requested: number, current: number): Status {
  return newTimeout(`Too large resource version: ${requested}, current: ${current}`, 1, [
    { reason: 'ResourceVersionTooLarge', message: 'Too large resource version' },
  ])
}

/** 503 ServiceUnavailable. */
export function newServiceUnavailable(message: string): Status {
  return failure(503, 'ServiceUnavailable', message)
}

/** 413 RequestEntityTooLarge. */
export function newRequestEntityTooLarge(limitBytes = MAX_REQUEST_BODY_BYTES): Status {
  const message = `Request entity too large: limit is ${limitBytes}`
  return failure(413, 'RequestEntityTooLarge', message)
}

/** 415 UnsupportedMediaType of a POST or PUT. */
export function newUnsupportedMediaType(accepted: ReadonlyArray<string>): Status {
  const message =
    'the body of the request was in an unknown format - ' +
    `accepted media types include: ${accepted.join(', ')}`
  return failure(415, 'UnsupportedMediaType', message)
}

/** 415 UnsupportedMediaType of a PATCH whose type is no patch. */
export function newUnsupportedPatchType(): Status {
  return failure(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})
}

/** 406 NotAcceptable: the route has no such representation. */
export function newNotAcceptable(available: ReadonlyArray<string>): Status {
  const message = `406: Not Acceptable\n\nAvailable representations: ${available.join(', ')}`
  return failure(406, 'NotAcceptable', message, {})
}

/** 406 NotAcceptable: the representation exists, but not in the form asked for. */
export function newNotAcceptableForm(accepted: ReadonlyArray<string>): Status {
  const message = `only the following media types are accepted: ${accepted.join(', ')}`
  return failure(406, 'NotAcceptable', message)
}

/** The 200 answer of a DELETE that removed the object. */
export function newDeleted(resource: GroupResource, name: string, uid: string): Status {
  const about = { ...details(resource, name), ...(uid !== '' && { uid }) }
  return { ...HEAD, status: 'Success', details: about }
}

/** Whether an answer is a failed Status rather than the object asked for. */
export function isFailure(body: unknown): body is Status {
  return (
    typeof body === 'object' &&
    body !== null &&
    'kind' in body &&
    body.kind === 'Status' &&
    'status' in body &&
    body.status === 'Failure'
  )
}

/** `deployments.apps`, or `pods` for the core group. */
export function qualified(name: string, group: string): string {
  return group === '' ? name : `${name}.${group}`
}

const HEAD = { kind: 'Status', apiVersion: 'v1', metadata: {} } as const

function failure(
  code: number,
  reason: StatusReason,
  message: string,
  about?: StatusDetails,
): Status {
  return {
    ...HEAD,
    status: 'Failure',
    message,
    reason,
    ...(about !== undefined && { details: about }),
    code,
  }
}

function details(resource: GroupResource, name: string): StatusDetails {
  return {
    ...(name !== '' && { name }),
    ...(resource.group !== '' && { group: resource.group }),
    ...(resource.resource !== '' && { kind: resource.resource }),
  }
}

function retryAfter(retryAfterSeconds: number): StatusDetails {
  return retryAfterSeconds > 0 ? { retryAfterSeconds } : {}
}

function text(resource: GroupResource): string {
  return qualified(resource.resource, resource.group)
}

function forbiddenMessage(resource: GroupResource, name: string, error: string): string {
  if (resource.resource === '' && resource.group === '') return `forbidden: ${error}`
  if (name === '') return `${text(resource)} is forbidden: ${error}`
  return `${text(resource)} ${goQuote(name)} is forbidden: ${error}`
}
