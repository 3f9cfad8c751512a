/**
 * Group core, version v1: the older list of a Service's addresses, one object per Service. Deprecated
 * since 1.33, and still written.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/types.go
 */
import type { ObjectReference } from './core'
import type { KubeObject, NamespacedObjectMeta } from './meta'

export interface Endpoints extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Endpoints'
  readonly metadata: NamespacedObjectMeta
  readonly subsets?: ReadonlyArray<EndpointSubset>
}

/** Every address serves every port. */
export interface EndpointSubset {
  readonly addresses?: ReadonlyArray<EndpointAddress>
  readonly notReadyAddresses?: ReadonlyArray<EndpointAddress>
  readonly ports?: ReadonlyArray<EndpointSubsetPort>
}

export interface EndpointAddress {
  readonly ip: string
  readonly hostname?: string
  readonly nodeName?: string
  readonly targetRef?: ObjectReference
}

export interface EndpointSubsetPort {
  readonly name?: string
  readonly port: number
  readonly protocol?: string
  readonly appProtocol?: string
}
