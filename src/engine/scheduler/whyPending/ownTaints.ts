import type { Node, Pod } from '../../../api/core'
import { isHard, tolerationsTolerateTaint } from '../../../api/machinery/taints'
import type { Taint } from '../../../api/podScheduling'

/** Taints of these families come and go with the state of the node: nobody should remove them. */
const OF_CONTROLLERS = ['node.kubernetes.io/', 'node.cloudprovider.kubernetes.io/']

/** Hard taints that the pod does not tolerate; undefined when one of them is a controller's. */
export function ownTaints({ spec }: Node, pod: Pod): readonly Taint[] | undefined {
  const minded = (spec.taints ?? []).filter(
    (taint) => isHard(taint) && !tolerationsTolerateTaint(pod.spec.tolerations ?? [], taint),
  )
  const isStateful = minded.some(({ key }) => OF_CONTROLLERS.some((start) => key.startsWith(start)))
  return isStateful ? undefined : minded
}
