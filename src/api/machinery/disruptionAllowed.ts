/**
 * The one condition of a PodDisruptionBudget: whether it allows an eviction now.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/apps/poddisruptionbudget
 */
import type { Condition, Time } from '../meta'

export const DISRUPTION_ALLOWED = 'DisruptionAllowed'

/** The condition that belongs to a number of allowed disruptions. */
export function disruptionAllowed(
  disruptions: number,
  observedGeneration: number | undefined,
  now: Time,
): Condition {
  const enough = disruptions > 0
  return {
    type: DISRUPTION_ALLOWED,
    status: enough ? 'True' : 'False',
    // Zero means that it was never seen, and Go leaves zeros out.
    ...((observedGeneration ?? 0) > 0 && { observedGeneration }),
    lastTransitionTime: now,
    reason: enough ? 'SufficientPods' : 'InsufficientPods',
    message: '',
  } as Condition
}
