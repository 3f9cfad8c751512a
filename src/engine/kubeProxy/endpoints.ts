/**
 * The endpoints of one port of a Service, out of its EndpointSlices.
 * Source: Kubernetes v1.35 pkg/proxy/endpointslicecache.go
 */
import type { Protocol } from '../../api/container'
import type { Endpoint, EndpointSlice } from '../../api/discovery'
import { endpointChain } from './chainNames'

export interface EndpointInfo {
  readonly ip: string
  readonly port: number
  /** `ip:port` */
  readonly text: string
  /** Its KUBE-SEP chain. */
  readonly chain: string
  /** The node it is on; empty where the slice does not say. */
  readonly node: string
  /** namespace/name of the pod; empty where it is none. */
  readonly pod: string
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
  readonly zoneHints: readonly string[]
  readonly nodeHints: readonly string[]
}

/** Which port of which Service is meant, in the words of slices and of chains. */
export interface EndpointPortKey {
  /** `default/web:http` */
  readonly name: string
  readonly portName: string
  readonly apiProtocol: Protocol
  readonly protocol: string
}

/**
 * Sorted by `ip:port`; an address that two slices hold while a pod moves between them counts once.
 * `slices` must come in a fixed order.
 */
export function endpointsOfPort(
  slices: readonly EndpointSlice[],
  port: EndpointPortKey,
): EndpointInfo[] {
  const found = new Map<string, EndpointInfo>()
  for (const slice of slices) {
    for (const info of endpointsIn(slice, port)) {
      if (!found.has(info.text)) found.set(info.text, info)
    }
  }
  return [...found.values()].sort((one, other) => (one.text < other.text ? -1 : 1))
}

/**
 * Worked out once per version of a slice: when one endpoint of a thousand changes, the slices that
 * did not are not read, and their chains not named, again. Slices are immutable.
 */
const KNOWN = new WeakMap<EndpointSlice, Map<string, readonly EndpointInfo[]>>()

function endpointsIn(slice: EndpointSlice, port: EndpointPortKey): readonly EndpointInfo[] {
  const byPort = KNOWN.get(slice) ?? new Map<string, readonly EndpointInfo[]>()
  KNOWN.set(slice, byPort)
  const key = `${port.name} ${port.protocol}`
  const known = byPort.get(key)
  if (known !== undefined) return known
  const found: EndpointInfo[] = []
  for (const candidate of slice.addressType === 'IPv4' ? (slice.ports ?? []) : []) {
    if ((candidate.name ?? '') !== port.portName || candidate.port === undefined) continue
    if ((candidate.protocol ?? 'TCP') !== port.apiProtocol) continue
    for (const endpoint of slice.endpoints) {
      const info = endpointInfo(endpoint, candidate.port, port)
      if (info !== undefined) found.push(info)
    }
  }
  byPort.set(key, found)
  return found
}

export const isLocal = (endpoint: EndpointInfo, node: string): boolean => endpoint.node === node

export const isServingTerminating = (endpoint: EndpointInfo): boolean =>
  endpoint.serving && endpoint.terminating

/** Only the first address counts: the others are the same pod's. */
function endpointInfo(
  endpoint: Endpoint,
  port: number,
  { name: portName, protocol }: EndpointPortKey,
): EndpointInfo | undefined {
  const ip = endpoint.addresses[0]
  if (ip === undefined) return undefined
  const { conditions, hints, targetRef } = endpoint
  return {
    ip,
    port,
    text: `${ip}:${port}`,
    chain: endpointChain(portName, protocol, `${ip}:${port}`),
    node: endpoint.nodeName ?? '',
    pod: targetRef?.kind === 'Pod' ? `${targetRef.namespace ?? ''}/${targetRef.name ?? ''}` : '',
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? true,
    terminating: conditions?.terminating ?? false,
    zoneHints: (hints?.forZones ?? []).map(({ name }) => name),
    nodeHints: (hints?.forNodes ?? []).map(({ name }) => name),
  }
}
