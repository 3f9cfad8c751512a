/**
 * What the server makes of a pod that is created or changed.
 * Source: Kubernetes v1.35 pkg/registry/core/pod/strategy.go
 */
import type { Container } from '../../../api/container'
import type { Pod, PodSpec, PodStatus } from '../../../api/core'
import { computePodQOSClass } from '../../../api/machinery/qosClass'
import type { LabelSelector, LabelSelectorRequirement, StringMap } from '../../../api/meta'
import type {
  PodAffinity,
  PodAffinityTerm,
  TopologySpreadConstraint,
} from '../../../api/podScheduling'
import { timeAt } from '../../clientGo/wallClock'
import type { StrategyContext } from './resource'
import { withField, withFields, withItems } from './sharing'

const GATED_MESSAGE = 'Scheduling is blocked due to non-empty scheduling gates'

export function prepareForCreate(pod: Pod, context: StrategyContext): Pod {
  const spec = mergeLabelKeys(pod.spec, pod.metadata.labels ?? {})
  const gated = (spec.schedulingGates?.length ?? 0) > 0
  const qosClass = computePodQOSClass({ spec })
  if (!gated) return withFields(pod, { spec, status: { phase: 'Pending', qosClass } })
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    lastTransitionTime: timeAt(context.now),
    reason: 'SchedulingGated',
    message: GATED_MESSAGE,
  } as const
  const status: PodStatus = { phase: 'Pending', conditions: [condition], qosClass }
  return withFields(pod, { spec, status })
}

export function prepareForUpdate(next: Pod, stored: Pod, subresource: string): Pod {
  switch (subresource) {
    case 'status':
      return prepareStatus(next, stored)
    case 'ephemeralcontainers': {
      const { ephemeralContainers } = next.spec
      return { ...stored, spec: withField(stored.spec, 'ephemeralContainers', ephemeralContainers) }
    }
    case 'resize':
      return { ...stored, spec: resized(stored.spec, next.spec) }
    default:
      return withField(next, 'status', stored.status)
  }
}

/** Status writes keep the spec, the owners, and the class of service. */
function prepareStatus(next: Pod, stored: Pod): Pod {
  const metadata = withField(next.metadata, 'ownerReferences', stored.metadata.ownerReferences)
  const qosClass = next.status?.qosClass ?? stored.status?.qosClass
  const status = qosClass === undefined ? next.status : { ...next.status, qosClass }
  const unchanged = next.status?.qosClass === qosClass
  const kept = withField(withField(next, 'spec', stored.spec), 'metadata', metadata)
  return unchanged ? kept : withField(kept, 'status', status)
}

/** Takes nothing of the new containers but their resources. */
function resized(stored: PodSpec, next: PodSpec): PodSpec {
  const take = (container: Container): Container => {
    const wanted = [...next.containers, ...(next.initContainers ?? [])].find(
      ({ name }) => name === container.name,
    )
    if (wanted === undefined) return container
    const resources = withField(container, 'resources', wanted.resources)
    return withField(resources, 'resizePolicy', wanted.resizePolicy)
  }
  const containers = withItems(stored, 'containers', stored.containers, take)
  return withItems(containers, 'initContainers', stored.initContainers, take)
}

/** Seconds a delete leaves the pod. Source: CheckGracefulDelete. */
export function gracePeriodSeconds(pod: Pod, requested: number | undefined): number {
  const phase = pod.status?.phase
  if (!pod.spec.nodeName || phase === 'Failed' || phase === 'Succeeded') return 0
  const period = requested ?? pod.spec.terminationGracePeriodSeconds ?? 0
  return period < 0 ? 1 : period
}

/** Makes matchLabelKeys part of the selectors. Source: mutatePodAffinity, mutateTopologySpreadConstraints. */
function mergeLabelKeys(spec: PodSpec, labels: StringMap): PodSpec {
  const { affinity, topologySpreadConstraints } = spec
  let next = spec
  if (affinity?.podAffinity || affinity?.podAntiAffinity) {
    const near = affinity.podAffinity && mergeAffinity(affinity.podAffinity, labels)
    const apart = affinity.podAntiAffinity && mergeAffinity(affinity.podAntiAffinity, labels)
    const merged = withField(withField(affinity, 'podAffinity', near), 'podAntiAffinity', apart)
    next = withField(next, 'affinity', merged)
  }
  return withItems<PodSpec, TopologySpreadConstraint>(
    next,
    'topologySpreadConstraints',
    topologySpreadConstraints,
    (constraint) => {
      const { labelSelector, matchLabelKeys } = constraint
      if (labelSelector === undefined || !matchLabelKeys?.length) return constraint
      const selector = withKeys(labelSelector, matchLabelKeys, 'In', labels)
      return withField(constraint, 'labelSelector', selector)
    },
  )
}

function mergeAffinity(affinity: PodAffinity, labels: StringMap): PodAffinity {
  const merge = (term: PodAffinityTerm): PodAffinityTerm => {
    if (term.labelSelector === undefined) return term
    const wanted = withKeys(term.labelSelector, term.matchLabelKeys ?? [], 'In', labels)
    const selector = withKeys(wanted, term.mismatchLabelKeys ?? [], 'NotIn', labels)
    return withField(term, 'labelSelector', selector)
  }
  const needed = affinity.requiredDuringSchedulingIgnoredDuringExecution
  const wished = affinity.preferredDuringSchedulingIgnoredDuringExecution
  const next = withItems(affinity, 'requiredDuringSchedulingIgnoredDuringExecution', needed, merge)
  return withItems(next, 'preferredDuringSchedulingIgnoredDuringExecution', wished, (weighted) =>
    withField(weighted, 'podAffinityTerm', merge(weighted.podAffinityTerm)),
  )
}

/** The selector with a requirement for each key that the pod itself has. */
function withKeys(
  selector: LabelSelector,
  keys: readonly string[],
  operator: 'In' | 'NotIn',
  labels: StringMap,
): LabelSelector {
  const added: LabelSelectorRequirement[] = []
  for (const key of keys) {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined
    if (value !== undefined) added.push({ key, operator, values: [value] })
  }
  if (added.length === 0) return selector
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] }
}
