/**
 * Group scheduling.k8s.io, version v1.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/scheduling/v1/types.go
 */
import type { PreemptionPolicy } from './core'
import type { KubeObject } from './meta'

export interface PriorityClass extends KubeObject {
  readonly apiVersion: 'scheduling.k8s.io/v1'
  readonly kind: 'PriorityClass'
  /** At most 1000000000 for classes made by users; the system's own lie above. */
  readonly value: number
  readonly globalDefault?: boolean
  readonly description?: string
  readonly preemptionPolicy?: PreemptionPolicy
}
