import { expect, it } from 'vitest'
import type { Pod, Service } from '../../../api/core'
import { subsetsOf } from './subsets'

const service = (spec: Partial<Service['spec']> = {}): Service =>
  ({
    metadata: { name: 'web' },
    spec: { ports: [{ port: 80, targetPort: 8080 }], ...spec },
  }) as Service

function pod(name: string, ip: string, more: { ready?: boolean; ending?: boolean } = {}): Pod {
  const { ready = true, ending = false } = more
  return {
    metadata: {
      name,
      namespace: 'demo',
      uid: name,
      ...(ending ? { deletionTimestamp: 'now' } : {}),
    },
    spec: { containers: [], nodeName: 'node-1' },
    status: {
      phase: 'Running',
      podIP: ip,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  } as unknown as Pod
}

const ips = (pods: readonly Pod[], of: Service = service()) =>
  subsetsOf(of, pods).map(({ addresses = [], notReadyAddresses = [] }) => [
    addresses.map(({ ip }) => ip),
    notReadyAddresses.map(({ ip }) => ip),
  ])

it('sorts addresses as text, and keeps those not ready apart', () => {
  const pods = [
    pod('a', '10.244.2.2'),
    pod('b', '10.244.1.3', { ready: false }),
    pod('c', '10.244.1.2'),
  ]
  expect(ips(pods)).toEqual([[['10.244.1.2', '10.244.2.2'], ['10.244.1.3']]])
})

it('leaves out a pod on its way out, unless the Service publishes what is not ready', () => {
  const pods = [pod('a', '10.244.1.2', { ending: true })]
  expect(ips(pods)).toEqual([])
  expect(ips(pods, service({ publishNotReadyAddresses: true }))).toEqual([[['10.244.1.2'], []]])
})

it('leaves out a pod that lacks the named port', () => {
  expect(
    ips([pod('a', '10.244.1.2')], service({ ports: [{ port: 80, targetPort: 'http' }] })),
  ).toEqual([])
})
