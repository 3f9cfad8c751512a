import { describe, expect, it } from 'vitest'
import { newNotFound } from '../../../api/machinery/status'
import type { KubeObject, ObjectMeta, OwnerReference } from '../../../api/meta'
import type { InformerEvent } from '../../clientGo/informer'
import { linesOf, makeDesk, requestsOf, type TestDesk } from '../desk.testing'
import { NOON } from '../objects.testing'
import type { Plan, PlanAnswer } from '../plan'
import { type GarbageCollectorMemory, garbageCollector } from './garbageCollector'

type TestGC = TestDesk<GarbageCollectorMemory>

const make = (name: string, more: Partial<ObjectMeta> = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    namespace: 'demo',
    uid: `uid-${name}`,
    resourceVersion: '7',
    creationTimestamp: NOON,
    ...more,
  },
})

const ref = ({ apiVersion, kind, metadata }: KubeObject, blocks = false): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  ...(blocks ? { blockOwnerDeletion: true } : {}),
})

const path = (name: string) => `/api/v1/namespaces/demo/configmaps/${name}`
const keyOf = (errand: string, name: string) => `${errand} ConfigMap/demo/${name}#uid-${name}`

function see(desk: TestGC, type: InformerEvent['type'], object: KubeObject, old?: KubeObject) {
  const event = { informer: 'configmaps', key: `demo/${object.metadata.name}`, object, old }
  garbageCollector.observe({ type, ...event }, desk)
}

const deskSeeing = (...objects: KubeObject[]): TestGC => {
  const desk = makeDesk(garbageCollector.createMemory())
  for (const object of objects) see(desk, 'add', object)
  return desk
}

const found = (object: KubeObject): PlanAnswer => ({ status: 200, body: object })
const missing = (name: string): PlanAnswer => ({
  status: 404,
  body: newNotFound({ group: '', resource: 'configmaps' }, name),
})

/** Goes through a sync with these answers, a group for each time it waits. Its last plan. */
function run(desk: TestGC, key: string, ...rounds: readonly (readonly PlanAnswer[])[]): Plan {
  let plan = garbageCollector.reconcile(key, desk)
  for (const answers of rounds) {
    const { next } = plan
    if (next === undefined || garbageCollector.resume === undefined) break
    plan = garbageCollector.resume(next, { error: undefined, answers }, key, desk)
  }
  return plan
}

describe('Garbage collection', () => {
  const owner = make('owner')
  const child = make('child', { ownerReferences: [ref(owner)] })

  it('deletes a dependent when its owner is gone, without asking for the owner again', () => {
    const desk = deskSeeing(owner, child)
    see(desk, 'delete', owner, owner)
    expect(desk.added).toEqual([keyOf('delete', 'child')])
    const plan = run(desk, keyOf('delete', 'child'), [found(child)])
    expect(requestsOf(plan)).toMatchObject([
      {
        method: 'DELETE',
        path: path('child'),
        body: {
          propagationPolicy: 'Background',
          preconditions: { uid: 'uid-child', resourceVersion: '7' },
        },
      },
    ])
  })

  it('asks for an owner it has never seen', () => {
    const desk = deskSeeing(child)
    expect(desk.added).toEqual([keyOf('delete', 'owner')])
    const plan = run(desk, keyOf('delete', 'owner'), [missing('owner')])
    expect(plan.steps).toEqual([])
    expect(desk.added).toEqual([keyOf('delete', 'owner'), keyOf('delete', 'child')])
  })

  it('keeps looking for an owner that exists until an informer shows it', () => {
    const desk = deskSeeing(child)
    expect(run(desk, keyOf('delete', 'owner'), [found(owner)]).fail).toContain('not been observed')
  })

  it('asks for the metadata of objects only', () => {
    const desk = deskSeeing(owner, child)
    const plan = garbageCollector.reconcile(keyOf('delete', 'child'), desk)
    const accept = expect.stringContaining('as=PartialObjectMetadata;g=meta.k8s.io;v=v1')
    expect(requestsOf(plan)).toMatchObject([{ method: 'GET', headers: { accept } }])
  })

  it('takes an owner with the right name and another uid for gone', () => {
    const desk = deskSeeing(child)
    const reborn = make('owner', { uid: 'uid-reborn' })
    const plan = run(desk, keyOf('delete', 'child'), [found(child)], [found(reborn)])
    expect(linesOf(plan)).toEqual([`DELETE ${path('child')}`])
  })

  it('only drops the reference to a lost owner while another one is there', () => {
    const second = make('second')
    const shared = make('shared', { ownerReferences: [ref(owner), ref(second)] })
    const desk = deskSeeing(owner, second, shared)
    see(desk, 'delete', owner, owner)
    const plan = run(desk, keyOf('delete', 'shared'), [found(shared)], [found(second)])
    expect(requestsOf(plan)).toMatchObject([
      {
        method: 'PATCH',
        path: path('shared'),
        body: {
          metadata: {
            uid: 'uid-shared',
            ownerReferences: [{ $patch: 'delete', uid: 'uid-owner' }],
          },
        },
      },
    ])
  })

  it('deletes nothing that has no owner', () => {
    const desk = deskSeeing(owner)
    expect(run(desk, keyOf('delete', 'owner'), [found(owner)])).toEqual({ steps: [] })
  })

  it('tells of an owner in another namespace', () => {
    const far = make('far', { namespace: 'elsewhere' })
    const lost = make('lost', { ownerReferences: [ref(far)] })
    const desk = deskSeeing(far, lost)
    expect(linesOf(garbageCollector.reconcile(keyOf('warn', 'lost'), desk))).toEqual([
      'event OwnerRefInvalidNamespace: ownerRef [v1/ConfigMap, namespace: demo, name: far, ' +
        'uid: uid-far] does not exist in namespace "demo"',
    ])
  })
})

describe('Foreground deletion', () => {
  const owner = make('owner')
  const going = make('owner', { deletionTimestamp: NOON, finalizers: ['foregroundDeletion'] })
  const blocking = make('child', { ownerReferences: [ref(owner, true)] })

  it('deletes the dependents first', () => {
    const desk = deskSeeing(owner, blocking)
    see(desk, 'update', going, owner)
    expect(desk.added).toEqual([keyOf('delete', 'child'), keyOf('delete', 'owner')])
    const child = run(desk, keyOf('delete', 'child'), [found(blocking)], [found(going)])
    expect(linesOf(child)).toEqual([`DELETE ${path('child')}`])
    expect(run(desk, keyOf('delete', 'owner'), [found(going)])).toEqual({ steps: [] })
  })

  it('takes the finalizer off when the last blocking dependent is gone', () => {
    const desk = deskSeeing(going, blocking)
    desk.added.length = 0
    see(desk, 'delete', blocking, blocking)
    expect(desk.added).toEqual([keyOf('delete', 'owner')])
    const plan = run(desk, keyOf('delete', 'owner'), [found(going)], [found(going)])
    expect(requestsOf(plan)).toMatchObject([
      {
        method: 'PATCH',
        path: path('owner'),
        body: { metadata: { resourceVersion: '7', finalizers: [] } },
      },
    ])
  })

  it('goes on in the foreground below a dependent that has dependents itself', () => {
    const grandchild = make('grandchild', { ownerReferences: [ref(blocking, true)] })
    const desk = deskSeeing(going, blocking, grandchild)
    const plan = run(desk, keyOf('delete', 'child'), [found(blocking)], [found(going)])
    expect(requestsOf(plan)[0]?.body).toMatchObject({ propagationPolicy: 'Foreground' })
  })
})

describe('Orphaning', () => {
  it('takes the owner off all dependents, and then the finalizer off the owner', () => {
    const owner = make('owner')
    const going = make('owner', { deletionTimestamp: NOON, finalizers: ['orphan'] })
    const children = ['a', 'b'].map((name) => make(name, { ownerReferences: [ref(owner)] }))
    const desk = deskSeeing(owner, ...children)
    see(desk, 'update', going, owner)
    expect(desk.added).toEqual([keyOf('orphan', 'owner')])
    const key = keyOf('orphan', 'owner')
    expect(linesOf(garbageCollector.reconcile(key, desk))).toEqual([
      `PATCH ${path('a')}`,
      `PATCH ${path('b')}`,
    ])
    const last = run(desk, key, children.map(found), [found(going)])
    expect(requestsOf(last)[0]?.body).toEqual({
      metadata: { resourceVersion: '7', finalizers: [] },
    })
  })
})
