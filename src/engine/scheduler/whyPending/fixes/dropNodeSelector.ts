import type { PodSpec } from '../../../../api/core'
import { changePod } from '../changePod'
import { type Fixer, refusedBy } from '../trouble'

/** Asks for no label any more. */
export const dropNodeSelector: Fixer = (trouble) => {
  if (refusedBy(trouble, 'NodeAffinity').length === 0) return []
  const change = changePod(trouble, undemanding)
  if (change === undefined) return []
  const { how, ...rest } = change
  return [{ id: 'selector', change: { type: 'dropNodeSelector', how }, ...rest }]
}

function undemanding({ nodeSelector: _, affinity, ...spec }: PodSpec): PodSpec {
  if (affinity?.nodeAffinity === undefined) {
    return affinity === undefined ? spec : { ...spec, affinity }
  }
  const { requiredDuringSchedulingIgnoredDuringExecution: _required, ...nodeAffinity } =
    affinity.nodeAffinity
  return { ...spec, affinity: { ...affinity, nodeAffinity } }
}
