/**
 * Where a visitor finds a Service: its load balancer, a node's port, or, from inside the cluster,
 * its cluster IP.
 */
import type { Node, Service, ServicePort } from '../../api/core'
import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { addressAt, formatIP, parseCIDR, parseIP, sizeOf } from '../network/addresses'

/** A node at whose door a visitor may knock. */
export interface EntryNode {
  readonly name: string
  readonly address: string
  readonly podCIDR: string
}

/** A connection to open. */
export interface ServiceAddress {
  /** Whose letterbox it reaches first. */
  readonly to: ActorId
  readonly sourceIP: string
  readonly ip: string
  readonly port: number
  readonly protocol: 'TCP' | 'UDP'
  /** In words, for the first hop. */
  readonly note: string
}

export interface Surroundings {
  readonly cloudProvider: ActorId
  /** Ready nodes. */
  readonly entries: readonly EntryNode[]
}

/** TEST-NET-2: visitors from outside. */
const VISITORS = parseIP('198.51.100.0') ?? 0
const VISITOR_COUNT = 254

/** The address, or why there is none. Draws the visitor, and the node where any will do. */
export function addressOf(
  service: Service,
  { cloudProvider, entries }: Surroundings,
  context: Context,
): ServiceAddress | string {
  const { spec, status } = service
  const port = spec.ports?.[0]
  if (spec.type === 'ExternalName') return 'the Service is only an alias of a name outside'
  if (port === undefined) return 'the Service has no port'
  const protocol = port.protocol === 'UDP' ? 'UDP' : 'TCP'
  const visitor = formatIP(VISITORS + 1 + context.random(VISITOR_COUNT))
  if (spec.type === 'LoadBalancer') {
    const ip = status?.loadBalancer?.ingress?.[0]?.ip
    if (ip === undefined) return 'the load balancer has no address yet'
    const note = `visitor to ${ip}:${port.port}`
    return { to: cloudProvider, sourceIP: visitor, ip, port: port.port, protocol, note }
  }
  const entry = entries.length === 0 ? undefined : entries[context.random(entries.length)]
  if (entry === undefined) return 'no node is ready'
  if (spec.type === 'NodePort') {
    const { nodePort } = port
    if (nodePort === undefined) return 'the Service has no node port'
    const note = `visitor to node ${entry.name}, port ${nodePort}`
    const to = `kube-proxy/${entry.name}`
    return { to, sourceIP: visitor, ip: entry.address, port: nodePort, protocol, note }
  }
  return clusterAddress(spec.clusterIP, port, protocol, entry, visitor)
}

/** As a pod on `entry` would see it. */
function clusterAddress(
  clusterIP: string | undefined,
  { port }: ServicePort,
  protocol: 'TCP' | 'UDP',
  entry: EntryNode,
  visitor: string,
): ServiceAddress | string {
  if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None') {
    return 'the Service is headless: it has no address of its own'
  }
  const pods = parseCIDR(entry.podCIDR)
  // The last address of the node's range: a pod gets it only after all the others are taken.
  const sourceIP = pods === undefined ? visitor : formatIP(addressAt(pods, sizeOf(pods) - 2))
  const note = `a pod on node ${entry.name} to ${clusterIP}:${port}`
  return { to: `kube-proxy/${entry.name}`, sourceIP, ip: clusterIP, port, protocol, note }
}

/** A Node as an entry; undefined while it is not Ready or has no address. */
export function entryNode({ metadata, spec, status }: Node): EntryNode | undefined {
  const ready = status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True')
  const address = status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
  if (!ready || address === undefined) return undefined
  return { name: metadata.name, address, podCIDR: spec.podCIDR ?? '' }
}
