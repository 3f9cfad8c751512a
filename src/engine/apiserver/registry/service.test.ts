import { describe, expect, it } from 'vitest'
import type { Service } from '../../../api/core'
import { createAllocations, serviceAllocator } from '../allocators'
import { create, made, newContext } from './pipeline.testing'
import { isRefusal } from './refusal'
import { byKind } from './registry'
import type { ResourceDefinition } from './resource'
import { service } from './service'

const services = byKind('v1', 'Service') as ResourceDefinition

const svc = (spec: object): Service =>
  service.defaults({
    ...made({ apiVersion: 'v1', kind: 'Service' }, { name: 's', namespace: 'demo' }),
    spec,
  } as unknown as Service)

function contextWith(taken = createAllocations()) {
  return { ...newContext(), services: serviceAllocator(taken, () => 0, false) }
}

function allocated(object: Service, stored?: Service, context = contextWith()): Service {
  const answer = service.allocate?.(object, stored, context)
  if (answer === undefined || isRefusal(answer)) throw new Error(answer?.message)
  return answer
}

const web = { selector: { app: 'web' }, ports: [{ port: 80 }] }

describe('a Service is given', () => {
  it('an address and a family', () => {
    expect(allocated(svc(web)).spec).toMatchObject({
      clusterIP: '10.96.1.1',
      clusterIPs: ['10.96.1.1'],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    })
  })

  it('a node port for each of its ports, one for a number under two protocols', () => {
    const ports = [
      { name: 'tcp', port: 53, protocol: 'TCP' },
      { name: 'udp', port: 53, protocol: 'UDP' },
      { name: 'web', port: 80 },
    ]
    const { spec } = allocated(svc({ type: 'NodePort', ports }))
    expect(spec.ports?.map(({ nodePort }) => nodePort)).toEqual([30086, 30086, 30087])
  })

  it('neither if it is headless', () => {
    const { spec } = allocated(svc({ ...web, clusterIP: 'None' }))
    expect(spec).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'] })
  })

  it('both families if it is headless and selects nothing', () => {
    expect(allocated(svc({ clusterIP: 'None' })).spec).toMatchObject({
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'RequireDualStack',
    })
  })

  it('no node ports if a load balancer says it needs none', () => {
    const { spec } = allocated(
      svc({ ...web, type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }),
    )
    expect(spec.ports?.[0]?.nodePort).toBeUndefined()
  })
})

describe('a Service that asks for what is taken', () => {
  const taken = createAllocations()
  const context = contextWith(taken)
  allocated(svc({ ...web, clusterIP: '10.96.0.10' }), undefined, context)
  allocated(svc({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }), undefined, context)

  it.each<[object, string]>([
    [
      { ...web, clusterIP: '10.96.0.10' },
      'Service "s" is invalid: spec.clusterIPs: Invalid value: ["10.96.0.10"]: failed to allocate IP 10.96.0.10: provided IP is already allocated',
    ],
    [
      { ...web, clusterIP: '1.2.3.4' },
      'Service "s" is invalid: spec.clusterIPs: Invalid value: ["1.2.3.4"]: failed to allocate IP 1.2.3.4: the provided network does not match the current range',
    ],
    [
      { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] },
      'Service "s" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
    ],
  ])('%j is refused', (spec, message) => {
    const before = [taken.addresses.size, taken.ports.size]
    expect(service.allocate?.(svc(spec), undefined, context)).toMatchObject({ code: 422, message })
    // What was taken before the refusal is given back.
    expect([taken.addresses.size, taken.ports.size]).toEqual(before)
  })
})

describe('a Service that is changed', () => {
  const taken = createAllocations()
  const context = contextWith(taken)
  const stored = allocated(svc({ ...web, type: 'NodePort' }), undefined, context)

  it('keeps what it has when the change leaves it out', () => {
    const next = allocated(svc({ ...web, type: 'NodePort' }), stored, context)
    expect(next.spec).toEqual(stored.spec)
  })

  it('gives back its node ports when it needs none', () => {
    const wanted = { ...stored, spec: { ...stored.spec, type: 'ClusterIP' } } as Service
    const next = service.prepareForUpdate(allocated(wanted, stored, context), stored, '', context)
    expect(next.spec.ports?.[0]?.nodePort).toBeUndefined()
    expect(service.validateUpdate(next, stored, '')).toMatchObject(
      [{ field: 'spec.externalTrafficPolicy' }].slice(1),
    )
    service.release?.(stored, next, context)
    expect(taken.ports.size).toBe(0)
    expect(taken.addresses.size).toBe(1)
  })
})

describe('a Service is refused', () => {
  it.each<[string, object, string]>([
    ['without ports', { selector: { a: 'b' } }, 'spec.ports: Required value'],
    [
      'whose several ports have no names',
      { ports: [{ port: 80 }, { name: 'b', port: 81 }] },
      'spec.ports[0].name: Required value',
    ],
    [
      'that is headless and of type NodePort',
      { type: 'NodePort', clusterIP: 'None', ports: [{ port: 80 }] },
      'spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services',
    ],
    [
      'with a node port that its type has no use for',
      { ports: [{ port: 80, nodePort: 30080 }] },
      "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
    ],
    [
      'of type ExternalName without a name',
      { type: 'ExternalName' },
      'spec.externalName: Required value',
    ],
  ])('%s', (_, spec, cause) => {
    const { refused } = create(services, { metadata: { name: 's' }, spec })
    expect(refused?.details?.causes?.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      cause,
    ])
  })

  it('whose name begins with a digit, as its DNS name would', () => {
    const { refused } = create(services, { metadata: { name: '1s' }, spec: web })
    expect(refused?.message).toContain('a DNS-1035 label must consist of')
  })
})
