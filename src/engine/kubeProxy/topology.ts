/**
 * Which endpoints a node sends traffic to: ready ones, near ones if the hints say so, and
 * terminating ones that still serve only where nothing else is left.
 * Source: Kubernetes v1.35 pkg/proxy/topology.go
 */
import { type EndpointInfo, isLocal, isServingTerminating } from './endpoints'

/** Where a kube-proxy stands. */
export interface Locality {
  readonly node: string
  /** Empty without a zone label. */
  readonly zone: string
}

/** Which of the two sets a service port needs. */
export interface EndpointUse {
  readonly cluster: boolean
  readonly local: boolean
}

export interface CategorizedEndpoints {
  /** For traffic policy Cluster. */
  readonly cluster: readonly EndpointInfo[]
  /** For traffic policy Local: those on this node. */
  readonly local: readonly EndpointInfo[]
  /** Whether there is a usable one anywhere in the cluster, reachable from here or not. */
  readonly usable: boolean
  /** What the hints made of `cluster`. */
  readonly mode: TopologyMode
}

/** Takes all endpoints of a service port, sorted; keeps their order. */
export function categorizeEndpoints(
  endpoints: readonly EndpointInfo[],
  use: EndpointUse,
  locality: Locality,
): CategorizedEndpoints {
  const mode = use.cluster ? topologyMode(endpoints, locality) : 'none'
  const cluster = use.cluster ? clusterEndpoints(endpoints, mode, locality) : []
  if (!use.local) return { cluster, local: [], usable: cluster.length > 0, mode }
  const here = endpoints.filter((endpoint) => isLocal(endpoint, locality.node))
  const local = orServingTerminating(here, here.filter(isReady))
  const usable = endpoints.some((endpoint) => endpoint.ready || isServingTerminating(endpoint))
  return { cluster, local, usable, mode }
}

/** What the hints of the ready endpoints make of it, for a node. */
export type TopologyMode = 'none' | 'PreferSameZone' | 'PreferSameNode'

export function topologyMode(
  endpoints: readonly EndpointInfo[],
  { node, zone }: Locality,
): TopologyMode {
  const ready = endpoints.filter(isReady)
  if (ready.length === 0) return 'none'
  // One endpoint without a hint means that the controller is not done: then all hints are ignored.
  if (ready.every(({ nodeHints }) => nodeHints.length > 0)) {
    if (ready.some(({ nodeHints }) => nodeHints.includes(node))) return 'PreferSameNode'
  }
  if (ready.every(({ zoneHints }) => zoneHints.length > 0)) {
    if (ready.some(({ zoneHints }) => zoneHints.includes(zone))) return 'PreferSameZone'
  }
  return 'none'
}

function clusterEndpoints(
  endpoints: readonly EndpointInfo[],
  mode: TopologyMode,
  locality: Locality,
): EndpointInfo[] {
  const ready = endpoints.filter((endpoint) => endpoint.ready && near(endpoint, mode, locality))
  return orServingTerminating(endpoints, ready)
}

const isReady = (endpoint: EndpointInfo): boolean => endpoint.ready

function orServingTerminating(
  endpoints: readonly EndpointInfo[],
  ready: EndpointInfo[],
): EndpointInfo[] {
  return ready.length > 0 ? ready : endpoints.filter(isServingTerminating)
}

function near(endpoint: EndpointInfo, mode: TopologyMode, { node, zone }: Locality): boolean {
  if (mode === 'PreferSameNode') return endpoint.nodeHints.includes(node)
  if (mode === 'PreferSameZone') return endpoint.zoneHints.includes(zone)
  return true
}
