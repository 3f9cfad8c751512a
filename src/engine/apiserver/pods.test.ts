import { beforeEach, describe, expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import { ask, objectOf, pod, startServer, statusOf, type TestServer } from './testServer.testing'

const PODS = '/api/v1/namespaces/default/pods'
const BUDGETS = '/apis/policy/v1/namespaces/default/poddisruptionbudgets'
const MERGE = { 'content-type': 'application/merge-patch+json' }

let server: TestServer
beforeEach(() => {
  server = startServer()
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }
  ask(server, 'POST', '/api/v1/namespaces/default/serviceaccounts', { body: account })
})

const readPod = (name: string): Pod => objectOf(ask(server, 'GET', `${PODS}/${name}`)) as Pod
const bind = (name: string, node: string, metadata: object = {}) =>
  ask(server, 'POST', `${PODS}/${name}/binding`, {
    user: 'system:kube-scheduler',
    body: {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name, ...metadata },
      target: { kind: 'Node', name: node },
    },
  })
const evict = (name: string, more: object = {}) =>
  ask(server, 'POST', `${PODS}/${name}/eviction`, {
    body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name }, ...more },
  })

/** A pod that runs on a node, ready or not. */
function run(name: string, ready = true): void {
  const spec = { nodeName: 'node-1', terminationGracePeriodSeconds: 5 }
  ask(server, 'POST', PODS, { body: pod(name, { metadata: { labels: { app: 'web' } }, spec }) })
  const conditions = [{ type: 'Ready', status: ready ? 'True' : 'False' }]
  const body = { status: { phase: 'Running', conditions } }
  expect(ask(server, 'PATCH', `${PODS}/${name}/status`, { headers: MERGE, body }).status).toBe(200)
}

/** A budget as its controller would have left it. */
function budget(name: string, status: object, spec: object = {}): void {
  const body = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } }, ...spec },
  }
  ask(server, 'POST', BUDGETS, { body })
  const whole = {
    observedGeneration: 1,
    expectedPods: 1,
    currentHealthy: 1,
    desiredHealthy: 1,
    ...status,
  }
  const patch = { headers: MERGE, body: { status: whole } }
  expect(ask(server, 'PATCH', `${BUDGETS}/${name}/status`, patch).status).toBe(200)
}

describe('a binding', () => {
  it('gives the pod its node and counts no generation', () => {
    ask(server, 'POST', PODS, { body: pod('web') })
    expect(bind('web', 'node-1').body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      code: 201,
    })
    const bound = readPod('web')
    expect(bound.spec.nodeName).toBe('node-1')
    expect(bound.metadata.generation).toBe(1)
    expect(bound.status?.conditions).toEqual([
      expect.objectContaining({ type: 'PodScheduled', status: 'True', observedGeneration: 1 }),
    ])
  })

  it('carries labels and annotations to the pod, and clears its nomination', () => {
    ask(server, 'POST', PODS, { body: pod('web', { metadata: { labels: { app: 'web' } } }) })
    const nominate = { headers: MERGE, body: { status: { nominatedNodeName: 'node-1' } } }
    ask(server, 'PATCH', `${PODS}/web/status`, nominate)
    bind('web', 'node-1', { labels: { zone: 'a' }, annotations: { note: 'b' } })
    const bound = readPod('web')
    expect(bound.metadata.labels).toEqual({ app: 'web', zone: 'a' })
    expect(bound.metadata.annotations).toEqual({ note: 'b' })
    expect(bound.status).not.toHaveProperty('nominatedNodeName')
  })

  it.each<[string, () => void, string]>([
    [
      'a bound pod',
      () => void bind('web', 'node-1'),
      'pod web is already assigned to node "node-1"',
    ],
    [
      'a gated pod',
      () => {
        ask(server, 'DELETE', `${PODS}/web`)
        ask(server, 'POST', PODS, {
          body: pod('web', { spec: { schedulingGates: [{ name: 'a/b' }] } }),
        })
      },
      'pod web has non-empty .spec.schedulingGates',
    ],
    [
      'a pod on its way out',
      () => {
        const body = { metadata: { finalizers: ['a/b'] } }
        ask(server, 'PATCH', `${PODS}/web`, { headers: MERGE, body })
        ask(server, 'DELETE', `${PODS}/web`)
      },
      'pod web is being deleted, cannot be assigned to a host',
    ],
  ])('of %s is a conflict', (_, arrange, error) => {
    ask(server, 'POST', PODS, { body: pod('web') })
    arrange()
    expect(statusOf(bind('web', 'node-2'))).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on pods/binding "web": ${error}`,
    })
  })

  it('of a pod that is not there is not found', () => {
    expect(statusOf(bind('none', 'node-1'))).toMatchObject({ code: 404 })
  })
})

describe('an eviction', () => {
  it('without a budget deletes the pod, which has been told why', () => {
    run('web')
    expect(evict('web').status).toBe(201)
    const evicted = readPod('web')
    expect(evicted.metadata.deletionGracePeriodSeconds).toBe(5)
    expect(evicted.status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'EvictionByEvictionAPI',
        message: 'Eviction API: evicting',
      }),
    )
  })

  it('takes one of the disruptions that its budget allows', () => {
    run('web')
    budget('guard', { disruptionsAllowed: 1, currentHealthy: 2 })
    expect(evict('web').status).toBe(201)
    expect(objectOf(ask(server, 'GET', `${BUDGETS}/guard`))).toMatchObject({
      status: {
        disruptionsAllowed: 0,
        disruptedPods: { web: expect.stringMatching(/^2026/) },
        conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods' }],
      },
    })
    expect(readPod('web').metadata.deletionTimestamp).toBeDefined()
  })

  it.each<[string, object, string, number | undefined]>([
    [
      'has no healthy pod to spare',
      { disruptionsAllowed: 0 },
      'The disruption budget guard needs 1 healthy pods and has 1 currently',
      undefined,
    ],
    [
      'is not up to date',
      { disruptionsAllowed: 1, observedGeneration: 0 },
      'The disruption budget guard is still being processed by the server.',
      10,
    ],
    [
      'failed to sync',
      {
        disruptionsAllowed: 0,
        conditions: [
          {
            type: 'DisruptionAllowed',
            status: 'False',
            reason: 'SyncFailed',
            message: 'no scale',
            lastTransitionTime: '2026-01-01T12:00:00Z',
          },
        ],
      },
      'The disruption budget guard does not allow evicting pods currently because it failed sync: no scale',
      undefined,
    ],
  ])('is put off when the budget %s', (_, status, message, retryAfterSeconds) => {
    run('web')
    budget('guard', status)
    const refused = evict('web')
    expect(statusOf(refused)).toMatchObject({
      code: 429,
      reason: 'TooManyRequests',
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: { causes: [{ reason: 'DisruptionBudget', message }] },
    })
    expect(statusOf(refused).details?.retryAfterSeconds).toBe(retryAfterSeconds)
    expect(readPod('web').metadata.deletionTimestamp).toBeUndefined()
  })

  it('of a pod that is not ready needs no disruption while the healthy suffice', () => {
    run('web', false)
    budget('guard', { disruptionsAllowed: 0 })
    expect(evict('web').status).toBe(201)
  })

  it('of a pod that is not ready is always allowed where the budget says so', () => {
    run('web', false)
    budget(
      'guard',
      { disruptionsAllowed: 0, currentHealthy: 0 },
      { unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    )
    expect(evict('web').status).toBe(201)
  })

  it('of a pod with two budgets is an error', () => {
    run('web')
    budget('one', { disruptionsAllowed: 1 })
    budget('two', { disruptionsAllowed: 1 })
    expect(statusOf(evict('web'))).toMatchObject({
      code: 500,
      message:
        'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    })
  })

  it('asks a budget with an empty selector, which covers every pod of its namespace', () => {
    run('web')
    budget('guard', { disruptionsAllowed: 0 }, { selector: {} })
    expect(statusOf(evict('web'))).toMatchObject({ code: 429 })
  })

  it('takes nothing of its budget when it is only rehearsed', () => {
    run('web')
    budget('guard', { disruptionsAllowed: 1, currentHealthy: 2 })
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'web' } }
    const query = { dryRun: 'All' }
    expect(ask(server, 'POST', `${PODS}/web/eviction`, { body, query }).status).toBe(201)
    expect(objectOf(ask(server, 'GET', `${BUDGETS}/guard`))).toMatchObject({
      status: { disruptionsAllowed: 1 },
    })
    expect(readPod('web').metadata.deletionTimestamp).toBeUndefined()
  })

  it('of a pod that waits for its node asks no budget', () => {
    ask(server, 'POST', PODS, { body: pod('web', { metadata: { labels: { app: 'web' } } }) })
    budget('guard', { disruptionsAllowed: 0 })
    expect(evict('web').status).toBe(201)
    expect(ask(server, 'GET', `${PODS}/web`).status).toBe(404)
  })

  it('takes the grace period of its own options', () => {
    run('web')
    evict('web', { deleteOptions: { gracePeriodSeconds: 2 } })
    expect(readPod('web').metadata.deletionGracePeriodSeconds).toBe(2)
  })
})

describe('the last delete of a pod, by its kubelet,', () => {
  it('marks it once more and then removes it, answering with the pod', () => {
    run('web')
    ask(server, 'DELETE', `${PODS}/web`)
    const { uid } = readPod('web').metadata
    const body = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      gracePeriodSeconds: 0,
      preconditions: { uid },
    }
    const removed = ask(server, 'DELETE', `${PODS}/web`, { body })
    expect(objectOf(removed)).toMatchObject({
      kind: 'Pod',
      metadata: { deletionGracePeriodSeconds: 0 },
    })
    expect(ask(server, 'GET', `${PODS}/web`).status).toBe(404)
  })
})

describe('a token', () => {
  const path = '/api/v1/namespaces/default/serviceaccounts/default/token'

  it('is made for an account, for an hour unless asked otherwise', () => {
    const { status, body } = ask(server, 'POST', path, { body: { spec: {} } })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'TokenRequest',
      spec: { expirationSeconds: 3600 },
      status: { expirationTimestamp: '2026-01-01T13:00:00Z' },
    })
  })

  it('lasts at least ten minutes', () => {
    const body = { spec: { expirationSeconds: 60 } }
    expect(statusOf(ask(server, 'POST', path, { body })).message).toContain(
      'spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes',
    )
  })
})
