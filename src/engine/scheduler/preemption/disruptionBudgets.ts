/**
 * Which victims would break a PodDisruptionBudget. Preemption heeds budgets where it can.
 * Source: Kubernetes v1.35 plugins/defaultpreemption (filterPodsWithPDBViolation)
 */
import { isEmptySelector, matchesLabelSelector } from '../../../api/machinery/labelSelector'
import type { PodDisruptionBudget } from '../../../api/policy'
import type { PodInfo } from '../cache/podInfo'
import { type ClusterView, disruptionBudgetsOf } from '../framework/clusterView'

/** Splits the pods, in their order: each uses up what the budgets that cover it still allow. */
export function splitByBudgets(
  cluster: ClusterView,
  pods: readonly PodInfo[],
): { readonly violating: readonly PodInfo[]; readonly others: readonly PodInfo[] } {
  const allowed = new Map<PodDisruptionBudget, number>()
  const violating: PodInfo[] = []
  const others: PodInfo[] = []
  for (const info of pods) {
    let breaks = false
    for (const budget of budgetsOf(cluster, info)) {
      const left = (allowed.get(budget) ?? budget.status?.disruptionsAllowed ?? 0) - 1
      allowed.set(budget, left)
      if (left < 0) breaks = true
    }
    if (breaks) violating.push(info)
    else others.push(info)
  }
  return { violating, others }
}

/** Budgets that cover a pod and have not let it go already. */
function budgetsOf(cluster: ClusterView, { pod }: PodInfo): readonly PodDisruptionBudget[] {
  const { namespace, name, labels = {} } = pod.metadata
  if (Object.keys(labels).length === 0) return []
  return disruptionBudgetsOf(cluster, namespace).filter(({ spec: { selector }, status }) => {
    if (selector === undefined || isEmptySelector(selector)) return false
    return matchesLabelSelector(selector, labels) && status?.disruptedPods?.[name] === undefined
  })
}
