import type { Pod } from '../../../api/core'
import type { StringMap } from '../../../api/meta'

/**
 * Labels that make a node one the pod asks for: its node selector, and what the first term of its
 * required node affinity wants to be there.
 */
export function wishedLabels({ spec }: Pod): StringMap {
  const { nodeSelector = {}, affinity } = spec
  const [term] =
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  const pairs = (term?.matchExpressions ?? []).flatMap(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return [[key, 'true']]
    return operator === 'In' && values[0] !== undefined ? [[key, values[0]]] : []
  })
  return { ...Object.fromEntries(pairs), ...nodeSelector }
}
