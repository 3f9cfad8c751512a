import { expect, it } from 'vitest'
import { createAuditTrail, type Exchange } from './auditTrail'
import { traceOf } from './traceOf'

const NODE = '/api/v1/nodes/node-1'

function componentsOf(actor: string, user: string): string[] {
  const trail = createAuditTrail()
  const exchange: Exchange = {
    at: 1,
    actor,
    request: { type: 'request', id: 1, session: 1, user, method: 'PATCH', path: NODE, body: {} },
    path: {
      collection: '/api/v1/nodes',
      resource: 'nodes',
      namespace: '',
      name: 'node-1',
      subresource: '',
    },
    status: 200,
    answer: { kind: 'Node', metadata: { name: 'node-1' } },
  }
  trail.exchanges.push(exchange)
  return Object.keys(traceOf(trail, 0, false))
}

it.each([
  ['you', 'admin', ['client']],
  ['kube-scheduler/master-1', 'system:kube-scheduler', ['kube-scheduler']],
  [
    'kube-controller-manager/master-1',
    'system:serviceaccount:kube-system:node-controller',
    ['kube-controller-manager/node-controller'],
  ],
  ['kube-proxy/node-1', 'system:kube-proxy', []],
])('%s as %s belongs to %j', (actor, user, expected) => {
  expect(componentsOf(actor, user)).toEqual(expected)
})

it('whom the recorded cluster did not have is not passed over', () => {
  expect(componentsOf('cloud-controller-manager/master-1', 'x')).toEqual([
    'cloud-controller-manager/master-1',
  ])
})
