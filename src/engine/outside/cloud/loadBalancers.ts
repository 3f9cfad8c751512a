/**
 * The cloud's load balancers: an address each, listeners, and the nodes behind. A connection goes
 * to one of the nodes whose health check passes, at the Service's node port.
 */
import type { Context } from '../../kernel/actor'
import { addressAt, type CIDR, formatIP, matchesAddress, parseCIDR } from '../../network/addresses'
import type { Packet } from '../../network/messages'
import { passed, redirected } from '../../network/packets'
import type { InstanceReference, LoadBalancerNote, LoadBalancerSpec } from '../cloudMessages'
import type { MachineRoom } from './machines'
import { healthyTarget, type TargetHealthRoom, targetKey, targetPort } from './targetHealth'

export interface LoadBalancer {
  readonly ip: string
  spec: LoadBalancerSpec
  /** The hosts that get traffic: all, or a subset of many. */
  targets: readonly string[]
}

export interface LoadBalancerRoom extends MachineRoom, TargetHealthRoom {
  /** By name. */
  readonly loadBalancers: Map<string, LoadBalancer>
  /** Names by address. */
  readonly addresses: Map<string, string>
  nextLoadBalancerAddress: number
}

/** TEST-NET-3: addresses that belong to nobody. */
const PUBLIC_NETWORK: CIDR = parseCIDR('203.0.113.0/24') ?? { base: 0, prefix: 32 }
const FIRST_ADDRESS = 10
const LAST_ADDRESS = 254
export const FIRST_LOAD_BALANCER_ADDRESS = FIRST_ADDRESS

/**
 * How many nodes one load balancer uses, so that health checks do not grow with the cluster.
 * Source: GKE's subsetting, 25 nodes under policy Cluster and 250 under Local
 */
const MOST_TARGETS = 25
const MOST_LOCAL_TARGETS = 250

/** Makes the load balancer, or gives the one there is what `spec` wants. An error is text. */
export function ensureLoadBalancer(
  room: LoadBalancerRoom,
  spec: LoadBalancerSpec,
  context: Context,
): LoadBalancer | string {
  const old = room.loadBalancers.get(spec.name)
  const keeps = spec.requestedIP === '' || spec.requestedIP === old?.ip
  if (old !== undefined && keeps) {
    old.spec = spec
    setTargets(old)
    noteChange(old, 'updated', context)
    return old
  }
  const ip = takeAddress(room, spec.requestedIP)
  if (ip === undefined) {
    return spec.requestedIP === ''
      ? `no address left in ${PUBLIC_RANGE}`
      : `address ${spec.requestedIP} is not available`
  }
  if (old !== undefined) deleteLoadBalancer(room, spec.name, context)
  const loadBalancer: LoadBalancer = { ip, spec, targets: [] }
  setTargets(loadBalancer)
  room.loadBalancers.set(spec.name, loadBalancer)
  room.addresses.set(ip, spec.name)
  noteChange(loadBalancer, 'created', context)
  return loadBalancer
}

export function updateHosts(
  loadBalancer: LoadBalancer,
  hosts: readonly InstanceReference[],
  context: Context,
): void {
  loadBalancer.spec = { ...loadBalancer.spec, hosts }
  setTargets(loadBalancer)
  noteChange(loadBalancer, 'updated', context)
}

export function deleteLoadBalancer(room: LoadBalancerRoom, name: string, context: Context): void {
  const loadBalancer = room.loadBalancers.get(name)
  if (loadBalancer === undefined) return
  room.loadBalancers.delete(name)
  room.addresses.delete(loadBalancer.ip)
  noteChange(loadBalancer, 'deleted', context)
}

/** Sends a visitor's packet on to a node. Returns why it could not; then nobody answers it. */
export function balance(
  room: LoadBalancerRoom,
  packet: Packet,
  context: Context,
): string | undefined {
  const loadBalancer = room.loadBalancers.get(room.addresses.get(packet.destinationIP) ?? '')
  if (loadBalancer === undefined) return `nobody has the address ${packet.destinationIP}`
  const { spec, targets } = loadBalancer
  const listener = spec.ports.find(
    ({ port, protocol }) => port === packet.port && protocol === packet.protocol,
  )
  if (listener === undefined) return `the load balancer does not listen on ${packet.port}`
  const { sourceRanges } = spec
  const allowed =
    sourceRanges.length === 0 ||
    sourceRanges.some((range) => matchesAddress(range, packet.sourceIP))
  if (!allowed) return `the load balancer lets nobody in from ${packet.sourceIP}`
  const port = targetPort(spec)
  const healthy = targets.filter((node) => healthyTarget(room, targetKey(node, port)))
  const node = choose(healthy, spec.clientAffinity, packet.sourceIP, context)
  const machine = node === undefined ? undefined : room.machines.get(node)
  if (machine === undefined) return 'no node behind the load balancer is healthy'
  const at = `LoadBalancer ${loadBalancer.ip}:${packet.port}`
  const note = `to node ${machine.name}, ${healthy.length} of ${targets.length} healthy`
  const next = redirected(packet, machine.address, listener.nodePort)
  context.send(`kube-proxy/${machine.name}`, passed(next, at, note))
  return undefined
}

const PUBLIC_RANGE = '203.0.113.0/24'

/** Keeps the targets that are still hosts, and fills up in the order given. */
function setTargets(loadBalancer: LoadBalancer): void {
  const { spec, targets } = loadBalancer
  const most = spec.healthCheckNodePort === 0 ? MOST_TARGETS : MOST_LOCAL_TARGETS
  const hosts = spec.hosts.map(({ name }) => name)
  const chosen = new Set(targets.filter((name) => hosts.includes(name)))
  for (const name of hosts) if (chosen.size < most) chosen.add(name)
  loadBalancer.targets = [...chosen]
}

function choose(
  nodes: readonly string[],
  clientAffinity: boolean,
  sourceIP: string,
  context: Context,
): string | undefined {
  if (nodes.length === 0) return undefined
  const index = clientAffinity ? hashOf(sourceIP) % nodes.length : context.random(nodes.length)
  return nodes[index]
}

/** FNV-1a: the same client gets the same node while the healthy ones stay. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function takeAddress(room: LoadBalancerRoom, requested: string): string | undefined {
  if (requested !== '') {
    return matchesAddress(PUBLIC_RANGE, requested) && !room.addresses.has(requested)
      ? requested
      : undefined
  }
  for (let tried = FIRST_ADDRESS; tried <= LAST_ADDRESS; tried++) {
    const ip = formatIP(addressAt(PUBLIC_NETWORK, room.nextLoadBalancerAddress))
    const next = room.nextLoadBalancerAddress + 1
    room.nextLoadBalancerAddress = next <= LAST_ADDRESS ? next : FIRST_ADDRESS
    if (!room.addresses.has(ip)) return ip
  }
  return undefined
}

function noteChange(
  { spec, ip }: LoadBalancer,
  what: LoadBalancerNote['what'],
  context: Context,
): void {
  const note: LoadBalancerNote = { type: 'cloud.loadBalancer', service: spec.service, ip, what }
  context.note(note)
}
