/** Decisions that were not taken: with other weights, or by another profile. Nothing changes. */
import type { Micros } from '../kernel/micros'
import { clusterViewOf } from './atWork'
import { podInfoOf } from './cache/podInfo'
import type { Decision } from './decision'
import { type DecisionRecord, recordDecision } from './decisionRecord'
import { fitErrorMessage } from './fitError'
import { podOf } from './framework/clusterView'
import { createFramework } from './framework/framework'
import type { Profile } from './framework/profile'
import { REGISTRY } from './plugins/registry'
import { schedulePod } from './schedulePod'
import type { SchedulerState } from './schedulerState'

/**
 * The same decision with other weights; a weight of 0 leaves a plugin's score out. Scores are
 * normalised plugin by plugin, so this is exact. Of equals the first node is chosen.
 */
export function reweigh(
  decision: Decision,
  weights: Readonly<Record<string, number>>,
): Pick<Decision, 'nodes' | 'ties' | 'node'> {
  const nodes = decision.nodes.map((verdict) => {
    const scores = verdict.scores.map((score) => {
      return { ...score, weight: weights[score.plugin] ?? score.weight }
    })
    const total = scores.reduce((sum, { normalized, weight }) => sum + normalized * weight, 0)
    return { ...verdict, scores, total }
  })
  const scored = nodes.filter(({ refusal }) => refusal === undefined)
  const highest = Math.max(...scored.map(({ total }) => total))
  const ties = scored.filter(({ total }) => total === highest).map(({ node }) => node)
  return { nodes, ties, node: ties[0] ?? '' }
}

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
