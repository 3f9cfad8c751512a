/**
 * Addresses and node ports of Services: which are taken, and which is given next. Free ones are
 * drawn at random from the upper part of the range; the lower band is left to those who ask for a
 * certain one, until the upper part is full. The real server keeps an IPAddress object for each
 * address and a bitmap of the ports; here both follow from the Services themselves.
 * Source: Kubernetes v1.35 pkg/registry/core/service/{ipallocator,portallocator}
 */
import type { Service } from '../../api/core'
import { formatIPv4, parseIPv4 } from './registry/ipAddress'
import type { AllocationFailure, ServiceAllocator } from './registry/resource'

export interface ServiceAllocations {
  /** Taken addresses, by the number of the IPv4 address. */
  readonly addresses: Set<number>
  readonly ports: Set<number>
}

/** kubeadm's default Service CIDR, 10.96.0.0/12. */
const SERVICE_CIDR = { base: 10 * 2 ** 24 + 96 * 2 ** 16, size: 2 ** 20 }
/** Source: pkg/kubeapiserver/options DefaultServiceNodePortRange. */
const NODE_PORTS = { base: 30_000, size: 2_768 }

/** Address of the Service `kubernetes`: the first of the range. */
export const KUBERNETES_CLUSTER_IP = formatIPv4(SERVICE_CIDR.base + 1)

export const createAllocations = (): ServiceAllocations => ({
  addresses: new Set(),
  ports: new Set(),
})

/** The allocator as a strategy uses it. A dry run is told the same and takes nothing. */
export function serviceAllocator(
  taken: ServiceAllocations,
  random: (bound: number) => number,
  dryRun: boolean,
): ServiceAllocator {
  const keep = <T>(set: Set<T>, item: T): void => {
    if (!dryRun) set.add(item)
  }
  return {
    allocateClusterIP(requested) {
      const found =
        requested === undefined ? freeAddress(taken, random) : checkAddress(taken, requested)
      if (typeof found !== 'number') return found
      keep(taken.addresses, found)
      return formatIPv4(found)
    },
    releaseClusterIP(address) {
      const number = parseIPv4(address)
      if (number !== undefined && !dryRun) taken.addresses.delete(number)
    },
    allocateNodePort(requested) {
      const found = requested === undefined ? freePort(taken, random) : checkPort(taken, requested)
      if (typeof found === 'number') keep(taken.ports, found)
      return found
    },
    releaseNodePort(port) {
      if (!dryRun) taken.ports.delete(port)
    },
  }
}

/** Takes note of a Service that came (`old` undefined), changed, or went (`next` undefined). */
export function followService(
  taken: ServiceAllocations,
  old: Service | undefined,
  next: Service | undefined,
): void {
  if (old !== undefined) {
    for (const address of addressesOf(old)) taken.addresses.delete(address)
    for (const port of portsOf(old)) taken.ports.delete(port)
  }
  if (next === undefined) return
  for (const address of addressesOf(next)) taken.addresses.add(address)
  for (const port of portsOf(next)) taken.ports.add(port)
}

function addressesOf({ spec }: Service): number[] {
  return (spec.clusterIPs ?? []).flatMap((text) => parseIPv4(text) ?? [])
}

function portsOf({ spec }: Service): number[] {
  const ports = (spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? [])
  return spec.healthCheckNodePort === undefined ? ports : [...ports, spec.healthCheckNodePort]
}

function checkAddress(taken: ServiceAllocations, requested: string): number | AllocationFailure {
  const { base, size } = SERVICE_CIDR
  const address = parseIPv4(requested)
  // Neither the network's own address nor the broadcast address is anybody's.
  if (address === undefined || address <= base || address >= base + size - 1) {
    const text = 'the provided network does not match the current range'
    return { failure: 'outOfRange', text }
  }
  if (!taken.addresses.has(address)) return address
  return { failure: 'allocated', text: 'provided IP is already allocated' }
}

function checkPort(taken: ServiceAllocations, requested: number): number | AllocationFailure {
  const { base, size } = NODE_PORTS
  if (requested < base || requested >= base + size) {
    const range = `The range of valid ports is ${base}-${base + size - 1}`
    return { failure: 'outOfRange', text: `provided port is not in the valid range. ${range}` }
  }
  if (!taken.ports.has(requested)) return requested
  return { failure: 'allocated', text: 'provided port is already allocated' }
}

function freeAddress(taken: ServiceAllocations, random: Random): number | AllocationFailure {
  const { base, size } = SERVICE_CIDR
  const band = Math.min(Math.max(16, size >> 4), 256)
  return draw(taken.addresses, base + 1, size - 2, band, random)
}

function freePort(taken: ServiceAllocations, random: Random): number | AllocationFailure {
  const { base, size } = NODE_PORTS
  const band = Math.min(Math.max(16, size >> 5), 128)
  return draw(taken.ports, base, size, band, random)
}

type Random = (bound: number) => number

/** A free one of `size` numbers from `first`: at random above the band, else the first in it. */
function draw(
  taken: ReadonlySet<number>,
  first: number,
  size: number,
  band: number,
  random: Random,
): number | AllocationFailure {
  const upper = size - band
  const start = random(upper)
  for (let i = 0; i < upper; i++) {
    const candidate = first + band + ((start + i) % upper)
    if (!taken.has(candidate)) return candidate
  }
  for (let i = 0; i < band; i++) if (!taken.has(first + i)) return first + i
  return { failure: 'full', text: 'range is full' }
}
