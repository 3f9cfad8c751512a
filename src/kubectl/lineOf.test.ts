import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../protocol/messages'
import { deploymentDraft, podDraft } from './drafts'
import { kubectl } from './kubectl'
import { lineOfRequest } from './lineOf'

const PODS = '/api/v1/namespaces/default/pods'
const APPS = '/apis/apps/v1/namespaces/default/deployments'
const strategic = { 'content-type': 'application/strategic-merge-patch+json' }
const merge = { 'content-type': 'application/merge-patch+json' }

const patch = (path: string, body: unknown, headers: HttpRequest['headers'] = strategic) =>
  ({ method: 'PATCH', path, headers, body }) as HttpRequest

const named = <T extends { readonly metadata: object }>(draft: T, name: string) => ({
  ...draft,
  metadata: { ...draft.metadata, name, namespace: 'default' },
})

/** Lines that kubectl turns back into the very request. */
const both: readonly (readonly [string, HttpRequest])[] = [
  [
    'kubectl scale deployment/web --replicas=5',
    patch(`${APPS}/web/scale`, { spec: { replicas: 5 } }, merge),
  ],
  [
    'kubectl set image deployment/web web=nginx:1.28',
    patch(`${APPS}/web`, {
      spec: { template: { spec: { containers: [{ name: 'web', image: 'nginx:1.28' }] } } },
    }),
  ],
  ['kubectl uncordon worker-1', patch('/api/v1/nodes/worker-1', { spec: { unschedulable: null } })],
  ['kubectl cordon worker-1', patch('/api/v1/nodes/worker-1', { spec: { unschedulable: true } })],
  [
    'kubectl delete pod dns -n kube-system',
    { method: 'DELETE', path: '/api/v1/namespaces/kube-system/pods/dns' },
  ],
  [
    'kubectl create deployment web --image=nginx:1.27 --replicas=3',
    { method: 'POST', path: APPS, body: named(deploymentDraft('web', 'nginx:1.27', 3), 'web') },
  ],
  [
    `kubectl patch deployment/web --type=merge -p '{"spec":{"minReadySeconds":5},"metadata":{"annotations":{"note":"it'\\''s slow"}}}'`,
    patch(
      `${APPS}/web`,
      { spec: { minReadySeconds: 5 }, metadata: { annotations: { note: "it's slow" } } },
      merge,
    ),
  ],
]

it.each(both)('%s is what the request does', (line, request) => {
  expect(lineOfRequest(request).line).toBe(line)
})

it.each(both)('%s sends the request', async (line, { method, path, body }) => {
  const sent: HttpRequest[] = []
  const send = async (request: HttpRequest) => {
    sent.push(request)
    return { status: 200, headers: {}, body: request.method === 'GET' ? { spec: {} } : {} }
  }
  await kubectl(line, '', 'default', { send, apply: async () => [] })
  const last = sent.find((request) => request.method === method)
  expect(last).toMatchObject({ path, ...(body === undefined ? {} : { body }) })
})

it.each<[string, HttpRequest]>([
  [
    'kubectl rollout restart deployment/web',
    patch(`${APPS}/web`, {
      spec: {
        template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': 'now' } } },
      },
    }),
  ],
  ['kubectl rollout pause deployment/web', patch(`${APPS}/web`, { spec: { paused: true } }, merge)],
  [
    'kubectl label node worker-1 disk=ssd old- --overwrite',
    patch('/api/v1/nodes/worker-1', { metadata: { labels: { disk: 'ssd', old: null } } }),
  ],
  [
    'kubectl run debug --image=busybox --restart=Never',
    { method: 'POST', path: PODS, body: named(podDraft('debug', 'busybox', 'Never'), 'debug') },
  ],
  [
    'kubectl delete pod web-1 --grace-period=0 --force',
    { method: 'DELETE', path: `${PODS}/web-1`, body: { gracePeriodSeconds: 0 } },
  ],
])('%s is how a person says it', (line, request) => {
  expect(lineOfRequest(request)).toEqual({ line, isKubectl: true })
})

describe('an object that says more than a line could', () => {
  const draft = named(deploymentDraft('web', 'nginx', 1), 'web')
  const body = { ...draft, spec: { ...draft.spec, minReadySeconds: 5 } }

  it('is created from its manifest', () => {
    const deed = lineOfRequest({ method: 'POST', path: APPS, body })
    expect(deed).toEqual({ line: 'kubectl create -f -', isKubectl: true, stdin: [body] })
  })
})
