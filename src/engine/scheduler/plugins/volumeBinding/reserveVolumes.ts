/**
 * Assumes what was decided for a pod's claims, so that the next pod does not decide for the same
 * volumes; and takes it back.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumebinding/binder.go
 * (AssumePodVolumes, RevertAssumedPodVolumes)
 */
import type { Node } from '../../../../api/core'
import { boundToClaim, SELECTED_NODE } from '../../../../api/machinery/volumeMatching'
import { namespacedName } from '../../../../api/meta'
import type { PersistentVolumeClaim } from '../../../../api/persistentVolume'
import type { PodVolumes } from '../../cache/assumedVolumes'
import type { StorageView } from '../../framework/storageView'

export function assumePodVolumes(
  { assumed }: StorageView,
  uid: string,
  { metadata: { name: node } }: Node,
  { bindings, provisions }: PodVolumes,
): void {
  const reserved = {
    bindings: bindings.map(({ claim, volume }) => ({ claim, volume: boundToClaim(volume, claim) })),
    provisions: provisions.map((claim) => withSelectedNode(claim, node)),
  }
  for (const [i, { volume }] of reserved.bindings.entries()) {
    if (volume !== bindings[i]?.volume) assumed.volumes.set(volume.metadata.name, volume)
  }
  for (const claim of reserved.provisions) assumed.claims.set(namespacedName(claim), claim)
  assumed.reserved.set(uid, reserved)
}

/** Nothing to do for a pod that has nothing reserved. */
export function revertPodVolumes({ assumed }: StorageView, uid: string): void {
  const reserved = assumed.reserved.get(uid)
  if (reserved === undefined) return
  for (const { volume } of reserved.bindings) assumed.volumes.delete(volume.metadata.name)
  for (const claim of reserved.provisions) assumed.claims.delete(namespacedName(claim))
  assumed.reserved.delete(uid)
}

function withSelectedNode(claim: PersistentVolumeClaim, node: string): PersistentVolumeClaim {
  const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node }
  return { ...claim, metadata: { ...claim.metadata, annotations } }
}
