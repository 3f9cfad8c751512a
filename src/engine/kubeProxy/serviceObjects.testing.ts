import type { Service, ServiceSpec, ServiceStatus } from '../../api/core'
import type { Endpoint, EndpointSlice } from '../../api/discovery'
import type { Packet } from '../network/messages'
import type { RoutingNode } from './routing'
import type { NodePlace } from './serviceRules'

const stored = { uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T12:00:00Z' }

export const CLIENT_ON_NODE_1 = '10.244.1.9'
export const VISITOR = '198.51.100.7'

export function makeService(spec: ServiceSpec = {}, status?: ServiceStatus, name = 'web'): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default', ...stored },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.14.7',
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 }],
      ...spec,
    },
    ...(status && { status }),
  }
}

export function makeSlice(endpoints: readonly Endpoint[], service = 'web'): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${service}-abc12`,
      namespace: 'default',
      labels: { 'kubernetes.io/service-name': service },
      ...stored,
    },
    addressType: 'IPv4',
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
    endpoints,
  }
}

export type EndpointState = 'ready' | 'notReady' | 'terminating' | 'gone'

/** `gone`: terminating, and no longer serving. */
export function makeEndpoint(
  ip: string,
  node: string,
  state: EndpointState = 'ready',
  hints?: Endpoint['hints'],
): Endpoint {
  return {
    addresses: [ip],
    nodeName: node,
    conditions: {
      ready: state === 'ready',
      serving: state === 'ready' || state === 'terminating',
      terminating: state === 'terminating' || state === 'gone',
    },
    ...(hints && { hints }),
  }
}

export const placeOf = (node = 'node-1', zone = 'a'): NodePlace => ({
  node,
  zone,
  clusterCIDR: '10.244.0.0/16',
})

export const makePacket = (destinationIP: string, port: number, sourceIP: string): Packet => ({
  type: 'packet',
  id: 1,
  sender: 'end-users',
  sourceIP,
  destinationIP,
  port,
  protocol: 'TCP',
  request: { method: 'GET', path: '/' },
  hops: [],
})

/** A node whose die shows what `random` says; without it every chance is missed. */
export const routingNode = (random = (bound: number) => bound - 1): RoutingNode => ({
  name: 'node-1',
  addresses: ['192.168.0.11'],
  affinity: new Map(),
  now: 0,
  random,
})
