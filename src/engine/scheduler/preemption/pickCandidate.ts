import type { UnixMicros } from '../../../api/machinery/time'
import type { Candidate } from './dryRun'
import { startedAt } from './importance'

/** Makes sums of negative priorities comparable: fewer victims are better at equal priority. */
const PRIORITY_OFFSET = 2 ** 31

/**
 * The node where preemption hurts least: fewest broken budgets, least important most important
 * victim, smallest sum of priorities, fewest victims, latest start of the most important. Of equals
 * the first. Source: Kubernetes v1.35 framework/preemption (pickOneNodeForPreemption)
 */
export function pickCandidate(
  candidates: readonly Candidate[],
  now: UnixMicros,
): Candidate | undefined {
  const harms: readonly ((candidate: Candidate) => number)[] = [
    ({ budgetViolations }) => budgetViolations,
    ({ victims }) => victims[0]?.priority ?? 0,
    ({ victims }) => victims.reduce((sum, { priority }) => sum + priority + PRIORITY_OFFSET, 0),
    ({ victims }) => victims.length,
    (candidate) => -earliestStart(candidate, now),
  ]
  let left = candidates
  for (const harm of harms) {
    const least = Math.min(...left.map(harm))
    left = left.filter((candidate) => harm(candidate) === least)
  }
  return left[0]
}

/** When the first of the most important victims started. Source: GetEarliestPodStartTime */
function earliestStart({ victims }: Candidate, now: UnixMicros): UnixMicros {
  const highest = victims[0]?.priority ?? 0
  const most = victims.filter(({ priority }) => priority === highest)
  return Math.min(...most.map((pod) => startedAt(pod, now)))
}
