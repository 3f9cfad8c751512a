/**
 * The status of a budget, from the pods it covers.
 * Source: Kubernetes v1.35 pkg/controller/disruption/disruption.go (updatePdbStatus, failSafe),
 * staging/src/k8s.io/component-helpers/apps/poddisruptionbudget
 */
import type { Pod } from '../../../api/core'
import { getCondition, setCondition } from '../../../api/machinery/conditions'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { DISRUPTION_ALLOWED, disruptionAllowed } from '../../../api/machinery/disruptionAllowed'
import { isPodReady } from '../../../api/machinery/podConditions'
import { microsOf } from '../../../api/machinery/time'
import type { Condition, Time } from '../../../api/meta'
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../../api/policy'
import { timeAt, unixMicrosAt } from '../../clientGo/wallClock'
import { type Micros, seconds } from '../../kernel/micros'
import type { ExpectedPods } from './expectedPods'

/** How long a pod whose eviction was granted may take to be marked for deletion. */
const DELETION_TIMEOUT = seconds(120)

type DisruptedPods = Record<string, Time>

export interface BudgetStatus {
  /** Undefined: it says so already. */
  readonly status: PodDisruptionBudgetStatus | undefined
  /** Pods whose eviction was granted, and which stayed. */
  readonly notDeleted: readonly Pod[]
  /** When the next of those granted should be gone. */
  readonly recheckAfter: Micros | undefined
}

export function statusOfBudget(
  { metadata, status: before = NONE }: PodDisruptionBudget,
  pods: readonly Pod[],
  { expected, desiredHealthy }: ExpectedPods,
  now: Micros,
): BudgetStatus {
  const { disrupted, ...rest } = stillDisrupted(before.disruptedPods ?? {}, pods, now)
  const currentHealthy = pods.filter((pod) => isHealthy(pod, disrupted)).length
  // A budget that knows no pods yet must not let the first of them go.
  const spare = expected > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0
  const observedGeneration = metadata.generation ?? 0
  const counted = {
    disruptionsAllowed: spare,
    currentHealthy,
    desiredHealthy,
    expectedPods: expected,
    observedGeneration,
    ...(Object.keys(disrupted).length > 0 && { disruptedPods: disrupted }),
  }
  if (isUpToDate(before, counted)) return { status: undefined, ...rest }
  const time = timeAt(now)
  const condition = disruptionAllowed(spare, observedGeneration, time)
  const conditions = setCondition(before.conditions, condition, time)
  return { status: { ...counted, conditions }, ...rest }
}

/** No eviction is allowed, and the condition says what went wrong. */
export function syncFailed(
  { status = NONE }: PodDisruptionBudget,
  error: string,
  now: Time,
): PodDisruptionBudgetStatus {
  const condition: Condition = {
    ...disruptionAllowed(0, status.observedGeneration, now),
    reason: 'SyncFailed',
    message: error,
  }
  const conditions = setCondition(status.conditions, condition, now)
  return { ...status, disruptionsAllowed: 0, conditions }
}

const NONE: PodDisruptionBudgetStatus = {
  disruptionsAllowed: 0,
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
}

const isGoing = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined

/** Ready, and not about to go. Source: countHealthyPods */
const isHealthy = (pod: Pod, disrupted: DisruptedPods): boolean =>
  !isGoing(pod) && disrupted[pod.metadata.name] === undefined && isPodReady(pod)

/** Which of the granted evictions have yet to take place. Source: buildDisruptedPodMap */
function stillDisrupted(
  before: NonNullable<PodDisruptionBudgetStatus['disruptedPods']>,
  pods: readonly Pod[],
  now: Micros,
): Omit<BudgetStatus, 'status'> & { readonly disrupted: DisruptedPods } {
  const disrupted: DisruptedPods = {}
  const notDeleted: Pod[] = []
  let recheckAfter: Micros | undefined
  for (const pod of pods) {
    const granted = before[pod.metadata.name]
    if (granted === undefined || isGoing(pod)) continue
    const left = microsOf(granted) + DELETION_TIMEOUT - unixMicrosAt(now)
    if (left < 0) notDeleted.push(pod)
    else {
      disrupted[pod.metadata.name] = granted
      recheckAfter = Math.min(recheckAfter ?? left, left)
    }
  }
  return { disrupted, notDeleted, recheckAfter }
}

/** Source: ConditionsAreUpToDate, and the comparison before it. */
function isUpToDate(
  before: PodDisruptionBudgetStatus,
  counted: Omit<PodDisruptionBudgetStatus, 'conditions'>,
): boolean {
  const { conditions, disruptedPods = {}, ...numbers } = before
  const { disruptedPods: nowDisrupted = {}, ...nowNumbers } = counted
  const { reason } = disruptionAllowed(counted.disruptionsAllowed, 0, '')
  return (
    deepEqual(numbers, nowNumbers) &&
    deepEqual(disruptedPods, nowDisrupted) &&
    getCondition(conditions, DISRUPTION_ALLOWED)?.reason === reason
  )
}
