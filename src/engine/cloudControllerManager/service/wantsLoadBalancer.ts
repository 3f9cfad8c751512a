/**
 * Whether a Service wants a load balancer of this controller, and whether a change of it matters.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/service/controller.go
 */

import type { Service } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'

export const LOAD_BALANCER_FINALIZER = 'service.kubernetes.io/load-balancer-cleanup'

/** With a loadBalancerClass it is somebody else's. */
export const wantsLoadBalancer = ({ spec }: Service): boolean =>
  spec.type === 'LoadBalancer' && spec.loadBalancerClass === undefined

export const hasFinalizer = ({ metadata }: Service): boolean =>
  metadata.finalizers?.includes(LOAD_BALANCER_FINALIZER) ?? false

/** The load balancer must go: the Service does, or it is no longer of that type. */
export const needsCleanup = (service: Service): boolean =>
  hasFinalizer(service) &&
  (service.metadata.deletionTimestamp !== undefined || service.spec.type !== 'LoadBalancer')

/** Whether a change of the Service can change its load balancer. */
export function needsUpdate(old: Service, next: Service): boolean {
  const wants = wantsLoadBalancer(next)
  if (wantsLoadBalancer(old) !== wants) return true
  if (!wants) return false
  if (old.metadata.uid !== next.metadata.uid) return true
  if (!deepEqual(old.metadata.annotations, next.metadata.annotations)) return true
  return WATCHED_FIELDS.some((field) => !deepEqual(old.spec[field], next.spec[field]))
}

const WATCHED_FIELDS = [
  'loadBalancerSourceRanges',
  'ports',
  'sessionAffinity',
  'sessionAffinityConfig',
  'loadBalancerIP',
  'externalIPs',
  'externalTrafficPolicy',
  'healthCheckNodePort',
  'ipFamilies',
] as const
