import { formatTaint } from '../../../../api/machinery/taints'
import type { Taint, Toleration } from '../../../../api/podScheduling'
import { type ChangeSpec, changePod, patchPod } from '../changePod'
import { ownTaints } from '../ownTaints'
import { type Candidate, type Fixer, refusedBy, type Trouble } from '../trouble'

const MOST = 2

/** Tolerates what keeps the pod off some nodes: each different set of taints once. */
export const tolerate: Fixer = (trouble) => {
  const candidates = new Map<string, Candidate>()
  for (const { node } of refusedBy(trouble, 'TaintToleration')) {
    if (candidates.size === MOST) break
    const taints = ownTaints(node.node, trouble.pod)
    if (taints === undefined || taints.length === 0) continue
    const names = taints.map(formatTaint).join(', ')
    const candidate = candidates.has(names) ? undefined : tolerating(trouble, taints, names)
    if (candidate !== undefined) candidates.set(names, candidate)
  }
  return [...candidates.values()]
}

function tolerating(
  trouble: Trouble,
  taints: readonly Taint[],
  names: string,
): Candidate | undefined {
  const add: ChangeSpec = (spec) => ({
    ...spec,
    tolerations: [...(spec.tolerations ?? []), ...taints.map(tolerationOf)],
  })
  // Tolerations may be added to a pod in place; a workload would make the next one without.
  const isBare = (trouble.pod.metadata.ownerReferences ?? []).length === 0
  const change = isBare ? patchPod(trouble, add) : changePod(trouble, add)
  if (change === undefined) return undefined
  const { how, ...rest } = change
  return { id: `tolerate ${names}`, change: { type: 'tolerate', taints: names, how }, ...rest }
}

const tolerationOf = ({ key, value, effect }: Taint): Toleration =>
  value === undefined || value === ''
    ? { key, operator: 'Exists', effect }
    : { key, operator: 'Equal', value, effect }
