import type { Node } from '../../../../api/core'
import { formatTaint } from '../../../../api/machinery/taints'
import type { Taint } from '../../../../api/podScheduling'
import { changeNode } from '../changeNode'
import { ownTaints } from '../ownTaints'
import { type Candidate, type Fixer, refusedBy } from '../trouble'

/** Takes the taint off the roomiest of the nodes that have one. */
export const untaint: Fixer = (trouble) => {
  for (const { node } of refusedBy(trouble, 'TaintToleration')) {
    const taints = ownTaints(node.node, trouble.pod)
    if (taints !== undefined && taints.length > 0) {
      return [untainting(node.name, node.node, taints)]
    }
  }
  return []
}

function untainting(name: string, node: Node, taints: readonly Taint[]): Candidate {
  const left = node.spec.taints?.filter((taint) => !taints.includes(taint)) ?? []
  const { taints: _, ...spec } = node.spec
  const after = { ...node, spec: left.length === 0 ? spec : { ...spec, taints: left } }
  return {
    id: `untaint ${name}`,
    title: `Take ${taints.map(formatTaint).join(', ')} off ${name}`,
    effect: 'other pods may come there then, too',
    action: 'Untaint',
    ...changeNode(node, after),
  }
}
