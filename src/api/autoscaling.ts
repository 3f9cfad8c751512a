/**
 * Group autoscaling, version v1: the common face of everything that has replicas.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/autoscaling/v1/types.go
 */
import type { KubeObject, NamespacedObjectMeta } from './meta'

/** The /scale subresource of deployments, replica sets, stateful sets, replication controllers. */
export interface Scale extends KubeObject {
  readonly apiVersion: 'autoscaling/v1'
  readonly kind: 'Scale'
  readonly metadata: NamespacedObjectMeta
  readonly spec?: { readonly replicas?: number }
  readonly status?: {
    readonly replicas: number
    /** A label selector as text. */
    readonly selector?: string
  }
}
