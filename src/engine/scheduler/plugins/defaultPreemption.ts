import { isTerminating } from '../cache/podInfo'
import { DELETE } from '../framework/clusterEvent'
import { type ClusterView, podOf } from '../framework/clusterView'
import type { Plugin } from '../framework/plugin'
import { status, unresolvable } from '../framework/status'
import { type PreemptionArgs, preempt } from '../preemption/preempt'
import { onPod } from './eventObjects'

const NAME = 'DefaultPreemption'
const STILL_EVICTING = unresolvable(NAME, 'waiting for the preemption for this pod to be finished')

/**
 * Makes room for a pod that fits nowhere, by evicting less important ones; keeps the pod out of the
 * queue meanwhile.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/defaultpreemption
 */
export const defaultPreemption: Plugin<unknown, unknown, PreemptionArgs> = {
  name: NAME,
  defaultArgs: { minCandidateNodesPercentage: 10, minCandidateNodesAbsolute: 100 },
  // Registered only so that a gated pod is looked at again; who refused it decides.
  registrations: [onPod(DELETE, () => false)],
  preEnqueue: ({ uid }, cluster) => (isEvictingFor(uid, cluster) ? STILL_EVICTING : undefined),
  postFilter(cycle, diagnosis, args) {
    const answer = preempt(cycle, diagnosis, args)
    const said = answer.status
    if (said === undefined || said.reasons.length === 0) return answer
    return {
      ...answer,
      status: status(said.code, NAME, [`preemption: ${said.reasons.join(', ')}`]),
    }
  },
}

/** The last victim is enough: once it is going, its going is an event that wakes the pod. */
function isEvictingFor(uid: string, cluster: ClusterView): boolean {
  const pending = cluster.preempting.get(uid)
  if (pending === undefined) return false
  if (pending.lastVictim === undefined) return true
  const victim = podOf(cluster, pending.lastVictim)
  return victim !== undefined && !isTerminating(victim)
}
