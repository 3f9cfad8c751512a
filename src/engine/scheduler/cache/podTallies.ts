/**
 * Counts pods that look alike (one namespace, the same labels and pod affinity, ending or not) by
 * node. Spreading and pod affinity ask how many pods a selector selects on each node: with tallies
 * a selector is matched once per look, of which a workload has one or two, not once per pod.
 */

import type { StringMap } from '../../../api/meta'
import type { AffinityTerms } from './affinityTerms'
import { NO_TERMS } from './affinityTerms'
import { isTerminating, type PodInfo, type PodTraits } from './podInfo'

export interface PodTally {
  readonly key: string
  readonly namespace: string
  readonly labels: StringMap
  readonly affinity: AffinityTerms
  readonly terminating: boolean
  /** Of the first pod counted in it: the others share them. */
  readonly traits: PodTraits
  /** Pods per node, by the node's name. */
  readonly nodes: Map<string, number>
}

export interface PodTallies {
  readonly all: Map<string, PodTally>
  readonly byNamespace: Map<string, Set<PodTally>>
  /** Those whose pods have some wish about other pods. */
  readonly withAffinity: Set<PodTally>
}

export const createTallies = (): PodTallies => ({
  all: new Map(),
  byNamespace: new Map(),
  withAffinity: new Set(),
})

/** Counts a pod on a node in (1) or out (-1); returns where. */
export function countPod(tallies: PodTallies, info: PodInfo, node: string, by: 1 | -1): PodTally {
  const tally = tallies.all.get(info.tally) ?? addTally(tallies, info)
  const count = (tally.nodes.get(node) ?? 0) + by
  if (count !== 0) tally.nodes.set(node, count)
  else {
    tally.nodes.delete(node)
    if (tally.nodes.size === 0) dropTally(tallies, tally)
  }
  return tally
}

function addTally(tallies: PodTallies, info: PodInfo): PodTally {
  const { tally: key, pod, affinity, requests, nonZero, images } = info
  const { namespace, labels = {} } = pod.metadata
  const terminating = isTerminating(pod)
  const traits = { tally: key, requests, nonZero, images }
  const nodes = new Map<string, number>()
  const tally: PodTally = { key, namespace, labels, affinity, terminating, traits, nodes }
  tallies.all.set(key, tally)
  const siblings = tallies.byNamespace.get(namespace)
  if (siblings === undefined) tallies.byNamespace.set(namespace, new Set([tally]))
  else siblings.add(tally)
  if (affinity !== NO_TERMS) tallies.withAffinity.add(tally)
  return tally
}

function dropTally(tallies: PodTallies, tally: PodTally): void {
  tallies.all.delete(tally.key)
  tallies.withAffinity.delete(tally)
  const siblings = tallies.byNamespace.get(tally.namespace)
  siblings?.delete(tally)
  if (siblings?.size === 0) tallies.byNamespace.delete(tally.namespace)
}
