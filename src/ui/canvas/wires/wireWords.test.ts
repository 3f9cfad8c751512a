import { expect, it } from 'vitest'
import { purposeOf, stopName, titleOf, trafficOf } from './wireWords'

const SERVER = 'kube-apiserver/master-1'

it.each([
  ['kubelet/worker-1', SERVER, 'kubelet on worker-1 ↔ API server', 'HTTPS'],
  [SERVER, 'etcd/master-1', 'API server ↔ etcd', 'gRPC'],
  ['kube-scheduler/master-1', SERVER, 'Scheduler ↔ API server', 'HTTPS'],
])('%s talks with %s', (from, to, title, protocol) => {
  expect(titleOf({ from, to })).toBe(title)
  expect(purposeOf({ from, to })).toMatch(new RegExp(`^${protocol}: `))
})

it.each([
  ['kubelet/worker-1', 2, 'wire from kubelet of worker-1 to the API server, 2 in flight'],
  ['you', 0, 'wire from You to the API server, nothing in flight'],
])('a wire is named by its ends: %s', (from, flying, name) => {
  expect(stopName({ from, to: SERVER }, flying)).toBe(name)
})

it('a wire is as slow as the slowest message on it', () => {
  const quick = { departs: 0, arrives: 1_500 }
  expect(trafficOf([])).toBe('No message on it now.')
  expect(trafficOf([quick])).toContain('1.5 ms')
  expect(trafficOf([quick, { departs: 10, arrives: 2_000_010 }])).toContain('2000.0 ms')
})
