import type { Pod } from '../../api/core'
import type { Volume } from '../../api/volume'

const NONE: readonly string[] = []

/** The name of the claim behind a volume of a pod: named, or made for the pod alone. */
export function claimNameOf({ metadata }: Pod, volume: Volume): string | undefined {
  if (volume.persistentVolumeClaim !== undefined) return volume.persistentVolumeClaim.claimName
  return volume.ephemeral === undefined ? undefined : `${metadata.name}-${volume.name}`
}

/** The claims a pod uses, as namespace/name. */
export function claimKeysOf(pod: Pod): readonly string[] {
  let keys: string[] | undefined
  for (const volume of pod.spec.volumes ?? NO_VOLUMES) {
    const name = claimNameOf(pod, volume)
    if (name === undefined) continue
    keys ??= []
    keys.push(`${pod.metadata.namespace}/${name}`)
  }
  return keys ?? NONE
}

const NO_VOLUMES: readonly Volume[] = []
