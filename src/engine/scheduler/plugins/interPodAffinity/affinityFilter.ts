/**
 * Required pod affinity: a node is refused where pods are missing that must be near, where pods are
 * that must not be, and where pods are that do not bear this one.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
import type { StringMap } from '../../../../api/meta'
import { type AffinityTerm, termMatches } from '../../cache/affinityTerms'
import type { KnownNode } from '../../cache/nodeInfo'
import type { PodInfo } from '../../cache/podInfo'
import type { PodTally } from '../../cache/podTallies'
import { type Question, remembered, standingAnswer } from '../../cache/standing'
import { type ClusterView, namespaceLabels } from '../../framework/clusterView'
import type { Cycle } from '../../framework/plugin'
import { type Answer, unresolvable, unschedulable } from '../../framework/status'
import {
  copyTrial,
  countAt,
  countsNone,
  createCounts,
  type TopologyCounts,
  type TriedCounts,
  triedCountOf,
  trying,
} from './topologyCounts'

const NAME = 'InterPodAffinity'
const FAR_FROM_FRIENDS = unresolvable(NAME, "node(s) didn't match pod affinity rules")
const NEAR_FOES = unschedulable(NAME, "node(s) didn't match pod anti-affinity rules")
const UNWELCOME = unschedulable(NAME, "node(s) didn't satisfy existing pods anti-affinity rules")

export interface AffinityFiltering {
  /** Where pods are whose anti-affinity means this pod. */
  readonly unwelcome: TriedCounts
  /** Where pods are that fulfil all affinity terms of this pod, by each term's key. */
  readonly friends: TriedCounts
  /** Where pods are that its anti-affinity means. */
  readonly foes: TriedCounts
}

/** Undefined when neither the pod nor any other has a requirement that matters here. */
export function countNeighbours({ pod, cluster }: Cycle): AffinityFiltering | undefined {
  const { cache } = cluster
  const { requiredAffinity, requiredAntiAffinity } = pod.affinity
  const requires = requiredAffinity.length > 0 || requiredAntiAffinity.length > 0
  if (!requires && cache.tallies.withAffinity.size === 0) return undefined
  const key = `InterPodAffinity/Filter\n${pod.tally}`
  const { unwelcome, friends, foes } = standingAnswer(cache, key, () => askFor(pod, cluster))
  if (!requires && unwelcome.pods.size === 0) return undefined
  return { unwelcome: trying(unwelcome), friends: trying(friends), foes: trying(foes) }
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
    if (value !== undefined && triedCountOf(state.foes, topologyKey, value) > 0) return NEAR_FOES
  }
  const { base, tried } = state.unwelcome
  if (isAmong(base, state.unwelcome, labels) || isAmong(tried, state.unwelcome, labels)) {
    return UNWELCOME
  }
  return undefined
}

/** Whether a node with these labels is where pods are counted, under a label of the first counts. */
function isAmong(
  { sums }: TopologyCounts,
  counts: TriedCounts,
  labels: StringMap | undefined,
): boolean {
  for (const key of sums.keys()) {
    const value = labels?.[key]
    if (value !== undefined && triedCountOf(counts, key, value) > 0) return true
  }
  return false
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
      countAt(state.unwelcome.tried, term.topologyKey, metadata.labels, by)
    }
  }
  if (matchesAll(requiredAffinity, cluster, namespace, labels)) {
    for (const { topologyKey } of requiredAffinity) {
      countAt(state.friends.tried, topologyKey, metadata.labels, by)
    }
  }
  for (const term of requiredAntiAffinity) {
    if (matches(term, cluster, namespace, labels)) {
      countAt(state.foes.tried, term.topologyKey, metadata.labels, by)
    }
  }
}

export const copyAffinityFiltering = (state: AffinityFiltering): AffinityFiltering => ({
  unwelcome: copyTrial(state.unwelcome),
  friends: copyTrial(state.friends),
  foes: copyTrial(state.foes),
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
    if (triedCountOf(friends, topologyKey, value) <= 0) allNear = false
  }
  if (allNear) return true
  // The first of a group that wants to be together has nobody to be near to yet.
  const { namespace, labels: own } = pod.metadata
  return countsNone(friends) && matchesAll(affinity.requiredAffinity, cluster, namespace, own)
}

/** Asks where all pods are that matter to one like this. */
function askFor(pod: PodInfo, cluster: ClusterView): Question<Neighbourhood> {
  const { requiredAffinity, requiredAntiAffinity } = pod.affinity
  const { all, withAffinity } = cluster.cache.tallies
  const answer = { unwelcome: createCounts(), friends: createCounts(), foes: createCounts() }
  const places = new WeakMap<PodTally, readonly Place[]>()
  const placesFor = (look: PodTally): readonly Place[] => {
    const { namespace, labels, affinity } = look
    const hostile = affinity.requiredAntiAffinity.filter((term) => speaksOf(term, cluster, pod))
    const isFriend = matchesAll(requiredAffinity, cluster, namespace, labels)
    const feared = requiredAntiAffinity.filter((term) => matches(term, cluster, namespace, labels))
    return [
      ...hostile.map(({ topologyKey: key }) => ({ counts: answer.unwelcome, key })),
      ...(isFriend ? requiredAffinity : []).map(({ topologyKey: key }) => ({
        counts: answer.friends,
        key,
      })),
      ...feared.map(({ topologyKey: key }) => ({ counts: answer.foes, key })),
    ]
  }
  return {
    answer,
    // One without requirements of its own can only be met with those of others.
    looks: requiredAffinity.length + requiredAntiAffinity.length > 0 ? all.values() : withAffinity,
    count(look, { node }, pods) {
      for (const { counts, key } of remembered(places, look, placesFor)) {
        countAt(counts, key, node.metadata.labels, pods)
      }
    },
  }
}

interface Neighbourhood {
  readonly unwelcome: TopologyCounts
  readonly friends: TopologyCounts
  readonly foes: TopologyCounts
}

interface Place {
  readonly counts: TopologyCounts
  readonly key: string
}
