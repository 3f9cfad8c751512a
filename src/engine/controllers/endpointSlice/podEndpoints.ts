/**
 * A pod as an endpoint of a Service.
 * Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/utils.go, util/controller_utils.go
 */
import type { Node, Pod, Service, ServicePort } from '../../../api/core'
import type { Endpoint, EndpointHints, EndpointPort, EndpointSlice } from '../../../api/discovery'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { isPodReady, isPodTerminal } from '../../../api/machinery/podConditions'

export type AddressType = EndpointSlice['addressType']

const ZONE_LABEL = 'topology.kubernetes.io/zone'

/** A pod counts while it has an address and its containers may run, ready or not. */
export function shouldBeInEndpoints(pod: Pod): boolean {
  return !isPodTerminal(pod) && podIPs(pod).length > 0
}

export function podToEndpoint(
  pod: Pod,
  node: Node | undefined,
  service: Service,
  addressType: AddressType,
): Endpoint {
  const serving = isPodReady(pod)
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating)
  const { name, namespace, uid } = pod.metadata
  const { nodeName, hostname, subdomain } = pod.spec
  const zone = node?.metadata.labels?.[ZONE_LABEL] ?? ''
  const named = hostname !== undefined && subdomain === service.metadata.name
  const endpoint: Endpoint = {
    addresses: podIPs(pod).filter((ip) => isIPv6(ip) === (addressType === 'IPv6')),
    conditions: { ready, serving, terminating },
    ...(named ? { hostname } : {}),
    targetRef: { kind: 'Pod', namespace, name, uid },
    ...(nodeName === undefined || nodeName === '' ? {} : { nodeName }),
    ...(zone === '' ? {} : { zone }),
  }
  const hints = ready ? hintsFor(service, endpoint) : undefined
  return hints === undefined ? endpoint : { ...endpoint, hints }
}

/** Where the Service prefers near endpoints, each serves its own zone or node first. */
function hintsFor({ spec }: Service, { zone, nodeName }: Endpoint): EndpointHints | undefined {
  const near = spec.trafficDistribution ?? ''
  if (!['PreferClose', 'PreferSameZone', 'PreferSameNode'].includes(near)) return undefined
  const sameNode = near === 'PreferSameNode' && nodeName !== undefined
  if (zone === undefined && !sameNode) return undefined
  return {
    ...(zone === undefined ? {} : { forZones: [{ name: zone }] }),
    ...(sameNode ? { forNodes: [{ name: nodeName }] } : {}),
  }
}

/** The Service's ports as this pod has them: a named port may be another number in every pod. */
export function endpointPorts({ spec }: Service, pod: Pod): readonly EndpointPort[] {
  const ports: EndpointPort[] = []
  for (const servicePort of spec.ports ?? []) {
    const port = findPort(pod, servicePort)
    if (port === undefined) continue
    const { name = '', protocol = 'TCP', appProtocol } = servicePort
    ports.push({ name, protocol, port, ...(appProtocol === undefined ? {} : { appProtocol }) })
  }
  return ports
}

function findPort({ spec }: Pod, servicePort: ServicePort): number | undefined {
  const { targetPort = servicePort.port, protocol = 'TCP' } = servicePort
  if (typeof targetPort === 'number') return targetPort
  const sidecars = spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always')
  for (const { ports = [] } of [...spec.containers, ...(sidecars ?? [])]) {
    const found = ports.find(
      (port) => port.name === targetPort && (port.protocol ?? 'TCP') === protocol,
    )
    if (found !== undefined) return found.containerPort
  }
  return undefined
}

export interface PodChange {
  /** What an endpoint shows of the pod. */
  readonly endpoint: boolean
  /** Which Services it may belong to. */
  readonly membership: boolean
}

/** Source: podEndpointsChanged */
export function podChange(old: Pod, pod: Pod): PodChange {
  const membership =
    !deepEqual(old.metadata.labels, pod.metadata.labels) ||
    old.spec.hostname !== pod.spec.hostname ||
    old.spec.subdomain !== pod.spec.subdomain
  const endpoint =
    old.metadata.deletionTimestamp !== pod.metadata.deletionTimestamp ||
    isPodReady(old) !== isPodReady(pod) ||
    isPodTerminal(old) !== isPodTerminal(pod) ||
    !deepEqual(podIPs(old), podIPs(pod))
  return { endpoint, membership }
}

export function podIPs({ status }: Pod): readonly string[] {
  const { podIP = '', podIPs: ips } = status ?? {}
  if (ips !== undefined && ips.length > 0) return ips.map(({ ip }) => ip)
  return podIP === '' ? [] : [podIP]
}

const isIPv6 = (ip: string): boolean => ip.includes(':')

/** Two endpoints are the same one if these agree; anything else of it may change in place. */
export function endpointKey({ addresses, hostname = '' }: Endpoint): string {
  const [only = ''] = addresses
  return `${addresses.length === 1 ? only : [...addresses].sort().join(',')}|${hostname}`
}

/** Whether an endpoint need not be written again. There are many, so fields are compared one by one. */
export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return (
    a.conditions?.ready === b.conditions?.ready &&
    a.conditions?.serving === b.conditions?.serving &&
    a.conditions?.terminating === b.conditions?.terminating &&
    a.nodeName === b.nodeName &&
    a.zone === b.zone &&
    a.targetRef?.uid === b.targetRef?.uid &&
    a.targetRef?.name === b.targetRef?.name &&
    deepEqual(a.hints, b.hints)
  )
}
