import { expect, it } from 'vitest'
import type { Node, Service, ServiceSpec } from '../../api/core'
import type { Context } from '../kernel/actor'
import { randomBelow, seedRandom } from '../kernel/random'
import { addressOf, entryNode } from './serviceAddress'

const stored = { uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T12:00:00Z' }
const random = seedRandom(1, 'visitors')
const context = { random: (bound: number) => randomBelow(random, bound) } as Context

const service = (spec: ServiceSpec, status: Service['status'] = {}): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', ...stored },
  spec: { clusterIP: '10.96.14.7', ports: [{ port: 80, nodePort: 31234 }], ...spec },
  status,
})
const entries = [{ name: 'node-1', address: '192.168.0.11', podCIDR: '10.244.1.0/24' }]
const find = (wanted: Service, nodes = entries) =>
  addressOf(wanted, { cloudProvider: 'cloud-provider', entries: nodes }, context)

it('a load balancer is reached from outside, through the cloud', () => {
  const status = { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } }
  const found = find(service({ type: 'LoadBalancer' }, status))
  expect(found).toMatchObject({ to: 'cloud-provider', ip: '203.0.113.10', port: 80 })
  expect(found).toHaveProperty('sourceIP', expect.stringMatching(/^198\.51\.100\.\d+$/))
})

it('a node port is reached from outside, at a node', () => {
  expect(find(service({ type: 'NodePort' }))).toMatchObject({
    to: 'kube-proxy/node-1',
    ip: '192.168.0.11',
    port: 31234,
  })
})

it('a cluster IP is reached from inside only, as a pod would', () => {
  expect(find(service({ type: 'ClusterIP' }))).toMatchObject({
    to: 'kube-proxy/node-1',
    ip: '10.96.14.7',
    port: 80,
    sourceIP: '10.244.1.254',
  })
})

it.each([
  [
    'a load balancer that is not made yet',
    service({ type: 'LoadBalancer' }),
    'the load balancer has no address yet',
  ],
  [
    'a headless Service',
    service({ clusterIP: 'None' }),
    'the Service is headless: it has no address of its own',
  ],
  ['an alias', service({ type: 'ExternalName' }), 'the Service is only an alias of a name outside'],
  ['a Service without port', service({ ports: [] }), 'the Service has no port'],
])('%s has no address', (_, wanted, reason) => {
  expect(find(wanted)).toBe(reason)
})

it('without a ready node there is no door', () => {
  expect(find(service({ type: 'NodePort' }), [])).toBe('no node is ready')
})

it.each([
  ['a Ready node with an address', 'True', '192.168.0.11', true],
  ['a node that is not Ready', 'Unknown', '192.168.0.11', false],
  ['a node without an address', 'True', undefined, false],
] as const)('%s is a door: %s, %s', (_, status, address, is) => {
  const node: Node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-1', ...stored },
    spec: {},
    status: {
      conditions: [{ type: 'Ready', status }],
      addresses: address === undefined ? [] : [{ type: 'InternalIP', address }],
    },
  }
  expect(entryNode(node) !== undefined).toBe(is)
})
