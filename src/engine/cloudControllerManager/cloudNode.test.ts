import { expect, it } from 'vitest'
import type { NodeAddress } from '../../api/core'
import type { InstanceMetadata } from '../outside/cloudMessages'
import { cloudNode, labelsFrom } from './cloudNode'
import { cloudNodeAddresses } from './cloudNodeAddresses'
import { makeDesk, makeNode, reasonsOf } from './desk.testing'
import { addressesChanged, enforceNodeIP } from './nodeAddresses'

const metadata: InstanceMetadata = {
  providerID: 'kubeorama:///a/node-1',
  instanceType: 'standard-4',
  nodeAddresses: [{ type: 'InternalIP', address: '192.168.0.11' }],
  zone: 'a',
  region: 'sim-1',
  additionalLabels: { disk: 'ssd', 'node.kubernetes.io/sneaked': 'in' },
}
const uninitialized = {
  key: 'node.cloudprovider.kubernetes.io/uninitialized',
  value: 'true',
  effect: 'NoSchedule',
} as const
const notReady = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' } as const
const hostname: NodeAddress = { type: 'Hostname', address: 'node-1' }

const fresh = makeNode('node-1', { taints: [uninitialized, notReady] }, { addresses: [hostname] })
const answered = (status: number) => ({ type: 'api', status, body: {} }) as const
const told = { type: 'cloud', result: { metadata } } as const

it('a node without the uninitialized taint is left alone', () => {
  expect(cloudNode.start('node-1', makeDesk(cloudNode, [makeNode('node-1')]))).toEqual({
    type: 'done',
  })
})

it('a new node gets provider id and labels in the write that takes the taint away', () => {
  const desk = makeDesk(cloudNode, [fresh])
  const asked = cloudNode.start('node-1', desk)
  expect(asked).toMatchObject({
    type: 'cloud',
    call: { operation: 'InstanceMetadata', instance: { name: 'node-1', providerID: '' } },
  })
  const written = cloudNode.resume({ type: 'metadata' }, told, 'node-1', desk)
  expect(written).toMatchObject({
    type: 'request',
    request: {
      method: 'PUT',
      path: '/api/v1/nodes/node-1',
      body: {
        metadata: {
          resourceVersion: '7',
          labels: {
            'node.kubernetes.io/instance-type': 'standard-4',
            'beta.kubernetes.io/instance-type': 'standard-4',
            'topology.kubernetes.io/zone': 'a',
            'failure-domain.beta.kubernetes.io/zone': 'a',
            'topology.kubernetes.io/region': 'sim-1',
            'failure-domain.beta.kubernetes.io/region': 'sim-1',
            disk: 'ssd',
          },
        },
        spec: { providerID: 'kubeorama:///a/node-1', taints: [notReady] },
      },
    },
  })
})

it('then its addresses are patched, and only then the event says that it is synced', () => {
  const desk = makeDesk(cloudNode, [fresh])
  const next = { type: 'updated', metadata, tries: 1 }
  const patched = cloudNode.resume(next, answered(200), 'node-1', desk)
  expect(patched).toMatchObject({
    request: {
      method: 'PATCH',
      path: '/api/v1/nodes/node-1/status',
      body: {
        status: { addresses: [{ type: 'InternalIP', address: '192.168.0.11' }, hostname] },
      },
    },
  })
  expect(reasonsOf(patched)).toEqual([])
  const done = cloudNode.resume({ type: 'addressed' }, answered(200), 'node-1', desk)
  expect(done).toMatchObject({
    type: 'done',
    events: [{ type: 'Normal', reason: 'Synced', message: 'Node synced successfully' }],
  })
})

it('a conflict is tried again after a moment, twenty times at most', () => {
  const desk = makeDesk(cloudNode, [fresh])
  const at = (tries: number) =>
    cloudNode.resume({ type: 'updated', metadata, tries } as never, answered(409), 'node-1', desk)
  expect(at(1)).toMatchObject({ type: 'wait', next: { type: 'retryUpdate', tries: 2 } })
  expect(at(20).type).toBe('fail')
})

it('a machine that the cloud does not know is asked for again with back-off', () => {
  const desk = makeDesk(cloudNode, [fresh])
  const unknown = { type: 'cloud', result: { error: 'instance not found' } } as const
  expect(cloudNode.resume({ type: 'metadata' }, unknown, 'node-1', desk)).toEqual({
    type: 'fail',
    text: 'failed to get instance metadata for node node-1: instance not found',
  })
})

it('a machine’s own labels never replace a label, and never claim Kubernetes’ names', () => {
  const labels = labelsFrom(
    { ...metadata, additionalLabels: { disk: 'ssd', 'x.k8s.io/y': '1' } },
    { disk: 'hdd' },
  )
  expect(labels).toHaveProperty('disk', 'hdd')
  expect(labels).not.toHaveProperty('x.k8s.io/y')
})

it('where an old label and its successor differ, the old one is right', () => {
  const labels = {
    'failure-domain.beta.kubernetes.io/zone': 'a',
    'topology.kubernetes.io/zone': 'b',
  }
  const node = makeNode('node-1', {}, {}, { labels })
  expect(cloudNode.start('node-1', makeDesk(cloudNode, [node]))).toMatchObject({
    request: {
      method: 'PATCH',
      body: { metadata: { labels: { 'topology.kubernetes.io/zone': 'a' } } },
    },
  })
})

it('the kubelet’s --node-ip goes first and is alone of its type', () => {
  const node = makeNode(
    'node-1',
    {},
    {},
    {
      annotations: { 'alpha.kubernetes.io/provided-node-ip': '192.168.0.12' },
    },
  )
  const cloud: NodeAddress[] = [
    { type: 'InternalIP', address: '192.168.0.11' },
    { type: 'ExternalIP', address: '203.0.113.5' },
    { type: 'InternalIP', address: '192.168.0.12' },
  ]
  expect(enforceNodeIP(node, cloud)).toEqual([cloud[2], cloud[1]])
  expect(enforceNodeIP(node, cloud.slice(0, 2))).toBe(
    'failed to get node address from cloud provider that matches ip: 192.168.0.12',
  )
})

it.each([
  ['the same', [hostname], [hostname], false],
  ['one more', [hostname], [hostname, { type: 'InternalIP', address: '192.168.0.11' }], true],
  ['another', [hostname], [{ type: 'Hostname', address: 'node-2' }], true],
] as const)('addresses: %s', (_, old, next, changed) => {
  expect(addressesChanged(old, next)).toBe(changed)
})

it('the five-minute refresh writes addresses only when they changed', () => {
  const addresses: NodeAddress[] = [{ type: 'InternalIP', address: '192.168.0.11' }, hostname]
  const resume = (node: ReturnType<typeof makeNode>) =>
    cloudNodeAddresses.resume(
      { type: 'metadata' },
      told,
      'node-1',
      makeDesk(cloudNodeAddresses, [node]),
    )
  const labels = { ...metadata.additionalLabels }
  expect(resume(makeNode('node-1', {}, { addresses }, { labels }))).toEqual({ type: 'done' })
  expect(resume(makeNode('node-1', {}, { addresses: [hostname] }, { labels }))).toMatchObject({
    request: { method: 'PATCH', path: '/api/v1/nodes/node-1/status' },
  })
})
