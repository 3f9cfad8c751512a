/**
 * IPv4 addresses and the arithmetic of CIDR blocks. The simulated cluster is single-stack IPv4.
 * An address is an unsigned 32-bit number inside, a dotted quad outside.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery net usage, k8s.io/utils/net
 */

/** A block of addresses: `base` is its first, `prefix` how many leading bits it fixes, 0–32. */
export interface CIDR {
  readonly base: number
  readonly prefix: number
}

/** `10.244.1.5` as a number, or undefined if it is no address. Leading zeros are refused. */
export function parseIP(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part)) return undefined
    const octet = Number(part)
    if (octet > 255) return undefined
    value = value * 256 + octet
  }
  return value
}

export const formatIP = (ip: number): string =>
  `${ip >>> 24}.${(ip >>> 16) & 255}.${(ip >>> 8) & 255}.${ip & 255}`

/** `10.244.0.0/16`; the bits after the prefix are dropped. Undefined if it is no block. */
export function parseCIDR(text: string): CIDR | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const ip = parseIP(text.slice(0, slash))
  const prefix = text.slice(slash + 1)
  if (ip === undefined || !/^(0|[1-9]\d?)$/.test(prefix) || Number(prefix) > 32) return undefined
  return { base: firstOf(ip, Number(prefix)), prefix: Number(prefix) }
}

export const formatCIDR = ({ base, prefix }: CIDR): string => `${formatIP(base)}/${prefix}`

/** How many addresses a block has, network and broadcast address included. */
export const sizeOf = ({ prefix }: CIDR): number => 2 ** (32 - prefix)

/** The address at `offset` from the block's first. */
export const addressAt = (block: CIDR, offset: number): number => block.base + offset

export const contains = (block: CIDR, ip: number): boolean =>
  firstOf(ip, block.prefix) === block.base

/** Whether two blocks share an address: one then lies within the other. */
export const overlaps = (one: CIDR, other: CIDR): boolean =>
  one.prefix <= other.prefix ? contains(one, other.base) : contains(other, one.base)

/** Whether `ip` is the address `block`, or lies in the block. Neither may be well formed. */
export function matchesAddress(block: string, ip: string): boolean {
  if (block === ip) return true
  const range = parseCIDR(block)
  const address = parseIP(ip)
  return range !== undefined && address !== undefined && contains(range, address)
}

/** The `index`-th of the blocks with this prefix that `block` is cut into; undefined past the last. */
export function subnetAt(block: CIDR, prefix: number, index: number): CIDR | undefined {
  if (prefix < block.prefix || index >= 2 ** (prefix - block.prefix)) return undefined
  return { base: block.base + index * 2 ** (32 - prefix), prefix }
}

function firstOf(ip: number, prefix: number): number {
  const size = 2 ** (32 - prefix)
  return Math.floor(ip / size) * size
}
