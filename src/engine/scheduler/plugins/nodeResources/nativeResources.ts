/** Resources every node has, whether or not a pod asks for them. */
export const isNative = (resource: string): boolean =>
  resource === 'cpu' || resource === 'memory' || resource === 'ephemeral-storage'
