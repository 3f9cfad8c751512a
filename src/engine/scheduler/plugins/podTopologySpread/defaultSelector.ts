/**
 * Which pods belong with a pod that says nothing of spreading: those its Services select, and those
 * of its controller. ReplicationControllers are not modelled.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/helper/spread.go (DefaultSelector)
 */
import type { Pod } from '../../../../api/core'
import { isEmptySelector, matchesLabelSet } from '../../../../api/machinery/labelSelector'
import { getControllerOf } from '../../../../api/machinery/ownerReference'
import type { LabelSelector, LabelSelectorRequirement } from '../../../../api/meta'
import {
  type ClusterView,
  replicaSetOf,
  servicesOf,
  statefulSetOf,
} from '../../framework/clusterView'

/** Undefined when nothing selects the pod: then there is nothing to spread. */
export function defaultSelector(pod: Pod, cluster: ClusterView): LabelSelector | undefined {
  const { namespace, labels } = pod.metadata
  const matchLabels: Record<string, string> = {}
  for (const { spec } of servicesOf(cluster, namespace)) {
    if (spec.selector === undefined || Object.keys(spec.selector).length === 0) continue
    if (matchesLabelSet(spec.selector, labels)) Object.assign(matchLabels, spec.selector)
  }
  const matchExpressions = controllerRequirements(pod, cluster)
  const selector = { matchLabels, matchExpressions }
  return isEmptySelector(selector) ? undefined : selector
}

function controllerRequirements(
  pod: Pod,
  cluster: ClusterView,
): readonly LabelSelectorRequirement[] {
  const { namespace } = pod.metadata
  const owner = getControllerOf(pod)
  if (owner?.apiVersion !== 'apps/v1') return []
  if (owner.kind === 'ReplicaSet') {
    return requirementsOf(replicaSetOf(cluster, namespace, owner.name)?.spec.selector)
  }
  if (owner.kind === 'StatefulSet') {
    return requirementsOf(statefulSetOf(cluster, namespace, owner.name)?.spec.selector)
  }
  return []
}

function requirementsOf(selector: LabelSelector | undefined): readonly LabelSelectorRequirement[] {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {}
  const pairs = Object.entries(matchLabels).map(
    ([key, value]): LabelSelectorRequirement => ({ key, operator: 'In', values: [value] }),
  )
  return [...pairs, ...matchExpressions]
}
