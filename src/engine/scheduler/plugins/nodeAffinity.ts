/**
 * Holds pods to nodes they ask for by labels or name, and prefers nodes they would like.
 * Raw score: the weights of the preferences a node fulfils. Normalised: the highest is 100.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/nodeaffinity
 */

import type { Node, Pod } from '../../../api/core'
import {
  type CompiledPreference,
  type CompiledTerm,
  compileNodeSelector,
  compilePreferredTerms,
  matchesNodeSelector,
  matchesRequiredNodeAffinity,
  preferredTermsScore,
  type RequiredNodeAffinity,
  requiredNodeAffinity,
} from '../../../api/machinery/nodeSelector'
import type { NodeAffinity, NodeSelectorTerm } from '../../../api/podScheduling'
import { ADD, UPDATE_NODE_LABEL } from '../framework/clusterEvent'
import type { Plugin, PreFilterAnswer } from '../framework/plugin'
import { normalizeToHighest } from '../framework/runScores'
import { failed, SKIP, unresolvable } from '../framework/status'
import { onNode } from './eventObjects'

const NAME = 'NodeAffinity'
const NOT_ASKED_FOR = unresolvable(NAME, "node(s) didn't match Pod's node affinity/selector")
const NOT_ALLOWED = unresolvable(NAME, "node(s) didn't match scheduler-enforced node affinity")
const CONTRADICTION = unresolvable(NAME, 'pod affinity terms conflict')

/** NodeAffinityArgs: what the scheduler itself asks of nodes, for every pod of the profile. */
interface Args {
  readonly addedAffinity?: NodeAffinity
}

interface Wanted {
  readonly byPod: RequiredNodeAffinity
  readonly byScheduler: readonly CompiledTerm[] | undefined
}

export const nodeAffinity: Plugin<Wanted, readonly CompiledPreference[], Args> = {
  name: NAME,
  registrations: [
    onNode<Args>(ADD | UPDATE_NODE_LABEL, (pod, old, now, args) => {
      const wanted = wantedBy(pod.pod, args)
      if (now === undefined || !isWanted(wanted, now)) return false
      return old === undefined || !isWanted(wanted, old)
    }),
  ],
  sign: ({ pod: { spec } }) => JSON.stringify([spec.nodeSelector, spec.affinity?.nodeAffinity]),
  preFilter({ pod }, args) {
    const { nodeSelector, affinity } = pod.pod.spec
    const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    if (required === undefined && nodeSelector === undefined && !args.addedAffinity) {
      return { status: SKIP }
    }
    return { state: wantedBy(pod.pod, args), ...narrow(required?.nodeSelectorTerms ?? []) }
  },
  filter(_cycle, { byPod, byScheduler }, { node }) {
    if (byScheduler !== undefined && matchesNodeSelector(byScheduler, node) !== true) {
      return NOT_ALLOWED
    }
    return matchesRequiredNodeAffinity(byPod, node) === true ? undefined : NOT_ASKED_FOR
  },
  preScore({ pod }, _nodes, args) {
    const own = preferencesOf(pod.pod.spec.affinity?.nodeAffinity)
    const added = preferencesOf(args.addedAffinity)
    if (typeof own === 'string') return { status: failed(NAME, own) }
    if (typeof added === 'string') return { status: failed(NAME, added) }
    const preferences = [...added, ...own]
    return preferences.length === 0 ? { status: SKIP } : { state: preferences }
  },
  score(_cycle, preferences, { node }, facts) {
    let sum = 0
    for (const preference of preferences) {
      const weight = preferredTermsScore([preference], node)
      facts.push(weight)
      sum += weight
    }
    return sum
  },
  normalizeScores: (_state, scores) => normalizeToHighest(scores, false),
  formula({ facts, raw, highest, normalized }) {
    if (highest === 0) return 'no node fulfils a preference = 0'
    const sum = `weights of the preferences it fulfils: ${facts.join(' + ')} = ${raw}`
    return `${sum}\n100 × ${raw} / ${highest} = ${normalized}`
  },
}

function wantedBy(pod: Pod, { addedAffinity }: Args): Wanted {
  const added = addedAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return {
    byPod: requiredNodeAffinity(pod),
    byScheduler: added === undefined ? undefined : compileNodeSelector(added),
  }
}

function isWanted({ byPod, byScheduler }: Wanted, node: Node): boolean {
  if (byScheduler !== undefined && matchesNodeSelector(byScheduler, node) !== true) return false
  return matchesRequiredNodeAffinity(byPod, node) === true
}

const preferencesOf = (
  affinity: NodeAffinity | undefined,
): readonly CompiledPreference[] | string =>
  compilePreferredTerms(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])

/** When every term names its nodes, only these need to be looked at: DaemonSet pods do so. */
function narrow(terms: readonly NodeSelectorTerm[]): PreFilterAnswer<Wanted> {
  if (terms.length === 0) return {}
  const nodeNames = new Set<string>()
  for (const term of terms) {
    const names = namesOf(term)
    if (names === undefined) return {}
    for (const name of names) nodeNames.add(name)
  }
  return nodeNames.size === 0 ? { status: CONTRADICTION } : { nodeNames }
}

/** The names a term allows, undefined for any. */
function namesOf({ matchFields = [] }: NodeSelectorTerm): ReadonlySet<string> | undefined {
  let names: ReadonlySet<string> | undefined
  for (const { key, operator, values = [] } of matchFields) {
    if (key !== 'metadata.name' || operator !== 'In') continue
    const before: ReadonlySet<string> | undefined = names
    names = new Set(values.filter((name) => before === undefined || before.has(name)))
  }
  return names
}
