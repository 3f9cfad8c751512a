/**
 * Brings pods together that want to be near each other, and keeps apart those that do not.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/interpodaffinity/plugin.go
 */
import type { Node, Pod } from '../../../../api/core'
import { labelSelectorRequirements } from '../../../../api/machinery/labelSelector'
import type { AffinityTerms } from '../../cache/affinityTerms'
import { hasAffinity, type PodInfo } from '../../cache/podInfo'
import { ADD, DELETE, UPDATE_NODE_LABEL, UPDATE_POD_LABEL } from '../../framework/clusterEvent'
import type { ClusterView } from '../../framework/clusterView'
import type { Plugin } from '../../framework/plugin'
import { failed, SKIP, unresolvable } from '../../framework/status'
import { onNode, onPod } from '../eventObjects'
import {
  type AffinityFiltering,
  copyAffinityFiltering,
  countNeighbours,
  filterNeighbours,
  followNeighbour,
  matches,
  matchesAll,
} from './affinityFilter'
import {
  type AffinityArgs,
  neighbourFormula,
  normalizeNeighbours,
  scoreNeighbours,
  weighNeighbours,
} from './affinityScore'
import type { TopologyCounts } from './topologyCounts'

const NAME = 'InterPodAffinity'

export const interPodAffinity: Plugin<AffinityFiltering, TopologyCounts, AffinityArgs> = {
  name: NAME,
  defaultArgs: { hardPodAffinityWeight: 1, ignorePreferredTermsOfExistingPods: false },
  registrations: [
    onPod(ADD | DELETE | UPDATE_POD_LABEL, afterPodChange),
    onNode(ADD | UPDATE_NODE_LABEL, afterNodeChange),
  ],
  preFilter(cycle) {
    const invalid = invalidTerm(cycle.pod, ['requiredAffinity', 'requiredAntiAffinity'])
    if (invalid !== undefined) return { status: unresolvable(NAME, invalid) }
    const state = countNeighbours(cycle)
    return state === undefined ? { status: SKIP } : { state }
  },
  filter: filterNeighbours,
  updateFiltering: followNeighbour,
  copyFiltering: copyAffinityFiltering,
  preScore(cycle, _nodes, args) {
    const invalid = invalidTerm(cycle.pod, ['preferredAffinity', 'preferredAntiAffinity'])
    if (invalid !== undefined) return { status: failed(NAME, invalid) }
    const state = weighNeighbours(cycle, args)
    return state === undefined ? { status: SKIP } : { state }
  },
  score: (_cycle, scores, node, facts) => scoreNeighbours(scores, node, facts),
  normalizeScores: (_state, scores) => normalizeNeighbours(scores),
  scoreLabels: ({ sums }) => [...sums.keys()],
  formula: neighbourFormula,
}

/** Whether a friend came, or a foe went. */
function afterPodChange(
  pod: PodInfo,
  old: Pod | undefined,
  now: Pod | undefined,
  _args: AffinityArgs,
  cluster: ClusterView,
): boolean {
  const changed = now ?? old
  if (changed === undefined) return false
  const isItself = changed.metadata.uid === pod.uid
  if (!isItself && (changed.spec.nodeName ?? '') === '') return false
  const { requiredAffinity, requiredAntiAffinity } = pod.affinity
  const isFriend = ({ metadata }: Pod): boolean =>
    matchesAll(requiredAffinity, cluster, metadata.namespace, metadata.labels)
  const isFoe = ({ metadata }: Pod): boolean =>
    requiredAntiAffinity.some((term) => matches(term, cluster, metadata.namespace, metadata.labels))
  if (now === undefined) return old !== undefined && isFoe(old)
  if (old === undefined) return isFriend(now)
  return (!isFriend(old) && isFriend(now)) || (isFoe(old) && !isFoe(now))
}

/** Whether a node brings a domain where friends can be, or where no foes are. */
function afterNodeChange(pod: PodInfo, old: Node | undefined, now: Node | undefined): boolean {
  if (now === undefined) return false
  const { requiredAffinity, requiredAntiAffinity } = pod.affinity
  const before = old?.metadata.labels
  const after = now.metadata.labels
  if (requiredAffinity.some(({ topologyKey: key }) => comes(before?.[key], after?.[key]))) {
    return true
  }
  // A new node, with or without the label, has no foes; one that changes may leave them.
  if (old === undefined) return requiredAntiAffinity.length > 0
  return requiredAntiAffinity.some(({ topologyKey: key }) => goes(before?.[key], after?.[key]))
}

const comes = (before: string | undefined, after: string | undefined): boolean =>
  after !== undefined && after !== before

const goes = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined && after !== before

/** What is wrong with a selector of these terms; the API server lets some such pods in. */
function invalidTerm(pod: PodInfo, kinds: readonly (keyof AffinityTerms)[]): string | undefined {
  if (!hasAffinity(pod)) return undefined
  for (const kind of kinds) {
    for (const { selector } of pod.affinity[kind]) {
      const requirements = selector === undefined ? [] : labelSelectorRequirements(selector)
      if (typeof requirements === 'string') return `parsing pod: ${kind}Terms: ${requirements}`
    }
  }
  return undefined
}
