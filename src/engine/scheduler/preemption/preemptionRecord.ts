/** Writes down what preemption weighed: no more of it than a person would read. */
import type { UnixMicros } from '../../../api/machinery/time'
import { POWER_ON_UNIX_MICROS } from '../../clientGo/wallClock'
import type { Micros } from '../../kernel/micros'
import type { PodInfo } from '../cache/podInfo'
import type { Status } from '../framework/status'
import type { Candidate, DryRun } from './dryRun'
import { startedAt } from './importance'
import type { Pick } from './pickCandidate'
import type { CandidateTold, Criterion, PreemptionRecord } from './preemptionTold'

/** Candidates and unhelped nodes told, and pods of each: a page has no room for more. */
export const MOST_TOLD = 32

export function recordPreemption(
  { candidates, statuses }: DryRun,
  { best, rounds, decidedBy }: Pick,
  message: string,
  now: UnixMicros,
): PreemptionRecord {
  const others = candidates.filter((candidate) => candidate !== best)
  const told = best === undefined ? others : [best, ...others]
  return {
    nominatedNodeName: best?.node ?? '',
    message,
    candidates: told.slice(0, MOST_TOLD).map((candidate) => tellCandidate(candidate, now)),
    allCandidates: candidates.length,
    comparisons: rounds.map(({ criterion, least, values }) => ({
      criterion,
      best: shown(criterion, least),
      values: values.slice(0, MOST_TOLD).map(({ node, harm }) => ({
        node,
        value: shown(criterion, harm),
      })),
    })),
    decidedBy,
    unhelped: [...statuses].slice(0, MOST_TOLD).map(([node, { reasons }]) => ({
      node,
      reason: reasons.join(', '),
    })),
    allUnhelped: statuses.size,
  }
}

/** What is left to tell of a pod that may not preempt at all. */
export const notPreempting = (message: string): PreemptionRecord => ({
  nominatedNodeName: '',
  message,
  candidates: [],
  allCandidates: 0,
  comparisons: [],
  decidedBy: 'only',
  unhelped: [],
  allUnhelped: 0,
})

/** A later start does less harm: it is kept as its negative. */
const shown = (criterion: Criterion, harm: number): number =>
  criterion === 'latestStart' ? -harm - POWER_ON_UNIX_MICROS : harm

function tellCandidate(
  { node, budgetViolations, tried }: Candidate,
  now: UnixMicros,
): CandidateTold {
  const pods = tried.slice(0, MOST_TOLD).map(({ pod, breaksBudget, refusal }) => ({
    pod: pod.key,
    priority: pod.priority,
    ...started(pod, now),
    breaksBudget,
    refusal: refusal === undefined ? '' : reasonIn(refusal),
  }))
  return { node, budgetViolations, pods }
}

const started = (pod: PodInfo, now: UnixMicros): { readonly startedAt?: Micros } =>
  pod.pod.status?.startTime === undefined
    ? {}
    : { startedAt: startedAt(pod, now) - POWER_ON_UNIX_MICROS }

const reasonIn = ({ plugin, reasons }: Status): string =>
  reasons.length === 0 ? plugin : reasons.join(', ')
