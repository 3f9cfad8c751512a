import type { Node } from '../../../../api/core'
import { amountText } from '../amounts'
import { changeNode } from '../changeNode'
import { type Fixer, refusedBy } from '../trouble'

const MOST = 2
const CORDON_TAINT = 'node.kubernetes.io/unschedulable'

/** Lets the roomiest of the cordoned nodes take pods again. */
export const uncordon: Fixer = (trouble) =>
  refusedBy(trouble, 'NodeUnschedulable')
    .slice(0, MOST)
    .map(({ node }) => node)
    .map(({ name, node, allocatable, requested }) => ({
      id: `uncordon ${name}`,
      change: {
        type: 'uncordon',
        node: name,
        free: amountText('cpu', allocatable.milliCPU - requested.milliCPU),
      },
      ...changeNode(node, uncordoned(node)),
    }))

/** The taint that follows a cordon goes with it; the node controller sees to that. */
function uncordoned(node: Node): Node {
  const { unschedulable: _, taints, ...spec } = node.spec
  const left = taints?.filter(({ key }) => key !== CORDON_TAINT)
  const kept = left === undefined || left.length === 0 ? spec : { ...spec, taints: left }
  return { ...node, spec: kept }
}
