import { UPDATE_POD_SCHEDULING_GATES_ELIMINATED } from '../framework/clusterEvent'
import type { Plugin } from '../framework/plugin'
import { unresolvable } from '../framework/status'
import { onPod } from './eventObjects'

const NAME = 'SchedulingGates'

/**
 * Keeps a pod out of the queue until its last scheduling gate is gone.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/schedulinggates
 */
export const schedulingGates: Plugin = {
  name: NAME,
  registrations: [
    onPod(
      UPDATE_POD_SCHEDULING_GATES_ELIMINATED,
      (pod, _old, now) => now?.metadata.uid === pod.uid,
    ),
  ],
  preEnqueue({ pod }) {
    const gates = pod.spec.schedulingGates ?? []
    if (gates.length === 0) return undefined
    const names = gates.map(({ name }) => name).join(' ')
    return unresolvable(NAME, `waiting for scheduling gates: [${names}]`)
  },
}
