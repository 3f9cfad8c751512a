/**
 * Group coordination.k8s.io, version v1: heartbeats and leadership.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/coordination/v1/types.go
 */
import type { KubeObject, MicroTime, NamespacedObjectMeta } from './meta'

export interface Lease extends KubeObject {
  readonly apiVersion: 'coordination.k8s.io/v1'
  readonly kind: 'Lease'
  readonly metadata: NamespacedObjectMeta
  readonly spec?: LeaseSpec
}

export interface LeaseSpec {
  readonly holderIdentity?: string
  readonly leaseDurationSeconds?: number
  readonly acquireTime?: MicroTime
  readonly renewTime?: MicroTime
  readonly leaseTransitions?: number
  readonly strategy?: string
  readonly preferredHolder?: string
}
