/** What the service controller writes: all of it through the status subresource, as upstream does. */
import type { LoadBalancerIngress, Service } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { Call } from '../../clientGo/client'
import { objectPath } from '../../clientGo/paths'
import type {
  InstanceReference,
  LoadBalancerSpec,
  LoadBalancerStatus,
} from '../../outside/cloudMessages'
import { STRATEGIC_MERGE } from '../controller'
import { LOAD_BALANCER_FINALIZER } from './wantsLoadBalancer'

export function addFinalizer(service: Service): Call {
  const finalizers = [...(service.metadata.finalizers ?? []), LOAD_BALANCER_FINALIZER]
  const body = { '$setElementOrder/finalizers': finalizers, finalizers: [LOAD_BALANCER_FINALIZER] }
  return patch(service, { metadata: body })
}

export function removeFinalizer(service: Service): Call {
  const left = service.metadata.finalizers?.filter((one) => one !== LOAD_BALANCER_FINALIZER) ?? []
  return patch(service, {
    metadata: {
      '$deleteFromPrimitiveList/finalizers': [LOAD_BALANCER_FINALIZER],
      ...(left.length > 0 && { '$setElementOrder/finalizers': left }),
    },
  })
}

/** Undefined when the status is so already. No ingress: the load balancer is gone. */
export function patchIngress(
  service: Service,
  ingress: readonly LoadBalancerIngress[],
): Call | undefined {
  const old = service.status?.loadBalancer?.ingress ?? []
  if (deepEqual(old, ingress)) return undefined
  const value = ingress.length === 0 ? null : ingress
  return patch(service, { status: { loadBalancer: { ingress: value } } })
}

export const ingressOf = ({ ip }: LoadBalancerStatus): readonly LoadBalancerIngress[] => [
  { ip, ipMode: 'VIP' },
]

/** The cloud's name for a Service's load balancer: `a` and the uid without dashes, 32 characters. */
export const loadBalancerName = ({ metadata }: Service): string =>
  `a${metadata.uid.replaceAll('-', '')}`.slice(0, 32)

export function loadBalancerSpec(
  service: Service,
  hosts: readonly InstanceReference[],
): LoadBalancerSpec {
  const { spec, metadata } = service
  const local = spec.externalTrafficPolicy === 'Local'
  return {
    name: loadBalancerName(service),
    service: `${metadata.namespace}/${metadata.name}`,
    ports: (spec.ports ?? []).map(({ protocol = 'TCP', port, nodePort = 0 }) => ({
      protocol,
      port,
      nodePort,
    })),
    hosts,
    sourceRanges: spec.loadBalancerSourceRanges ?? [],
    clientAffinity: spec.sessionAffinity === 'ClientIP',
    healthCheckNodePort: local ? (spec.healthCheckNodePort ?? 0) : 0,
    requestedIP: spec.loadBalancerIP ?? '',
  }
}

function patch({ metadata }: Service, body: unknown): Call {
  const path = objectPath('v1', 'services', metadata.namespace, metadata.name, 'status')
  return { method: 'PATCH', path, headers: STRATEGIC_MERGE, body }
}
