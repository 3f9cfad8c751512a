import { ADD } from '../framework/clusterEvent'
import type { Plugin } from '../framework/plugin'
import { unresolvable } from '../framework/status'

const OTHER_NODE = unresolvable('NodeName', "node(s) didn't match the requested node name")

/**
 * Holds a pod that names its node to that node.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/nodename
 */
export const nodeName: Plugin = {
  name: 'NodeName',
  registrations: [{ resource: 'Node', action: ADD }],
  sign: ({ pod }) => pod.spec.nodeName ?? '',
  filter({ pod }, _state, node) {
    const wanted = pod.pod.spec.nodeName
    return wanted === undefined || wanted === '' || wanted === node.name ? undefined : OTHER_NODE
  },
}
