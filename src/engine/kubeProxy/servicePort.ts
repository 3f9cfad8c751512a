/**
 * One port of a Service as kube-proxy sees it: all that its rules depend on but the endpoints.
 * Source: Kubernetes v1.35 pkg/proxy/serviceport.go
 */
import type { Protocol } from '../../api/container'
import type { Service } from '../../api/core'
import { type ServicePortChains, servicePortChains, servicePortName } from './chainNames'
import type { RuleProtocol } from './rule'

export interface ServicePortInfo {
  /** `default/web:http` */
  readonly name: string
  /** The name of the port alone; empty without one. */
  readonly portName: string
  readonly apiProtocol: Protocol
  readonly protocol: RuleProtocol
  readonly chains: ServicePortChains
  readonly clusterIP: string
  readonly port: number
  /** 0 without one. */
  readonly nodePort: number
  readonly externalIPs: readonly string[]
  /** Load balancer addresses that nodes answer themselves (ipMode VIP). */
  readonly loadBalancerVIPs: readonly string[]
  readonly sourceRanges: readonly string[]
  /** Seconds a client keeps its endpoint; 0 without session affinity. */
  readonly affinitySeconds: number
  readonly internalPolicyLocal: boolean
  readonly externalPolicyLocal: boolean
  readonly healthCheckNodePort: number
}

const DEFAULT_AFFINITY_SECONDS = 10_800

/** Nothing for headless Services and ExternalName: there is no address to listen for. */
export function servicePorts(service: Service): ServicePortInfo[] {
  const { spec, metadata, status } = service
  const { clusterIP } = spec
  if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None') return []
  if (spec.type === 'ExternalName') return []
  const loadBalancerVIPs: string[] = []
  for (const { ip, ipMode } of status?.loadBalancer?.ingress ?? []) {
    if (ip !== undefined && ipMode !== 'Proxy') loadBalancerVIPs.push(ip)
  }
  const externalPolicyLocal = spec.externalTrafficPolicy === 'Local'
  return (spec.ports ?? []).map((port) => {
    const apiProtocol = port.protocol ?? 'TCP'
    const protocol = lowerCase(apiProtocol)
    const name = servicePortName(metadata.namespace, metadata.name, port.name ?? '')
    return {
      name,
      portName: port.name ?? '',
      apiProtocol,
      protocol,
      chains: servicePortChains(name, protocol),
      clusterIP,
      port: port.port,
      nodePort: port.nodePort ?? 0,
      externalIPs: spec.externalIPs ?? [],
      loadBalancerVIPs,
      sourceRanges: loadBalancerVIPs.length > 0 ? (spec.loadBalancerSourceRanges ?? []) : [],
      affinitySeconds: affinitySeconds(service),
      internalPolicyLocal: spec.internalTrafficPolicy === 'Local',
      externalPolicyLocal,
      healthCheckNodePort: externalPolicyLocal ? (spec.healthCheckNodePort ?? 0) : 0,
    }
  })
}

export const externallyAccessible = (port: ServicePortInfo): boolean =>
  port.nodePort !== 0 || port.externalIPs.length > 0 || port.loadBalancerVIPs.length > 0

/** Even with external policy Local, traffic from the cluster itself takes the short way to any pod. */
export const usesClusterEndpoints = (port: ServicePortInfo): boolean =>
  !port.internalPolicyLocal || externallyAccessible(port)

export const usesLocalEndpoints = (port: ServicePortInfo): boolean =>
  port.internalPolicyLocal || (port.externalPolicyLocal && externallyAccessible(port))

function affinitySeconds({ spec }: Service): number {
  if (spec.sessionAffinity !== 'ClientIP') return 0
  return spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? DEFAULT_AFFINITY_SECONDS
}

function lowerCase(protocol: Protocol): RuleProtocol {
  if (protocol === 'UDP') return 'udp'
  return protocol === 'SCTP' ? 'sctp' : 'tcp'
}
