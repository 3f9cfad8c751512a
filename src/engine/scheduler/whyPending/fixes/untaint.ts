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
    change: { type: 'untaint', node: name, taints: taints.map(formatTaint).join(', ') },
    ...changeNode(node, after),
  }
}
