/**
 * The pod affinity of a pod, taken apart once: who each term speaks of, and how much it weighs.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (AffinityTerm, WeightedAffinityTerm)
 */

import type { Pod } from '../../../api/core'
import { matchesLabelSelector } from '../../../api/machinery/labelSelector'
import type { LabelSelector, StringMap } from '../../../api/meta'
import type { PodAffinityTerm, WeightedPodAffinityTerm } from '../../../api/podScheduling'

export interface AffinityTerm {
  readonly topologyKey: string
  /** Absent selects no pod. */
  readonly selector: LabelSelector | undefined
  readonly namespaces: readonly string[]
  /** Namespaces by their labels, beside those listed. */
  readonly namespaceSelector: LabelSelector | undefined
  /** 1–100 for a preference, 0 for a requirement. */
  readonly weight: number
}

export interface AffinityTerms {
  readonly requiredAffinity: readonly AffinityTerm[]
  readonly requiredAntiAffinity: readonly AffinityTerm[]
  readonly preferredAffinity: readonly AffinityTerm[]
  readonly preferredAntiAffinity: readonly AffinityTerm[]
}

export const NO_TERMS: AffinityTerms = Object.freeze({
  requiredAffinity: [],
  requiredAntiAffinity: [],
  preferredAffinity: [],
  preferredAntiAffinity: [],
})

/** The terms of a pod; `NO_TERMS` itself when it has none. */
export function affinityTermsOf(pod: Pod): AffinityTerms {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {}
  if (podAffinity === undefined && podAntiAffinity === undefined) return NO_TERMS
  const own = pod.metadata.namespace
  return {
    requiredAffinity: required(podAffinity?.requiredDuringSchedulingIgnoredDuringExecution, own),
    requiredAntiAffinity: required(
      podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
      own,
    ),
    preferredAffinity: preferred(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution, own),
    preferredAntiAffinity: preferred(
      podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution,
      own,
    ),
  }
}

/** Whether a term speaks of a pod with these labels, in a namespace with those. */
export function termMatches(
  term: AffinityTerm,
  namespace: string,
  labels: StringMap | undefined,
  namespaceLabels: StringMap | undefined,
): boolean {
  const here =
    term.namespaces.includes(namespace) ||
    (term.namespaceSelector !== undefined &&
      matchesLabelSelector(term.namespaceSelector, namespaceLabels))
  return here && matchesLabelSelector(term.selector, labels)
}

function required(
  terms: readonly PodAffinityTerm[] | undefined,
  own: string,
): readonly AffinityTerm[] {
  return terms?.map((term) => termOf(term, own, 0)) ?? []
}

function preferred(
  terms: readonly WeightedPodAffinityTerm[] | undefined,
  own: string,
): readonly AffinityTerm[] {
  return terms?.map(({ podAffinityTerm, weight }) => termOf(podAffinityTerm, own, weight)) ?? []
}

function termOf(term: PodAffinityTerm, own: string, weight: number): AffinityTerm {
  const { topologyKey, labelSelector, namespaces = [], namespaceSelector } = term
  const named = namespaces.length > 0 || namespaceSelector !== undefined
  return {
    topologyKey,
    selector: labelSelector,
    namespaces: named ? namespaces : [own],
    namespaceSelector,
    weight,
  }
}
