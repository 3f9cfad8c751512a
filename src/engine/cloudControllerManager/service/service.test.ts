import { describe, expect, it } from 'vitest'
import type { Service } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import type { StepAnswer } from '../controller'
import { makeDesk, makeNode, makeService, reasonsOf } from '../desk.testing'
import { hostsFor, hostsText } from './hosts'
import { serviceController as controller } from './service'
import { LOAD_BALANCER_FINALIZER, needsUpdate, wantsLoadBalancer } from './wantsLoadBalancer'

const finalizers = [LOAD_BALANCER_FINALIZER]
const ingress = { loadBalancer: { ingress: [{ ip: '203.0.113.10', ipMode: 'VIP' as const }] } }
const key = 'default/web'
const ok: StepAnswer = { type: 'api', status: 200, body: {} }
const cloud = (result: Extract<StepAnswer, { type: 'cloud' }>['result']): StepAnswer => ({
  type: 'cloud',
  result,
})

/** A desk on which the Service's sync has begun. */
function begun(service: Service, others: readonly KubeObject[] = [makeNode('node-1')]) {
  const desk = makeDesk(controller, [service, ...others])
  return { desk, first: controller.start(key, desk) }
}

describe('a Service of type LoadBalancer', () => {
  it('gets its finalizer before the cloud is asked for anything', () => {
    const { desk, first } = begun(makeService('web'))
    expect(reasonsOf(first)).toEqual(['EnsuringLoadBalancer'])
    expect(first).toMatchObject({
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/default/services/web/status',
        body: { metadata: { finalizers } },
      },
    })
    expect(controller.resume({ type: 'finalized' }, ok, key, desk)).toMatchObject({
      call: {
        operation: 'EnsureLoadBalancer',
        spec: {
          name: 'a0b1c2d3e4f5061728394a5b6c7d8e9f',
          hosts: [{ name: 'node-1', providerID: '' }],
          ports: [{ protocol: 'TCP', port: 80, nodePort: 31234 }],
        },
      },
    })
  })

  it('shows its address when the cloud has made it', () => {
    const { desk } = begun(makeService('web', {}, { finalizers }))
    const made = cloud({ loadBalancer: { ip: '203.0.113.10' } })
    const published = controller.resume({ type: 'ensured' }, made, key, desk)
    expect(reasonsOf(published)).toEqual(['EnsuredLoadBalancer'])
    expect(published).toMatchObject({ request: { body: { status: ingress } } })
  })

  it('is written no status that it has already', () => {
    const { desk } = begun(makeService('web', {}, { finalizers }, ingress))
    const made = cloud({ loadBalancer: { ip: '203.0.113.10' } })
    expect(controller.resume({ type: 'ensured' }, made, key, desk).type).toBe('done')
  })

  it('is tried again when the cloud refuses, and says so', () => {
    const { desk } = begun(makeService('web', {}, { finalizers }))
    const refused = controller.resume(
      { type: 'ensured' },
      cloud({ error: 'quota exceeded' }),
      key,
      desk,
    )
    expect(refused).toMatchObject({
      type: 'fail',
      events: [
        {
          type: 'Warning',
          reason: 'SyncLoadBalancerFailed',
          message: 'Error syncing load balancer: failed to ensure load balancer: quota exceeded',
        },
      ],
    })
    expect(controller.backoff).toEqual({ first: 5_000_000, most: 300_000_000 })
  })

  it('warns when there is no node to send traffic to', () => {
    const { first } = begun(makeService('web', {}, { finalizers }), [])
    expect(reasonsOf(first)).toEqual(['EnsuringLoadBalancer', 'UnAvailableLoadBalancer'])
  })
})

describe('a Service that no longer wants one', () => {
  const deleted = { finalizers, deletionTimestamp: '2026-01-01T12:01:00Z' }

  it.each([
    ['because it is deleted', makeService('web', {}, deleted, ingress)],
    [
      'because its type changed',
      makeService('web', { type: 'ClusterIP' }, { finalizers }, ingress),
    ],
  ])('%s: the load balancer goes, then the finalizer, then the address', (_, service) => {
    const { desk, first } = begun(service)
    expect(first).toMatchObject({ call: { operation: 'GetLoadBalancer' } })
    const deleting = controller.resume({ type: 'found' }, cloud({ yes: true }), key, desk)
    expect(deleting).toMatchObject({ call: { operation: 'EnsureLoadBalancerDeleted' } })
    expect(reasonsOf(deleting)).toEqual(['DeletingLoadBalancer'])
    const released = controller.resume({ type: 'deleted' }, cloud({}), key, desk)
    expect(released).toMatchObject({
      request: { body: { metadata: { '$deleteFromPrimitiveList/finalizers': finalizers } } },
    })
    const cleared = controller.resume({ type: 'released' }, ok, key, desk)
    expect(cleared).toMatchObject({
      request: { body: { status: { loadBalancer: { ingress: null } } } },
    })
    expect(reasonsOf(cleared)).toEqual(['DeletedLoadBalancer'])
    const gone: StepAnswer = { type: 'api', status: 404, body: undefined }
    expect(controller.resume({ type: 'cleared' }, gone, key, desk)).toEqual({ type: 'done' })
    expect(desk.memory.known.size).toBe(0)
  })

  it('keeps its finalizer while the cloud cannot delete', () => {
    const { desk } = begun(makeService('web', {}, deleted, ingress))
    const refused = controller.resume({ type: 'deleted' }, cloud({ error: 'in use' }), key, desk)
    expect(refused).toMatchObject({ type: 'fail', text: 'failed to delete load balancer: in use' })
  })

  it('is deleted behind a Service that vanished without a finalizer', () => {
    const service = makeService('web', {}, { finalizers })
    const { desk } = begun(service)
    desk.services.items.clear()
    expect(reasonsOf(controller.start(key, desk))).toEqual(['DeletingLoadBalancer'])
    const failed = controller.resume(
      { type: 'orphanDeleted' },
      cloud({ error: 'in use' }),
      key,
      desk,
    )
    expect(failed).toMatchObject({
      events: [
        { reason: 'DeleteLoadBalancerFailed', message: 'Error deleting load balancer: in use' },
      ],
    })
  })
})

describe('the nodes behind', () => {
  const update = (desk: ReturnType<typeof begun>['desk']) => controller.start(`hosts:${key}`, desk)

  it('a load balancer hears of nodes only when its set of hosts changed', () => {
    const { desk } = begun(makeService('web', {}, { finalizers }))
    expect(update(desk)).toEqual({ type: 'done' })
    desk.nodes.items.set('node-2', makeNode('node-2'))
    expect(update(desk)).toMatchObject({
      call: { operation: 'UpdateLoadBalancer', hosts: [{ name: 'node-1' }, { name: 'node-2' }] },
    })
    const done = controller.resume({ type: 'hostsUpdated' }, cloud({}), `hosts:${key}`, desk)
    expect(reasonsOf(done)).toEqual(['UpdatedLoadBalancer'])
  })

  it('a failure names the nodes, and sends the Service to a whole sync', () => {
    const { desk } = begun(makeService('web', {}, { finalizers }))
    desk.nodes.items.set('node-2', makeNode('node-2'))
    update(desk)
    const failed = cloud({ error: 'throttled' })
    const asked = controller.resume({ type: 'hostsUpdated' }, failed, `hosts:${key}`, desk)
    expect(asked).toMatchObject({ call: { operation: 'GetLoadBalancer' } })
    const next = { type: 'stillThere', error: 'throttled' }
    const said = controller.resume(next, cloud({ yes: true }), `hosts:${key}`, desk)
    expect(said).toMatchObject({
      events: [
        {
          reason: 'UpdateLoadBalancerFailed',
          message:
            'Error updating load balancer with new hosts [node-1 node-2] ' +
            '[node names limited, total number of nodes: 2], error: throttled',
        },
      ],
    })
    expect(desk.added).toEqual([key])
  })

  it.each([
    [
      'a node that is not Ready stays',
      {},
      {},
      { conditions: [{ type: 'Ready', status: 'False' }] },
      1,
    ],
    [
      'an excluded node does not',
      { labels: { 'node.kubernetes.io/exclude-from-external-load-balancers': '' } },
      {},
      {},
      0,
    ],
    [
      'exclusion "false" is none',
      { labels: { 'node.kubernetes.io/exclude-from-external-load-balancers': 'false' } },
      {},
      {},
      1,
    ],
    ['a node being deleted does not', { deletionTimestamp: '2026-01-01T12:00:00Z' }, {}, {}, 0],
    [
      'nor one the autoscaler removes',
      {},
      { taints: [{ key: 'ToBeDeletedByClusterAutoscaler', effect: 'NoSchedule' }] },
      {},
      0,
    ],
  ] as const)('%s', (_, metadata, spec, status, count) => {
    const { nodes } = makeDesk(controller, [makeNode('n', spec, status, metadata)])
    expect(hostsFor(nodes)).toHaveLength(count)
  })

  it('at most twenty names are told', () => {
    const hosts = Array.from({ length: 30 }, (_, index) => ({ name: `n${index}`, providerID: '' }))
    expect(hostsText(hosts)).toMatch(
      / n9 <10 more>\] \[node names limited, total number of nodes: 30\]$/,
    )
  })
})

describe('which changes matter', () => {
  const before = makeService('web')
  it.each([
    ['the type', makeService('web', { type: 'ClusterIP' }), true],
    ['a source range', makeService('web', { loadBalancerSourceRanges: ['10.0.0.0/8'] }), true],
    ['a port', makeService('web', { ports: [{ port: 81 }] }), true],
    ['the traffic policy', makeService('web', { externalTrafficPolicy: 'Local' }), true],
    ['an annotation', makeService('web', {}, { annotations: { a: 'b' } }), true],
    ['a new Service of the name', makeService('web', {}, { uid: 'other' }), true],
    ['a label', makeService('web', {}, { labels: { a: 'b' } }), false],
    ['the selector', makeService('web', { selector: { app: 'web' } }), false],
    ['the finalizer', makeService('web', {}, { finalizers }), false],
    ['the status', makeService('web', {}, {}, ingress), false],
  ])('%s: %s', (_, after, matters) => {
    expect(needsUpdate(before, after)).toBe(matters)
  })

  it('a Service with a loadBalancerClass is somebody else’s', () => {
    expect(wantsLoadBalancer(makeService('web', { loadBalancerClass: 'example.com/lb' }))).toBe(
      false,
    )
  })
})
