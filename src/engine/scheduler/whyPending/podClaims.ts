/** The claims of a Pending pod that keep it waiting. */
import { claimNameOf, claimNamesOf } from '../../../api/machinery/podClaims'
import { classNameOf } from '../../../api/machinery/storageClass'
import { BIND_COMPLETED, isFullyBound } from '../../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import { claimOf } from '../framework/storageView'
import type { Supposition } from '../whatIf/supposition'
import type { Trouble } from './trouble'

/** Names of claims that are not there, but for those that Kubernetes makes itself. */
export function missingClaims({ pod, cluster }: Trouble): readonly string[] {
  const named = (pod.spec.volumes ?? []).filter(({ ephemeral }) => ephemeral === undefined)
  return [...new Set(named.flatMap((volume) => claimNameOf(pod, volume) ?? []))].filter(
    (name) => claimOf(cluster.storage, pod.metadata.namespace, name) === undefined,
  )
}

/** Claims without a volume yet. */
export function unboundClaims({ pod, cluster }: Trouble): readonly PersistentVolumeClaim[] {
  return claimNamesOf(pod)
    .flatMap((name) => claimOf(cluster.storage, pod.metadata.namespace, name) ?? [])
    .filter((claim) => !isFullyBound(claim))
}

/** The claim and a volume that any node reaches, as the volume controller will have bound them. */
export function boundPair(claim: PersistentVolumeClaim, volume: PersistentVolume): Supposition {
  const { metadata, spec } = claim
  const annotations = { ...metadata.annotations, [BIND_COMPLETED]: 'yes' }
  const bound = {
    ...claim,
    metadata: { ...metadata, annotations },
    spec: { ...spec, volumeName: volume.metadata.name, storageClassName: classNameOf(claim) },
  }
  return { claims: [bound], volumes: [volume] }
}
