/**
 * Required pod affinity: a node is refused where pods are missing that must be near, where pods are
 * that must not be, and where pods are that do not bear this one.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
import type { StringMap } from '../../../../api/meta'
import { type AffinityTerm, termMatches } from '../../cache/affinityTerms'
import { isKnown, type KnownNode } from '../../cache/nodeInfo'
import type { PodInfo } from '../../cache/podInfo'
import type { PodTally } from '../../cache/podTallies'
import { type ClusterView, namespaceLabels } from '../../framework/clusterView'
import type { Cycle } from '../../framework/plugin'
import { type Answer, unresolvable, unschedulable } from '../../framework/status'
import { copyCounts, countOf, countPodsAt, type TopologyCounts } from './topologyCounts'

const NAME = 'InterPodAffinity'
const FAR_FROM_FRIENDS = unresolvable(NAME, "node(s) didn't match pod affinity rules")
const NEAR_FOES = unschedulable(NAME, "node(s) didn't match pod anti-affinity rules")
const UNWELCOME = unschedulable(NAME, "node(s) didn't satisfy existing pods anti-affinity rules")

export interface AffinityFiltering {
  /** Where pods are whose anti-affinity means this pod. */
  readonly unwelcome: TopologyCounts
  /** Where pods are that fulfil all affinity terms of this pod, by each term's key. */
  readonly friends: TopologyCounts
  /** Where pods are that its anti-affinity means. */
  readonly foes: TopologyCounts
}

/** Undefined when neither the pod nor any other has a requirement that matters here. */
export function countNeighbours({ pod, cluster }: Cycle): AffinityFiltering | undefined {
  const { requiredAffinity, requiredAntiAffinity } = pod.affinity
  const state = { unwelcome: new Map(), friends: new Map(), foes: new Map() }
  const { tallies } = cluster.cache
  for (const tally of tallies.withAffinity) {
    if (tally.affinity.requiredAntiAffinity.length > 0) countUnwelcome(pod, cluster, tally, state)
  }
  if (requiredAffinity.length === 0 && requiredAntiAffinity.length === 0) {
    return state.unwelcome.size === 0 ? undefined : state
  }
  for (const tally of tallies.all.values()) {
    const { namespace, labels } = tally
    const isFriend = matchesAll(requiredAffinity, cluster, namespace, labels)
    const hostile = requiredAntiAffinity.filter((term) => matches(term, cluster, namespace, labels))
    if (isFriend) countTally(cluster, tally, requiredAffinity, state.friends)
    countTally(cluster, tally, hostile, state.foes)
  }
  return state
}

export function filterNeighbours(
  { pod, cluster }: Cycle,
  state: AffinityFiltering,
  { node }: KnownNode,
): Answer {
  const { labels } = node.metadata
  if (!isNearFriends(pod, cluster, state, labels)) return FAR_FROM_FRIENDS
  for (const { topologyKey } of pod.affinity.requiredAntiAffinity) {
    const value = labels?.[topologyKey]
    if (value !== undefined && countOf(state.foes, topologyKey, value) > 0) return NEAR_FOES
  }
  for (const key of state.unwelcome.keys()) {
    const value = labels?.[key]
    if (value !== undefined && countOf(state.unwelcome, key, value) > 0) return UNWELCOME
  }
  return undefined
}

/** Follows a pod that is tried on a node, or off it. */
export function followNeighbour(
  { pod, cluster }: Cycle,
  state: AffinityFiltering,
  moved: PodInfo,
  { node: { metadata } }: KnownNode,
  by: 1 | -1,
): void {
  const { namespace, labels } = moved.pod.metadata
  const { requiredAffinity, requiredAntiAffinity } = pod.affinity
  for (const term of moved.affinity.requiredAntiAffinity) {
    if (speaksOf(term, cluster, pod)) {
      countPodsAt(state.unwelcome, term.topologyKey, metadata.labels, by)
    }
  }
  if (matchesAll(requiredAffinity, cluster, namespace, labels)) {
    for (const { topologyKey } of requiredAffinity) {
      countPodsAt(state.friends, topologyKey, metadata.labels, by)
    }
  }
  for (const term of requiredAntiAffinity) {
    if (matches(term, cluster, namespace, labels)) {
      countPodsAt(state.foes, term.topologyKey, metadata.labels, by)
    }
  }
}

export const copyAffinityFiltering = (state: AffinityFiltering): AffinityFiltering => ({
  unwelcome: copyCounts(state.unwelcome),
  friends: copyCounts(state.friends),
  foes: copyCounts(state.foes),
})

/** Whether a term means pods of this look. */
export const matches = (
  term: AffinityTerm,
  cluster: ClusterView,
  namespace: string,
  labels: StringMap | undefined,
): boolean => termMatches(term, namespace, labels, namespaceLabels(cluster, namespace))

/** Whether there are terms, and each means pods of this look. */
export const matchesAll = (
  terms: readonly AffinityTerm[],
  cluster: ClusterView,
  namespace: string,
  labels: StringMap | undefined,
): boolean => terms.length > 0 && terms.every((term) => matches(term, cluster, namespace, labels))

/** Whether another pod's term means this one. */
export const speaksOf = (term: AffinityTerm, cluster: ClusterView, { pod }: PodInfo): boolean =>
  matches(term, cluster, pod.metadata.namespace, pod.metadata.labels)

function isNearFriends(
  { pod, affinity }: PodInfo,
  cluster: ClusterView,
  { friends }: AffinityFiltering,
  labels: StringMap | undefined,
): boolean {
  let allNear = true
  for (const { topologyKey } of affinity.requiredAffinity) {
    const value = labels?.[topologyKey]
    if (value === undefined) return false
    if (countOf(friends, topologyKey, value) <= 0) allNear = false
  }
  if (allNear) return true
  // The first of a group that wants to be together has nobody to be near to yet.
  const { namespace, labels: own } = pod.metadata
  return friends.size === 0 && matchesAll(affinity.requiredAffinity, cluster, namespace, own)
}

function countUnwelcome(
  pod: PodInfo,
  cluster: ClusterView,
  tally: PodTally,
  { unwelcome }: AffinityFiltering,
): void {
  const hostile = tally.affinity.requiredAntiAffinity.filter((term) => speaksOf(term, cluster, pod))
  countTally(cluster, tally, hostile, unwelcome)
}

/** Counts all pods of a tally, by each term's key. */
function countTally(
  { cache }: ClusterView,
  tally: PodTally,
  terms: readonly AffinityTerm[],
  counts: TopologyCounts,
): void {
  if (terms.length === 0) return
  for (const [name, pods] of tally.nodes) {
    const info = cache.nodes.get(name)
    if (!isKnown(info)) continue
    for (const { topologyKey } of terms) {
      countPodsAt(counts, topologyKey, info.node.metadata.labels, pods)
    }
  }
}
