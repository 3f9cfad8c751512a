/**
 * The addresses of a node's pods: a range of its podCIDR, handed out in turn, so that an address
 * just given back is not used again at once. .1 is the bridge.
 * Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator
 */
import type { AddressStore } from './runtimeState'

/** The addresses of a podCIDR. */
export interface Range {
  /** The network's first address as an unsigned number. */
  readonly base: number
  /** How many addresses pods can have: from .2 to the last before broadcast. */
  readonly size: number
}

/** Undefined for text that is no IPv4 range of at least four addresses. */
export function parseRange(cidr: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr)
  if (match === null) return undefined
  const bits = Number(match[5])
  if (bits < 8 || bits > 30) return undefined
  const address = match.slice(1, 5).reduce((sum, part) => sum * 256 + Number(part), 0)
  const total = 2 ** (32 - bits)
  return { base: address - (address % total), size: total - 3 }
}

/** The next free address, or undefined when all are taken. */
export function reserveAddress(
  store: AddressStore,
  range: Range,
  sandboxId: string,
): string | undefined {
  for (let step = 1; step <= range.size; step++) {
    const number = ((store.last - 2 + step) % range.size) + 2
    if (store.taken.has(number)) continue
    store.taken.set(number, sandboxId)
    store.last = number
    return dotted(range.base + number)
  }
  return undefined
}

/** CNI DEL: the address may be used again, when its turn comes. */
export function releaseAddress(store: AddressStore, sandboxId: string): void {
  for (const [number, owner] of store.taken) {
    if (owner === sandboxId) store.taken.delete(number)
  }
}

/** What the plugin says when nothing is left. */
export const exhausted = (range: Range): string =>
  'plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in ' +
  `range set: ${dotted(range.base + 1)}-${dotted(range.base + range.size + 1)}`

const dotted = (address: number): string =>
  [16_777_216, 65_536, 256, 1].map((unit) => Math.floor(address / unit) % 256).join('.')
