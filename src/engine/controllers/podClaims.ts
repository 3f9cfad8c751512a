import type { Pod } from '../../api/core'
import { claimNameOf } from '../../api/machinery/podClaims'
import type { Volume } from '../../api/volume'

const NONE: readonly string[] = []
const NO_VOLUMES: readonly Volume[] = []

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
