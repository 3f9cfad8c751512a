/**
 * Looks for a node where less important pods can make room for one that fits nowhere. Finds out
 * only; evicting is the scheduler's work.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/preemption/preemption.go
 */
import type { Pod } from '../../../api/core'
import { getPodCondition } from '../../../api/machinery/podConditions'
import { POWER_ON_UNIX_MICROS } from '../../clientGo/wallClock'
import { isTerminating, podInfoOf } from '../cache/podInfo'
import { nodeOrder } from '../cache/schedulerCache'
import { fitErrorMessage } from '../fitError'
import { podOf } from '../framework/clusterView'
import { type Diagnosis, statusOf } from '../framework/diagnosis'
import type { Cycle, PostFilterAnswer } from '../framework/plugin'
import { failed, unresolvable, unschedulable } from '../framework/status'
import { dryRunPreemption } from './dryRun'
import { pickCandidate } from './pickCandidate'
import { notPreempting, recordPreemption } from './preemptionRecord'

/** DefaultPreemptionArgs: how many candidates are enough, of the nodes worth trying. */
export interface PreemptionArgs {
  readonly minCandidateNodesPercentage: number
  readonly minCandidateNodesAbsolute: number
}

/** The reason of a victim's DisruptionTarget condition. */
export const PREEMPTION_BY_SCHEDULER = 'PreemptionByScheduler'

const NO_HELP = unresolvable('', 'Preemption is not helpful for scheduling')

export function preempt(
  cycle: Cycle,
  diagnosis: Diagnosis,
  args: PreemptionArgs,
): PostFilterAnswer {
  const { cluster, pod: before } = cycle
  const latest = podOf(cluster, before.key)
  if (latest === undefined) {
    return { status: failed('', `pod "${before.pod.metadata.name}" not found`) }
  }
  const preemptor = { ...cycle, pod: podInfoOf(latest) }
  const notEligible = whyNotEligible(preemptor, diagnosis)
  if (notEligible !== '') {
    return { status: unschedulable('', notEligible), preemption: notPreempting(notEligible) }
  }
  const all = nodeOrder(cluster.cache)
  const worthTrying = all.filter(({ name }) => statusOf(diagnosis, name).code === 'Unschedulable')
  const offset = worthTrying.length > 0 ? cycle.random(worthTrying.length) : 0
  const wanted = enoughCandidates(worthTrying.length, args)
  const now = POWER_ON_UNIX_MICROS + cycle.now
  const found = dryRunPreemption(preemptor, worthTrying, offset, wanted)
  const picked = pickCandidate(found.candidates, now)
  if (picked.best === undefined) {
    const message = fitErrorMessage(all.length, {
      statuses: new Map(found.statuses),
      absent: NO_HELP,
      preFilterMessage: '',
      postFilterMessage: '',
    })
    const preemption = recordPreemption(found, picked, message, now)
    return { status: unschedulable('', message), nominatedNodeName: '', preemption }
  }
  const { node, victims } = picked.best
  const preemption = recordPreemption(found, picked, '', now)
  return { status: undefined, nominatedNodeName: node, eviction: { node, victims }, preemption }
}

/** Empty when the pod may preempt. Source: PodEligibleToPreemptOthers */
export function whyNotEligible(
  { pod: { pod, priority }, cluster }: Pick<Cycle, 'pod' | 'cluster'>,
  diagnosis: Diagnosis,
): string {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const nominated = pod.status?.nominatedNodeName ?? ''
  if (nominated === '') return ''
  // The node it was promised can never take it: it may try elsewhere.
  if (statusOf(diagnosis, nominated).code === 'UnschedulableAndUnresolvable') return ''
  for (const other of cluster.cache.nodes.get(nominated)?.pods.values() ?? []) {
    if (other.priority < priority && isBeingPreempted(other.pod)) {
      return 'not eligible due to a terminating pod on the nominated node.'
    }
  }
  return ''
}

/** Source: calculateNumCandidates */
function enoughCandidates(nodes: number, args: PreemptionArgs): number {
  const share = Math.trunc((nodes * args.minCandidateNodesPercentage) / 100)
  return Math.min(nodes, Math.max(share, args.minCandidateNodesAbsolute))
}

function isBeingPreempted(pod: Pod): boolean {
  if (!isTerminating(pod)) return false
  const condition = getPodCondition(pod.status, 'DisruptionTarget')
  return condition?.status === 'True' && condition.reason === PREEMPTION_BY_SCHEDULER
}
