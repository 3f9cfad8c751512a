import type { KubeletState } from '../kubeletState'

/**
 * The node's address as pods show it. With an external cloud it is the cloud controller manager
 * that finds it; until then nobody knows.
 */
export function nodeAddress(state: KubeletState): string {
  const addresses = state.node.node?.status?.addresses ?? []
  const internal = addresses.find(({ type }) => type === 'InternalIP')?.address
  if (internal !== undefined) return internal
  return state.config.cloudProvider === 'external' ? '' : state.config.nodeIP
}
