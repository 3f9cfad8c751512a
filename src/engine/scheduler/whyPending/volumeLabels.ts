import { claimNamesOf } from '../../../api/machinery/podClaims'
import type { StringMap } from '../../../api/meta'
import { assumedVolumeOf, claimOf } from '../framework/storageView'
import type { Trouble } from './trouble'

/** Labels of a node that reaches the volumes a pod has already: their zone, above all. */
export function volumeLabels({ pod, cluster: { storage } }: Trouble): StringMap {
  const pairs = claimNamesOf(pod).flatMap((name) => {
    const claim = claimOf(storage, pod.metadata.namespace, name)
    const volume = assumedVolumeOf(storage, claim?.spec.volumeName ?? '')
    const [term] = volume?.spec.nodeAffinity?.required?.nodeSelectorTerms ?? []
    return (term?.matchExpressions ?? []).flatMap(({ key, operator, values = [] }) =>
      operator === 'In' && values[0] !== undefined ? [[key, values[0]] as const] : [],
    )
  })
  return Object.fromEntries(pairs)
}
