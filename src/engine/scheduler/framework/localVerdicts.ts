/**
 * What filters said of single nodes, remembered for pods that are alike: a cycle asks again only
 * where a node has changed since. Only of plugins that sign pods, whose verdicts follow from the
 * signature and the node alone. No part of the state: it can always be worked out anew.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/batch.go (signatures of pods)
 */
import type { KnownNode } from '../cache/nodeInfo'
import type { CacheView } from '../cache/schedulerCache'
import type { Cycle } from './plugin'
import type { Answer } from './status'

/** Of all pods with one signature, by the places of nodes in the order of the cache. */
export interface LocalVerdicts {
  readonly topology: number
  /** Which node, in which version, a verdict is about. */
  readonly nodes: (KnownNode | undefined)[]
  readonly versions: number[]
  readonly answers: Answer[]
}

/** Signatures of the pods scheduled last; busy workloads are few at a time. */
const KEPT = 16

const VERDICTS = new WeakMap<CacheView, Map<string, LocalVerdicts>>()

export function localVerdictsFor({ cluster: { cache }, framework, pod }: Cycle): LocalVerdicts {
  const kept = VERDICTS.get(cache) ?? new Map<string, LocalVerdicts>()
  VERDICTS.set(cache, kept)
  let key = framework.profile.schedulerName
  for (const { plugin, index } of framework.localFilter) key += `\n${index} ${plugin.sign?.(pod)}`
  const known = kept.get(key)
  kept.delete(key)
  const verdicts = known?.topology === cache.topology ? known : createVerdicts(cache)
  kept.set(key, verdicts)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return verdicts
}

/** The verdict on the node at this place, which `judge` gives where none is known. */
export function verdictOn(
  { nodes, versions, answers }: LocalVerdicts,
  place: number,
  node: KnownNode,
  judge: () => Answer,
): Answer {
  if (nodes[place] === node && versions[place] === node.version) return answers[place]
  const answer = judge()
  nodes[place] = node
  versions[place] = node.version
  answers[place] = answer
  return answer
}

/** Arrays whole from the start: one with holes would be a dictionary, and slow. */
function createVerdicts({ topology, order: { length } }: CacheView): LocalVerdicts {
  return {
    topology,
    nodes: new Array<KnownNode | undefined>(length).fill(undefined),
    versions: new Array<number>(length).fill(0),
    answers: new Array<Answer>(length).fill(undefined),
  }
}
