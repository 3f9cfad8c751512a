import { type HostPort, hostPortsOf, portsConflict } from '../cache/hostPorts'
import { ADD, DELETE } from '../framework/clusterEvent'
import type { Plugin } from '../framework/plugin'
import { SKIP, unschedulable } from '../framework/status'
import { onPod } from './eventObjects'
import { leavesRoom } from './leavesRoom'

const TAKEN = unschedulable(
  'NodePorts',
  "node(s) didn't have free ports for the requested pod ports",
)

/**
 * Keeps a pod off nodes where a host port it wants is taken.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/nodeports
 */
export const nodePorts: Plugin<readonly HostPort[]> = {
  name: 'NodePorts',
  registrations: [
    onPod(
      DELETE,
      (pod, old) =>
        old !== undefined && leavesRoom(old) && portsConflict(pod.hostPorts, hostPortsOf(old)),
    ),
    { resource: 'Node', action: ADD },
  ],
  sign: ({ hostPorts }) => (hostPorts.length === 0 ? '' : JSON.stringify(hostPorts)),
  preFilter: ({ pod }) =>
    pod.hostPorts.length === 0 ? { status: SKIP } : { state: pod.hostPorts },
  filter: (_cycle, wanted, node) => (portsConflict(wanted, node.usedPorts) ? TAKEN : undefined),
}
