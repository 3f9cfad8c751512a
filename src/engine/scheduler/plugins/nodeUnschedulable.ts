import type { Pod } from '../../../api/core'
import { tolerationsTolerateTaint } from '../../../api/machinery/taints'
import type { Taint } from '../../../api/podScheduling'
import { ADD, UPDATE_NODE_TAINT, UPDATE_POD_TOLERATION } from '../framework/clusterEvent'
import type { Plugin } from '../framework/plugin'
import { unresolvable } from '../framework/status'
import { onNode, onPod } from './eventObjects'

const CORDONED = unresolvable('NodeUnschedulable', 'node(s) were unschedulable')

/** The taint a cordoned node bears, whether or not it was added yet. */
const UNSCHEDULABLE: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }

/**
 * Keeps pods off cordoned nodes.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/nodeunschedulable
 */
export const nodeUnschedulable: Plugin = {
  name: 'NodeUnschedulable',
  registrations: [
    onNode(ADD | UPDATE_NODE_TAINT, (_pod, old, now) => {
      const cordoned = now?.spec.unschedulable === true
      return old === undefined ? !cordoned : old.spec.unschedulable === true && !cordoned
    }),
    onPod(
      UPDATE_POD_TOLERATION,
      (pod, _old, now) => now?.metadata.uid === pod.uid && toleratesCordon(now),
    ),
  ],
  sign: ({ pod }) => JSON.stringify(pod.spec.tolerations) ?? '',
  filter({ pod }, _state, { node }) {
    return node.spec.unschedulable === true && !toleratesCordon(pod.pod) ? CORDONED : undefined
  },
}

const toleratesCordon = ({ spec }: Pod): boolean =>
  tolerationsTolerateTaint(spec.tolerations ?? [], UNSCHEDULABLE)
