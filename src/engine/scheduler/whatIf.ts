/** Decisions that were not taken: by another profile. Nothing changes. */
import type { Micros } from '../kernel/micros'
import { clusterViewOf } from './atWork'
import { podInfoOf } from './cache/podInfo'
import { type DecisionRecord, recordDecision } from './decisionRecord'
import { fitErrorMessage } from './fitError'
import { podOf } from './framework/clusterView'
import { createFramework } from './framework/framework'
import type { Profile } from './framework/profile'
import { REGISTRY } from './plugins/registry'
import { schedulePod } from './schedulePod'
import type { SchedulerState } from './schedulerState'

/**
 * What another profile would decide now for a pod that has no node yet. Undefined when there is no
 * such pod. Of equal nodes the first is chosen; preemption is not tried.
 */
export function decideWith(
  state: SchedulerState,
  podKey: string,
  profile: Profile,
  now: Micros,
): DecisionRecord | undefined {
  const cluster = clusterViewOf(state)
  const pod = podOf(cluster, podKey)
  if (pod === undefined || (pod.spec.nodeName ?? '') !== '') return undefined
  const cycle = {
    pod: podInfoOf(pod),
    cluster,
    framework: createFramework(profile, REGISTRY),
    now,
    filtering: [],
    skipped: [],
    random: (bound: number) => bound - 1,
  }
  const { percentageOfNodesToScore = state.percentageOfNodesToScore } = profile
  const found = schedulePod(cycle, { start: state.nextStart, percentageOfNodesToScore })
  const { node, error, allNodes, diagnosis } = found
  const failure = error === '' ? fitErrorMessage(allNodes, diagnosis) : error
  const result = node !== '' ? 'scheduled' : error === '' ? 'unschedulable' : 'error'
  const message = node === '' ? failure : ''
  return recordDecision(cycle, found, { id: 0, at: now, attempt: 0, result, message })
}
