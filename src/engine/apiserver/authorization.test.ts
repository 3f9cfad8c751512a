import { describe, expect, it } from 'vitest'
import { authenticate } from './authentication'
import { authorize } from './authorization'
import type { Method } from './messages'
import { parseRequestInfo } from './requestInfo'

const answer = (user: string, method: Method, path: string) =>
  authorize(
    authenticate(user),
    parseRequestInfo({ type: 'request', id: 1, method, path, user, session: 0 }),
  )

describe('authentication', () => {
  it.each([
    ['kubernetes-admin', ['system:masters', 'system:authenticated']],
    ['system:node:worker-1', ['system:nodes', 'system:authenticated']],
    [
      'system:serviceaccount:kube-system:job-controller',
      ['system:serviceaccounts', 'system:serviceaccounts:kube-system', 'system:authenticated'],
    ],
    ['jane', ['system:authenticated']],
  ])('finds the groups of %s', (credential, groups) => {
    expect(authenticate(credential)).toEqual({ name: credential, groups })
  })

  it('calls who shows no credential anonymous', () => {
    expect(authenticate('')).toEqual({
      name: 'system:anonymous',
      groups: ['system:unauthenticated'],
    })
  })
})

describe('authorization', () => {
  it.each<[string, Method, string]>([
    ['kubernetes-admin', 'DELETE', '/api/v1/nodes/n'],
    ['system:kube-scheduler', 'POST', '/api/v1/namespaces/a/pods/web/binding'],
    ['system:kube-scheduler', 'PATCH', '/api/v1/namespaces/a/pods/web/status'],
    ['system:node:n', 'PATCH', '/api/v1/nodes/n/status'],
    ['system:node:n', 'PUT', '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n'],
    ['system:kube-proxy', 'GET', '/apis/discovery.k8s.io/v1/endpointslices'],
    [
      'system:serviceaccount:kube-system:replicaset-controller',
      'POST',
      '/api/v1/namespaces/a/pods',
    ],
    ['jane', 'GET', '/version'],
    ['', 'GET', '/livez'],
  ])('lets %s %s %s', (user, method, path) => {
    expect(answer(user, method, path)).toBeUndefined()
  })

  it.each<[string, Method, string, string]>([
    [
      'jane',
      'GET',
      '/api/v1/namespaces/demo/pods',
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "demo"',
    ],
    [
      'jane',
      'DELETE',
      '/api/v1/nodes/node-1',
      'nodes "node-1" is forbidden: User "jane" cannot delete resource "nodes" in API group "" at the cluster scope',
    ],
    [
      'system:node:n',
      'PUT',
      '/apis/apps/v1/namespaces/a/deployments/web/scale',
      'deployments.apps "web" is forbidden: User "system:node:n" cannot update resource "deployments/scale" in API group "apps" in the namespace "a"',
    ],
    ['jane', 'GET', '/metrics', 'forbidden: User "jane" cannot get path "/metrics"'],
  ])('refuses %s %s %s in upstream’s words', (user, method, path, message) => {
    expect(answer(user, method, path)).toMatchObject({ code: 403, reason: 'Forbidden', message })
  })
})
