/**
 * The claims behind a pod's volumes: those it names, and those made for it alone.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/storage/ephemeral/ephemeral.go
 */
import type { Pod } from '../core'
import type { PersistentVolumeClaim } from '../persistentVolume'
import type { Volume } from '../volume'
import { isControlledBy } from './ownerReference'

/** The name of a volume's claim, in the pod's namespace; undefined for a volume without one. */
export function claimNameOf(pod: Pod, volume: Volume): string | undefined {
  if (volume.persistentVolumeClaim !== undefined) return volume.persistentVolumeClaim.claimName
  return volume.ephemeral === undefined ? undefined : `${pod.metadata.name}-${volume.name}`
}

/** Names of all claims a pod uses, those made for it included. */
export const claimNamesOf = (pod: Pod): string[] =>
  (pod.spec.volumes ?? []).flatMap((volume) => claimNameOf(pod, volume) ?? [])

/** Why a claim cannot be the one made for a pod's ephemeral volume. Source: VolumeIsForPod */
export function notForPod(pod: Pod, claim: PersistentVolumeClaim): string | undefined {
  const { namespace, name } = claim.metadata
  if (namespace === pod.metadata.namespace && isControlledBy(claim, pod)) return undefined
  const owner = `${pod.metadata.namespace}/${pod.metadata.name}`
  return `PVC ${namespace}/${name} was not created for pod ${owner} (pod is not owner)`
}
