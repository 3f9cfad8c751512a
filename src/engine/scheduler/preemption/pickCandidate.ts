import type { UnixMicros } from '../../../api/machinery/time'
import type { Candidate } from './dryRun'
import { startedAt } from './importance'
import type { Criterion } from './preemptionTold'

/** Makes sums of negative priorities comparable: fewer victims are better at equal priority. */
const PRIORITY_OFFSET = 2 ** 31

/** One criterion, asked of the candidates that were still equal. */
interface Round {
  readonly criterion: Criterion
  readonly least: number
  readonly values: readonly { readonly node: string; readonly harm: number }[]
}

export interface Pick {
  readonly best: Candidate | undefined
  /** As many as it took. */
  readonly rounds: readonly Round[]
  readonly decidedBy: Criterion | 'only' | 'first'
}

/**
 * The node where preemption hurts least: fewest broken budgets, least important most important
 * victim, smallest sum of priorities, fewest victims, latest start of the most important. Of equals
 * the first. Source: Kubernetes v1.35 framework/preemption (pickOneNodeForPreemption)
 */
export function pickCandidate(candidates: readonly Candidate[], now: UnixMicros): Pick {
  const [only, another] = candidates
  if (another === undefined) return { best: only, rounds: [], decidedBy: 'only' }
  const rounds: Round[] = []
  let left = candidates
  for (const [criterion, harmOf] of HARMS) {
    const values = left.map((candidate) => ({ node: candidate.node, harm: harmOf(candidate, now) }))
    const least = Math.min(...values.map(({ harm }) => harm))
    rounds.push({ criterion, least, values })
    left = left.filter((_, index) => values[index]?.harm === least)
    if (left.length === 1) return { best: left[0], rounds, decidedBy: criterion }
  }
  return { best: left[0], rounds, decidedBy: 'first' }
}

type Harm = (candidate: Candidate, now: UnixMicros) => number

const HARMS: readonly (readonly [Criterion, Harm])[] = [
  ['budgetViolations', ({ budgetViolations }) => budgetViolations],
  ['highestPriority', ({ victims }) => victims[0]?.priority ?? 0],
  [
    'prioritySum',
    ({ victims }) => victims.reduce((sum, { priority }) => sum + priority + PRIORITY_OFFSET, 0),
  ],
  ['victims', ({ victims }) => victims.length],
  ['latestStart', (candidate, now) => -earliestStart(candidate, now)],
]

/** When the first of the most important victims started. Source: GetEarliestPodStartTime */
function earliestStart({ victims }: Candidate, now: UnixMicros): UnixMicros {
  const highest = victims[0]?.priority ?? 0
  const most = victims.filter(({ priority }) => priority === highest)
  return Math.min(...most.map((pod) => startedAt(pod, now)))
}
