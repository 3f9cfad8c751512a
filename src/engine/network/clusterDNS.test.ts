import { expect, it } from 'vitest'
import type { Service, ServiceSpec } from '../../api/core'
import type { Endpoint, EndpointSlice } from '../../api/discovery'
import { type LookUp, resolve } from './clusterDNS'
import { clusterFirst, namesToTry } from './resolvConf'

const server = { uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T12:00:00Z' }

const service = (name: string, spec: ServiceSpec): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'default', ...server },
  spec,
})
const slice = (endpoints: readonly Endpoint[]): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 's', namespace: 'default', ...server },
  addressType: 'IPv4',
  ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
  endpoints,
})

const http = { name: 'http', protocol: 'TCP', port: 80 } as const
const two = slice([
  { addresses: ['10.244.1.5'], hostname: 'db-0', conditions: { ready: true } },
  { addresses: ['10.244.2.7'], conditions: { ready: true } },
  { addresses: ['10.244.3.9'], conditions: { ready: false } },
])
const known = new Map([
  ['web', { service: service('web', { clusterIP: '10.96.14.7', ports: [http] }), slices: [] }],
  ['db', { service: service('db', { clusterIP: 'None', ports: [http] }), slices: [two] }],
  ['empty', { service: service('empty', { clusterIP: 'None' }), slices: [slice([])] }],
  [
    'all',
    {
      service: service('all', { clusterIP: 'None', publishNotReadyAddresses: true }),
      slices: [two],
    },
  ],
  [
    'out',
    { service: service('out', { type: 'ExternalName', externalName: 'example.com' }), slices: [] },
  ],
])
const lookUp: LookUp = (namespace, name) => (namespace === 'default' ? known.get(name) : undefined)

it.each([
  ['a Service has its cluster IP even without endpoints', 'web.default', ['10.96.14.7']],
  ['a headless Service has its ready endpoints', 'db.default', ['10.244.1.5', '10.244.2.7']],
  ['publishNotReadyAddresses gives all', 'all.default', ['10.244.1.5', '10.244.2.7', '10.244.3.9']],
  ['an endpoint with a hostname has a name of its own', 'db-0.db.default', ['10.244.1.5']],
  ['an endpoint without one is named by its address', '10-244-2-7.db.default', ['10.244.2.7']],
  ['an endpoint that is not ready has no name', '10-244-3-9.db.default', undefined],
  ['a headless Service without endpoints does not exist', 'empty.default', undefined],
  ['a Service of another namespace does not exist', 'web.other', undefined],
  ['endpoints of a Service with cluster IP have no names', '10-244-1-5.web.default', undefined],
])('%s', (_, name, addresses) => {
  const answer = resolve(`${name}.svc.cluster.local.`, lookUp)
  expect(answer.code).toBe(addresses === undefined ? 'NXDOMAIN' : 'NOERROR')
  expect(answer.addresses).toEqual(addresses ?? [])
})

it('a pod name answers with its address whether a pod has it or not', () => {
  expect(resolve('10-244-9-9.default.pod.cluster.local', lookUp).addresses).toEqual(['10.244.9.9'])
})

it('an ExternalName is an alias', () => {
  expect(resolve('out.default.svc.cluster.local', lookUp).canonicalName).toBe('example.com')
})

it('a named port of a Service points at the Service, of a headless one at each endpoint', () => {
  const at = (name: string) => resolve(`_http._tcp.${name}.default.svc.cluster.local`, lookUp)
  expect(at('web').services).toEqual([{ target: 'web.default.svc.cluster.local', port: 80 }])
  expect(at('db').services).toEqual([
    { target: 'db-0.db.default.svc.cluster.local', port: 8080 },
    { target: '10-244-2-7.db.default.svc.cluster.local', port: 8080 },
  ])
  expect(resolve('_http._udp.web.default.svc.cluster.local', lookUp).code).toBe('NXDOMAIN')
})

it('the zone says which specification it follows', () => {
  expect(resolve('dns-version.cluster.local', lookUp).text).toBe('1.1.0')
})

it('a short name is tried with every search suffix first, one with five dots is not', () => {
  const conf = clusterFirst('default', '10.96.0.10')
  expect(namesToTry('web', conf)).toEqual([
    'web.default.svc.cluster.local.',
    'web.svc.cluster.local.',
    'web.cluster.local.',
    'web.',
  ])
  expect(namesToTry('a.b.c.d.e.com', conf)[0]).toBe('a.b.c.d.e.com.')
  expect(namesToTry('api.example.com', conf)).toHaveLength(4)
})
