import type { Pod } from '../../../api/core'
import { objectKey } from '../../../api/meta'
import type { Volume } from '../../../api/volume'

const NONE: readonly Volume[] = Object.freeze([])

/** A pod's volumes that scheduling must care for: claims, and disks attached to a node. */
export function attachedVolumes({ spec }: Pod): readonly Volume[] {
  const found = spec.volumes?.filter(isAttached) ?? NONE
  return found.length === 0 ? NONE : Object.freeze(found)
}

/** The claims that volumes name, as namespace/name. */
export function namedClaims(namespace: string, volumes: readonly Volume[]): string[] {
  return volumes.flatMap(({ persistentVolumeClaim: claim }) =>
    claim === undefined ? [] : [objectKey(namespace, claim.claimName)],
  )
}

const isAttached = (volume: Volume): boolean =>
  volume.persistentVolumeClaim !== undefined ||
  volume.ephemeral !== undefined ||
  volume.csi !== undefined ||
  volume.gcePersistentDisk !== undefined ||
  volume.awsElasticBlockStore !== undefined ||
  volume.azureDisk !== undefined ||
  volume.iscsi !== undefined ||
  volume.rbd !== undefined
