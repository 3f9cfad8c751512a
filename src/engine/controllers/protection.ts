import type { KubeObject } from '../../api/meta'

/**
 * What is to be done with the finalizer that protects an object; nothing where it is as it should be.
 * Source: Kubernetes v1.35 pkg/controller/volume/protectionutil
 */
export function finalizerChange(
  { metadata }: KubeObject,
  finalizer: string,
): 'add' | 'remove' | undefined {
  const isProtected = metadata.finalizers?.includes(finalizer) ?? false
  const isGoing = metadata.deletionTimestamp !== undefined
  if (isGoing) return isProtected ? 'remove' : undefined
  return isProtected ? undefined : 'add'
}
