import { describe, expect, it } from 'vitest'
import type { ReplicaSet } from '../../../api/apps'
import type { Pod } from '../../../api/core'
import { newForbidden } from '../../../api/machinery/status'
import type { InformerEvent } from '../../clientGo/informer'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { expectationsMet, expectCreations, expectDeletions } from '../expectations'
import { allAvailable, makePod, makeReplicaSet } from '../objects.testing'
import { replicaSetController } from './replicaSet'

const KEY = 'default/web'
const STATUS = 'PUT /apis/apps/v1/namespaces/default/replicasets/web/status'

const deskOf = (...objects: (ReplicaSet | Pod)[]) => makeDesk(undefined, objects)
const reconcile = (desk: ReturnType<typeof deskOf>) => replicaSetController.reconcile(KEY, desk)

const web = makeReplicaSet('web', { status: { replicas: 0 } })
const owned = (name: string, more = {}) => makePod(name, { owner: web, ...more })

describe('A ReplicaSet', () => {
  it('creates what is missing in a slow start, and expects to see it', () => {
    const plan = reconcile(deskOf(web, owned('a')))
    expect(plan.steps).toMatchObject([{ do: 'sendAll', slowStart: true }])
    expect(plan.expect).toEqual({ creations: 2 })
    expect(requestsOf(plan)).toHaveLength(2)
    expect(requestsOf(plan)[0]).toMatchObject({
      path: '/api/v1/namespaces/default/pods',
      body: { metadata: { generateName: 'web-', ownerReferences: [{ uid: 'uid-web' }] } },
    })
  })

  it('asks for at most 500 pods in one sync', () => {
    const plan = reconcile(deskOf(makeReplicaSet('web', { replicas: 1000 })))
    expect(requestsOf(plan)).toHaveLength(500)
    expect(plan.expect).toEqual({ creations: 500 })
  })

  it('reports the pods there were before, once the new ones are asked for', () => {
    const desk = deskOf(web, owned('a', { ready: 'False' }))
    const { next } = reconcile(desk)
    const outcome = { error: undefined, answers: [] }
    const plan = next && replicaSetController.resume?.(next, outcome, KEY, desk)
    expect(plan && requestsOf(plan)).toMatchObject([
      {
        retriesOnConflict: 1,
        body: {
          status: {
            replicas: 1,
            fullyLabeledReplicas: 1,
            terminatingReplicas: 0,
            observedGeneration: 1,
          },
        },
      },
    ])
  })

  it('does not count a pod that is being deleted, and replaces it at once', () => {
    const ending = owned('b', { deleted: true })
    const plan = reconcile(deskOf(web, owned('a'), ending, owned('c')))
    expect(plan.expect).toEqual({ creations: 1 })
    expect(plan.next).toMatchObject({ status: { replicas: 2, terminatingReplicas: 1 } })
  })

  it('deletes what is too much, not ready pods first, all at once', () => {
    const two = makeReplicaSet('web', { replicas: 1 })
    const pods = [owned('a'), owned('b', { ready: 'False' }), owned('c', { ready: 'False' })]
    const plan = reconcile(deskOf(two, ...pods))
    expect(plan.steps).toMatchObject([{ do: 'sendAll', slowStart: false }])
    expect(linesOf(plan)).toEqual([
      'DELETE /api/v1/namespaces/default/pods/b',
      'DELETE /api/v1/namespaces/default/pods/c',
    ])
    expect(plan.expect).toEqual({ deletions: ['default/b', 'default/c'] })
  })

  it('only reports while it has not seen what it asked for', () => {
    const desk = deskOf(web, owned('a'))
    expectCreations(desk.expectations, KEY, 2, 0)
    expect(linesOf(reconcile(desk))).toEqual([STATUS])
  })

  it('writes nothing when the status is right already', () => {
    const settled = makeReplicaSet('web', { replicas: 1, status: allAvailable(1) })
    expect(reconcile(deskOf(settled, owned('a')))).toEqual({ steps: [] })
  })

  it('adopts an orphan that its selector matches, if it still exists itself', () => {
    const plan = reconcile(deskOf(makeReplicaSet('web', { replicas: 1 }), makePod('a')))
    expect(linesOf(plan)).toEqual([
      'GET /apis/apps/v1/namespaces/default/replicasets/web',
      'PATCH /api/v1/namespaces/default/pods/a',
    ])
    expect(requestsOf(plan)[0]).toMatchObject({ confirms: 'uid-web' })
  })

  it('releases a pod whose labels no longer match, and makes another', () => {
    const one = makeReplicaSet('web', { replicas: 1 })
    const plan = reconcile(deskOf(one, owned('a', { labels: { app: 'debug' } })))
    expect(linesOf(plan)).toEqual([
      'PATCH /api/v1/namespaces/default/pods/a',
      'POST /api/v1/namespaces/default/pods',
    ])
    expect(requestsOf(plan)[0]?.body).toEqual({
      metadata: {
        uid: 'uid-a',
        ownerReferences: [{ $patch: 'delete', uid: 'uid-web' }],
      },
    })
  })

  it("tells a refusal in the quota's own words, and tries again", () => {
    const desk = deskOf(web)
    const { next } = reconcile(desk)
    const error = newForbidden({ group: '', resource: 'pods' }, 'web-', 'exceeded quota: q')
    const plan = next && replicaSetController.resume?.(next, { error, answers: [] }, KEY, desk)
    expect(plan?.fail).toBe('pods "web-" is forbidden: exceeded quota: q')
    expect(plan && requestsOf(plan)[0]?.body).toMatchObject({
      status: {
        conditions: [
          {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: 'pods "web-" is forbidden: exceeded quota: q',
          },
        ],
      },
    })
  })

  it('comes back when the next ready pod will have been ready for minReadySeconds', () => {
    const slow = makeReplicaSet('web', { replicas: 1, minReadySeconds: 30 })
    const desk = { ...deskOf(slow, owned('a')), now: 10_000_000 }
    expect(reconcile(desk)).toMatchObject({ requeueAfter: 20_000_000 })
  })
})

describe('What a ReplicaSet expects to see', () => {
  const event = (type: InformerEvent['type'], object: Pod, old?: Pod): InformerEvent => ({
    type,
    informer: 'pods',
    key: `default/${object.metadata.name}`,
    object,
    old,
  })

  it('comes as new pods', () => {
    const desk = deskOf(web)
    expectCreations(desk.expectations, KEY, 1, 0)
    replicaSetController.observe(event('add', owned('a')), desk)
    expect(expectationsMet(desk.expectations, KEY, 0)).toBe(true)
    expect(desk.added).toEqual([KEY])
  })

  it('goes as soon as a pod has a deletion timestamp', () => {
    const desk = deskOf(web)
    expectDeletions(desk.expectations, KEY, ['default/a'], 0)
    replicaSetController.observe(event('update', owned('a', { deleted: true }), owned('a')), desk)
    expect(expectationsMet(desk.expectations, KEY, 0)).toBe(true)
  })

  it('is given up after five minutes', () => {
    const desk = deskOf(web)
    expectCreations(desk.expectations, KEY, 1, 0)
    expect(expectationsMet(desk.expectations, KEY, 300_000_000)).toBe(false)
    expect(expectationsMet(desk.expectations, KEY, 300_000_001)).toBe(true)
  })
})
