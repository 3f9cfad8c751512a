import { expect, it } from 'vitest'
import type { HttpRequest } from '../protocol/messages'
import { lineOfRequest } from './lineOf'

const APPS = '/apis/apps/v1/namespaces/default/deployments'
const strategic = { 'content-type': 'application/strategic-merge-patch+json' }
const merge = { 'content-type': 'application/merge-patch+json' }

it.each<[string, HttpRequest]>([
  [
    'kubectl scale deployments/web --replicas=5',
    { method: 'PATCH', path: `${APPS}/web/scale`, headers: merge, body: { spec: { replicas: 5 } } },
  ],
  [
    'kubectl uncordon worker-1',
    {
      method: 'PATCH',
      path: '/api/v1/nodes/worker-1',
      headers: strategic,
      body: { spec: { unschedulable: null } },
    },
  ],
  [
    'kubectl delete pods/dns -n kube-system',
    { method: 'DELETE', path: '/api/v1/namespaces/kube-system/pods/dns' },
  ],
  [
    `kubectl patch deployments/web --type=merge -p '{"spec":{"paused":true}}'`,
    { method: 'PATCH', path: `${APPS}/web`, headers: merge, body: { spec: { paused: true } } },
  ],
  ['kubectl create -f -', { method: 'POST', path: APPS, body: {} }],
])('%s is what the request does', (line, request) => {
  expect(lineOfRequest(request)).toBe(line)
})
