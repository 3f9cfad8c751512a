import { describe, expect, it } from 'vitest'
import type { Namespace, Node } from '../../api/core'
import { newNotFound } from '../../api/machinery/status'
import type { KubeObject } from '../../api/meta'
import { seconds } from '../kernel/micros'
import { linesOf, makeDesk, requestsOf } from './desk.testing'
import { nodeIpamController } from './nodeIpam'
import { makeNode, makePod, NOON } from './objects.testing'
import { podGCController } from './podGC'
import { rootCACertPublisher } from './rootCACertPublisher'
import { serviceAccountsController } from './serviceAccounts'

const namespace = (phase: 'Active' | 'Terminating'): Namespace => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'demo', uid: 'uid-demo', resourceVersion: '1', creationTimestamp: NOON },
  status: { phase },
})

describe('A new namespace', () => {
  it('gets its default service account', () => {
    const plan = serviceAccountsController.reconcile(
      'demo',
      makeDesk(undefined, [namespace('Active')]),
    )
    expect(requestsOf(plan)).toMatchObject([
      { method: 'POST', body: { kind: 'ServiceAccount', metadata: { name: 'default' } } },
    ])
  })

  it('gets none once it is being deleted', () => {
    const desk = makeDesk(undefined, [namespace('Terminating')])
    expect(serviceAccountsController.reconcile('demo', desk).steps).toEqual([])
  })

  it('gets the certificate authority of the API server', () => {
    const plan = rootCACertPublisher.reconcile('demo', makeDesk(undefined, [namespace('Active')]))
    expect(requestsOf(plan)).toMatchObject([
      {
        method: 'POST',
        body: { metadata: { name: 'kube-root-ca.crt' }, data: { 'ca.crt': 'root' } },
      },
    ])
  })
})

it('A namespace that is being deleted is not given the certificate authority again', () => {
  const queuedAfterUpdateOf = (object: Namespace): readonly string[] => {
    const desk = makeDesk(undefined)
    const event = { type: 'update', informer: 'namespaces', key: 'demo' } as const
    rootCACertPublisher.observe({ ...event, object, old: object }, desk)
    return desk.added
  }
  expect(queuedAfterUpdateOf(namespace('Active'))).toEqual(['demo'])
  expect(queuedAfterUpdateOf(namespace('Terminating'))).toEqual([])
})

describe('A node gets a block of pod addresses', () => {
  const desk = (...objects: KubeObject[]) => makeDesk(nodeIpamController.createMemory(), objects)
  const given = (one: ReturnType<typeof desk>, name: string) =>
    (requestsOf(nodeIpamController.reconcile(name, one))[0]?.body as Node | undefined)?.spec.podCIDR
  const event = (type: 'add' | 'delete', object: Node) =>
    ({ type, informer: 'nodes', key: object.metadata.name, object, old: undefined }) as const

  it('the next one after the last given, also when an earlier one has come back', () => {
    const three = desk(makeNode('a'), makeNode('b'), makeNode('c'))
    expect(['a', 'b'].map((name) => given(three, name))).toEqual(['10.244.0.0/24', '10.244.1.0/24'])
    nodeIpamController.observe(event('delete', makeNode('a')), three)
    expect(given(three, 'c')).toBe('10.244.2.0/24')
  })

  it('that no node has already', () => {
    const one = desk(makeNode('b'))
    nodeIpamController.observe(
      event('add', makeNode('a', { spec: { podCIDR: '10.244.0.0/24' } })),
      one,
    )
    expect(given(one, 'b')).toBe('10.244.1.0/24')
  })

  it('or is told that there is none left', () => {
    const small = { ...desk(makeNode('a'), makeNode('b')) }
    const config = { ...small.config, clusterCIDR: '10.244.0.0/24' }
    expect(given({ ...small, config }, 'a')).toBe('10.244.0.0/24')
    const plan = nodeIpamController.reconcile('b', { ...small, config })
    expect(linesOf(plan)).toEqual([
      'event CIDRNotAvailable: Node b status is now: CIDRNotAvailable',
    ])
    expect(plan.fail).toContain('no remaining CIDRs left')
  })
})

describe('Pod garbage collection', () => {
  const orphan = makePod('lost', { spec: { nodeName: 'gone' } })

  it('takes the pods of a node that was missing for 40 seconds and is not there when asked', () => {
    const desk = makeDesk(podGCController.createMemory(), [orphan])
    expect(linesOf(podGCController.reconcile('round', desk))).toEqual([])
    const early = { ...desk, now: seconds(39) }
    expect(linesOf(podGCController.reconcile('round', early))).toEqual([])
    const late = { ...desk, now: seconds(40) }
    const { next, steps } = podGCController.reconcile('round', late)
    expect(linesOf({ steps })).toEqual(['GET /api/v1/nodes/gone'])
    const body = newNotFound({ group: '', resource: 'nodes' }, 'gone')
    const outcome = { error: undefined, answers: [{ status: 404, body }] }
    if (next !== undefined) podGCController.resume?.(next, outcome, 'round', late)
    expect(desk.added).toEqual(['default/lost'])
    expect(requestsOf(podGCController.reconcile('default/lost', late))).toMatchObject([
      {
        method: 'PATCH',
        body: {
          status: {
            phase: 'Failed',
            conditions: [
              {
                type: 'DisruptionTarget',
                reason: 'DeletionByPodGC',
                message: 'PodGC: node no longer exists',
              },
            ],
          },
        },
      },
      { method: 'DELETE', body: { gracePeriodSeconds: 0 } },
    ])
  })

  it('takes a pod that was deleted before it was ever scheduled', () => {
    const never = makePod('never', { deleted: true, spec: { nodeName: '' } })
    const desk = makeDesk(podGCController.createMemory(), [never])
    podGCController.reconcile('round', desk)
    expect(desk.added).toEqual(['default/never'])
  })

  it('takes an ending pod from a node that is down and declared out of service', () => {
    const taint = { key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' } as const
    const node = makeNode('node-1', { ready: 'Unknown', spec: { taints: [taint] } })
    const memory = podGCController.createMemory()
    const desk = makeDesk(memory, [node, makePod('stuck', { deleted: true }), makePod('other')])
    podGCController.reconcile('round', desk)
    expect(desk.added).toEqual(['default/stuck'])
  })
})
