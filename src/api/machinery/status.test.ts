import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Status } from '../meta'
import { invalid, required } from './fieldError'
import {
  isFailure,
  newAlreadyExists,
  newApplyConflict,
  newBadRequest,
  newConflict,
  newDeleted,
  newForbidden,
  newGenerateNameConflict,
  newGone,
  newInternalError,
  newInvalid,
  newMethodNotAllowed,
  newMethodNotSupported,
  newNotAcceptable,
  newNotAcceptableForm,
  newNotFound,
  newRequestEntityTooLarge,
  newResourceExpired,
  newServerTimeout,
  newServiceUnavailable,
  newTooLargeResourceVersion,
  newTooManyRequests,
  newUnauthorized,
  newUnknownError,
  newUnknownResource,
  newUnprocessablePatch,
  newUnsupportedMediaType,
  newUnsupportedPatchType,
  OPTIMISTIC_LOCK_ERROR,
} from './status'

const pods = { group: '', resource: 'pods' }
const deployments = { group: 'apps', resource: 'deployments' }
const configMaps = { group: '', resource: 'configmaps' }
const MEDIA_TYPES = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf']

describe('an answer is the very one a real API server was recorded to give', () => {
  const path = '../shared/golden/api/errors.json'
  const absent = !fs.existsSync(path)
  const recorded: ReadonlyArray<{
    readonly name: string
    readonly response: { readonly body: Status }
  }> = absent ? [] : JSON.parse(fs.readFileSync(path, 'utf8')).cases
  const resourceOfPreconditions = { group: '', resource: 'ConfigMap' }

  it.skipIf(absent).each<[string, Status]>([
    ['not found', newNotFound(pods, 'nope')],
    ['unknown resource', newUnknownResource()],
    ['update with an old resourceVersion', newConflict(configMaps, 'old', OPTIMISTIC_LOCK_ERROR)],
    [
      'object without a name',
      newInvalid({ group: '', kind: 'ConfigMap' }, '', [
        required('metadata.name', 'name or generateName is required'),
      ]),
    ],
    [
      'negative lease duration',
      newInvalid({ group: 'coordination.k8s.io', kind: 'Lease' }, 'l2', [
        invalid('spec.leaseDurationSeconds', -1, 'must be greater than 0'),
        invalid('spec.leaseTransitions', -1, 'must be greater than or equal to 0'),
      ]),
    ],
    ['json patch: missing path', newUnprocessablePatch()],
    [
      'resourceVersion on create',
      newUnknownError('resourceVersion should not be set on objects to be created'),
    ],
    ['post with an unsupported content type', newUnsupportedMediaType(MEDIA_TYPES)],
    ['unacceptable Accept', newNotAcceptable(MEDIA_TYPES)],
    [
      'resourceVersion too old for an exact list',
      newResourceExpired('The resourceVersion for the provided list is too old.'),
    ],
    [
      'delete with a wrong resourceVersion',
      newConflict(
        resourceOfPreconditions,
        'pre2',
        'the ResourceVersion in the precondition (1) does not match ' +
          'the ResourceVersion in record (<rv>). The object might have been modified',
      ),
    ],
    ['deletion succeeds', newDeleted(configMaps, 'pre5', '<uid>')],
    ['put on a collection', newMethodNotAllowed()],
    ['bad label selector', newBadRequest("unable to parse requirement: found 'b' expected: '('")],
    [
      'apply conflict',
      newApplyConflict(
        [{ reason: 'FieldManagerConflict', message: 'conflict with "one"', field: '.data.a' }],
        'Apply failed with 1 conflict: conflict with "one": .data.a',
      ),
    ],
    [
      'forbidden by RBAC',
      newForbidden(
        pods,
        '',
        'User "jane" cannot list resource "pods" in API group "" in the namespace "demo"',
      ),
    ],
    [
      'namespace is being deleted',
      newForbidden(
        configMaps,
        'late',
        'unable to create new content in namespace demo-going because it is being terminated',
        [
          {
            reason: 'NamespaceTerminating',
            message: 'namespace demo-going is being terminated',
            field: 'metadata.namespace',
          },
        ],
      ),
    ],
    [
      'eviction blocked by a budget',
      newTooManyRequests("Cannot evict pod as it would violate the pod's disruption budget.", 0, [
        {
          reason: 'DisruptionBudget',
          message: 'The disruption budget guard needs 1 healthy pods and has 1 currently',
        },
      ]),
    ],
  ])('%s', (name, status) => {
    expect(status).toEqual(recorded.find((one) => one.name === name)?.response.body)
  })
})

describe('answers that no recording holds', () => {
  it.each<[Status, number, string | undefined, string]>([
    [newAlreadyExists(pods, 'a'), 409, 'AlreadyExists', 'pods "a" already exists'],
    [
      newAlreadyExists(pods, 'a', 'terminating'),
      409,
      'AlreadyExists',
      'object is being deleted: pods "a" already exists',
    ],
    [
      newGenerateNameConflict(deployments, 'a', 1),
      409,
      'AlreadyExists',
      'deployments.apps "a" already exists, ' +
        'the server was not able to generate a unique name for the object',
    ],
    [newUnauthorized(), 401, 'Unauthorized', 'Unauthorized'],
    [newForbidden({ group: '', resource: '' }, '', 'no'), 403, 'Forbidden', 'forbidden: no'],
    [newGone('gone'), 410, 'Gone', 'gone'],
    [
      newMethodNotSupported(deployments, 'delete'),
      405,
      'MethodNotAllowed',
      'delete is not supported on resources of kind "deployments.apps"',
    ],
    [
      newServerTimeout(pods, 'list', 1),
      500,
      'ServerTimeout',
      'The list operation against pods could not be completed at this time, please try again.',
    ],
    [newInternalError('x'), 500, 'InternalError', 'Internal error occurred: x'],
    [
      newTooLargeResourceVersion(9, 5),
      504,
      'Timeout',
      'Timeout: Too large resource version: 9, current: 5',
    ],
    [newServiceUnavailable('busy'), 503, 'ServiceUnavailable', 'busy'],
    [
      newRequestEntityTooLarge(),
      413,
      'RequestEntityTooLarge',
      'Request entity too large: limit is 3145728',
    ],
    [newUnsupportedPatchType(), 415, 'UnsupportedMediaType', '415: Unsupported Media Type'],
    [
      newNotAcceptableForm(['a/b', 'c/d']),
      406,
      'NotAcceptable',
      'only the following media types are accepted: a/b, c/d',
    ],
  ])('%j', (status, code, reason, message) => {
    expect(status).toMatchObject({ status: 'Failure', code, message, ...(reason && { reason }) })
    expect(isFailure(status)).toBe(true)
  })

  it('a client is told when to come back', () => {
    expect(newTooManyRequests('slow down', 3).details).toEqual({ retryAfterSeconds: 3 })
    expect(newTooManyRequests('slow down').details).toBeUndefined()
    expect(isFailure(newDeleted(pods, 'a', 'u'))).toBe(false)
  })
})
