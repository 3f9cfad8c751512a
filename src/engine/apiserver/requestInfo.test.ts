import { describe, expect, it } from 'vitest'
import type { ApiRequest, Method } from './messages'
import { parseRequestInfo } from './requestInfo'

const parse = (method: Method, path: string, query?: Record<string, string>) => {
  const request: ApiRequest = { type: 'request', id: 1, method, path, user: '', session: 0 }
  return parseRequestInfo(query === undefined ? request : { ...request, query })
}

describe('a path and a method ask for', () => {
  it.each<[Method, string, Record<string, string> | undefined, object]>([
    ['GET', '/api/v1/pods', undefined, { verb: 'list', resource: 'pods', namespace: '', name: '' }],
    ['GET', '/api/v1/pods', { watch: '1' }, { verb: 'watch' }],
    [
      'GET',
      '/api/v1/namespaces/a/pods/web',
      undefined,
      { verb: 'get', namespace: 'a', name: 'web' },
    ],
    ['POST', '/api/v1/namespaces/a/pods', undefined, { verb: 'create', name: '' }],
    [
      'PUT',
      '/apis/apps/v1/namespaces/a/deployments/web',
      undefined,
      { verb: 'update', group: 'apps' },
    ],
    [
      'PATCH',
      '/api/v1/namespaces/a/pods/web/status',
      undefined,
      { verb: 'patch', name: 'web', subresource: 'status' },
    ],
    ['DELETE', '/api/v1/nodes/n', undefined, { verb: 'delete', resource: 'nodes', name: 'n' }],
    ['DELETE', '/api/v1/namespaces/a/pods', undefined, { verb: 'deletecollection' }],
    // A namespace is in the namespace of its own name.
    [
      'GET',
      '/api/v1/namespaces/a',
      undefined,
      { resource: 'namespaces', name: 'a', namespace: 'a' },
    ],
    [
      'PUT',
      '/api/v1/namespaces/a/finalize',
      undefined,
      { resource: 'namespaces', name: 'a', subresource: 'finalize' },
    ],
    // A list of one name is authorized as a read of that name.
    ['GET', '/api/v1/pods', { fieldSelector: 'metadata.name=web' }, { verb: 'list', name: 'web' }],
    ['GET', '/api/v1/pods', { fieldSelector: 'metadata.name=web,spec.nodeName=n' }, { name: '' }],
    ['GET', '/healthz', undefined, { type: 'nonResource', verb: 'get', path: '/healthz' }],
    ['GET', '/apis/apps/v1', undefined, { type: 'nonResource' }],
    ['GET', '/api/v1/', undefined, { type: 'nonResource' }],
  ])('%s %s %j', (method, path, query, expected) => {
    expect(parse(method, path, query)).toMatchObject(expected)
  })
})
