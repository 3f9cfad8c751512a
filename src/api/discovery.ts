/**
 * Group discovery.k8s.io, version v1: who stands behind a Service.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/discovery/v1/types.go
 */
import type { Protocol } from './container'
import type { ObjectReference } from './core'
import type { KubeObject, NamespacedObjectMeta, StringMap } from './meta'

/** At most 1000 endpoints and 20000 ports by validation; the controller stops at 100 endpoints. */
export interface EndpointSlice extends KubeObject {
  readonly apiVersion: 'discovery.k8s.io/v1'
  readonly kind: 'EndpointSlice'
  readonly metadata: NamespacedObjectMeta
  readonly addressType: 'IPv4' | 'IPv6' | 'FQDN'
  readonly endpoints: ReadonlyArray<Endpoint>
  readonly ports?: ReadonlyArray<EndpointPort>
}

export interface Endpoint {
  readonly addresses: ReadonlyArray<string>
  readonly conditions?: EndpointConditions
  readonly hostname?: string
  readonly targetRef?: ObjectReference
  readonly deprecatedTopology?: StringMap
  readonly nodeName?: string
  readonly zone?: string
  readonly hints?: EndpointHints
}

/** An absent `ready` or `serving` counts as true, an absent `terminating` as false. */
export interface EndpointConditions {
  readonly ready?: boolean
  readonly serving?: boolean
  readonly terminating?: boolean
}

export interface EndpointHints {
  readonly forZones?: ReadonlyArray<{ readonly name: string }>
  readonly forNodes?: ReadonlyArray<{ readonly name: string }>
}

export interface EndpointPort {
  readonly name?: string
  readonly protocol?: Protocol
  readonly port?: number
  readonly appProtocol?: string
}
