/**
 * Which addresses a Node gets from what the cloud says of its machine.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/node/helpers/address.go
 */
import type { Node, NodeAddress } from '../../api/core'

/** What the kubelet was told with `--node-ip`. */
const PROVIDED_NODE_IP = 'alpha.kubernetes.io/provided-node-ip'

/** The addresses, or the error where the kubelet's own address is none of the cloud's. */
export function nodeAddresses(
  node: Node,
  provided: readonly NodeAddress[],
): readonly NodeAddress[] | string {
  const named = provided.some(({ type }) => type === 'Hostname')
  const hostnames = (node.status?.addresses ?? []).filter(({ type }) => type === 'Hostname')
  return enforceNodeIP(node, named ? provided : [...provided, ...hostnames])
}

/** The cloud's addresses as the kubelet's `--node-ip` narrows them: that one first of its type, alone. */
export function enforceNodeIP(
  { metadata }: Node,
  addresses: readonly NodeAddress[],
): readonly NodeAddress[] | string {
  const nodeIPs = metadata.annotations?.[PROVIDED_NODE_IP]
  if (nodeIPs === undefined) return addresses
  const enforced: NodeAddress[] = []
  for (const ip of nodeIPs.split(',')) {
    const matching = addresses.filter(({ address }) => address === ip)
    if (matching.length === 0) {
      return `failed to get node address from cloud provider that matches ip: ${ip}`
    }
    enforced.push(...matching)
  }
  const types = new Set(enforced.map(({ type }) => type))
  return [...enforced, ...addresses.filter(({ type }) => !types.has(type))]
}

/** Compares by type; of two addresses of one type the last counts, as upstream has it. */
export function addressesChanged(
  old: readonly NodeAddress[],
  next: readonly NodeAddress[],
): boolean {
  if (old.length !== next.length) return true
  const byType = new Map(old.map(({ type, address }) => [type, address]))
  return next.some(({ type, address }) => byType.get(type) !== address)
}
