/**
 * PreFilter and Filter, and the dry runs that put pods on a node or take them off.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go
 */
import { addPodTo, copyNodeInfo, type KnownNode } from '../cache/nodeInfo'
import type { PodInfo } from '../cache/podInfo'
import { nominatedTo } from '../queue/nominator'
import { type LocalVerdicts, verdictOn } from './localVerdicts'
import type { Cycle, Framework } from './plugin'
import { type Answer, failed, isRejected, type Status, unresolvable } from './status'

/** What PreFilter leaves to Filter. */
export interface Narrowing {
  readonly refusal: Answer
  /** Absent is all nodes. */
  readonly nodeNames: ReadonlySet<string> | undefined
  /** Plugins that narrowed the search, or refused by narrowing it to nothing. */
  readonly narrowedBy: ReadonlySet<string>
}

/** Runs PreFilter. A plugin that skips has its Filter left out for this pod. */
export function runPreFilter(cycle: Cycle): Narrowing {
  const narrowedBy = new Set<string>()
  let nodeNames: ReadonlySet<string> | undefined
  let refusal: Status | undefined
  for (const { plugin, index, args } of cycle.framework.preFilter) {
    const answer = plugin.preFilter(cycle, args)
    const { status, nodeNames: names } = answer
    cycle.filtering[index] = answer.state
    if (status?.code === 'Skip') {
      cycle.skipped[index] = true
      continue
    }
    if (status !== undefined) {
      const rejected = isRejected(status)
      refusal = rejected ? status : failed('', preFilterError(plugin.name, status))
      if (!rejected || status.code === 'UnschedulableAndUnresolvable') break
      continue
    }
    if (names === undefined) continue
    narrowedBy.add(plugin.name)
    nodeNames = nodeNames === undefined ? names : common(nodeNames, names)
    if (nodeNames.size > 0) continue
    refusal = unresolvable('', nothingLeft(narrowedBy))
    break
  }
  return { refusal, nodeNames, narrowedBy }
}

/** The first refusal of a node, or nothing: the pod fits. */
export function runFilters(cycle: Cycle, node: KnownNode): Answer {
  return firstRefusal(cycle, node, cycle.framework.filter)
}

/** As `runFilters`, with what is known already of the node at this place. */
function runFiltersKnowing(
  cycle: Cycle,
  node: KnownNode,
  verdicts: LocalVerdicts,
  place: number,
): Answer {
  const { localFilter, otherFilter } = cycle.framework
  const judge = (): Answer => firstRefusal(cycle, node, localFilter)
  return verdictOn(verdicts, place, node, judge) ?? firstRefusal(cycle, node, otherFilter)
}

function firstRefusal(cycle: Cycle, node: KnownNode, filters: Framework['filter']): Answer {
  const { filtering, skipped } = cycle
  for (const { plugin, index } of filters) {
    if (skipped[index] === true) continue
    const answer = plugin.filter(cycle, filtering[index], node)
    if (answer !== undefined) return answer
  }
  return undefined
}

/**
 * Filters a node twice where pods as important are nominated to it: they may come, so the pod
 * must fit beside them; and they may not, so it must not depend on them.
 * `verdicts` are those known already, of the node at `place` in the order of the cache.
 * Source: RunFilterPluginsWithNominatedPods
 */
export function runFiltersWithNominated(
  cycle: Cycle,
  node: KnownNode,
  verdicts?: LocalVerdicts,
  place = 0,
): Answer {
  const { nominator } = cycle.cluster
  // Mostly nobody is nominated anywhere: then no node need be looked up.
  const nominated = nominator.nodeOf.size === 0 ? undefined : nominatedTo(nominator, node.name)
  if (nominated !== undefined && nominated.size > 0) {
    const coming = [...nominated.values()].filter(
      ({ uid, priority }) => uid !== cycle.pod.uid && priority >= cycle.pod.priority,
    )
    if (coming.length > 0) {
      const trial = copyCycle(cycle)
      const copy = copyNodeInfo(node)
      for (const pod of coming) {
        addPodTo(copy, pod)
        updateFiltering(trial, pod, copy, 1)
      }
      const answer = runFilters(trial, copy)
      if (answer !== undefined) return answer
    }
  }
  return verdicts === undefined
    ? runFilters(cycle, node)
    : runFiltersKnowing(cycle, node, verdicts, place)
}

/** Tells the plugins that a pod is tried on (1) or off (-1) a node of this trial. */
export function updateFiltering(cycle: Cycle, pod: PodInfo, node: KnownNode, by: 1 | -1): void {
  for (const { plugin, index } of cycle.framework.updateFiltering) {
    if (cycle.skipped[index] === true) continue
    plugin.updateFiltering(cycle, cycle.filtering[index], pod, node, by)
  }
}

/** A cycle to try things in, which leaves the original as it is. */
export function copyCycle(cycle: Cycle): Cycle {
  const filtering = [...cycle.filtering]
  for (const { plugin, index } of cycle.framework.updateFiltering) {
    const state = filtering[index]
    if (plugin.copyFiltering !== undefined && state !== undefined) {
      filtering[index] = plugin.copyFiltering(state)
    }
  }
  return { ...cycle, filtering }
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  const both = new Set<string>()
  for (const name of a) if (b.has(name)) both.add(name)
  return both
}

const preFilterError = (plugin: string, { reasons }: Status): string =>
  `running PreFilter plugin "${plugin}": ${reasons.join(', ')}`

function nothingLeft(narrowedBy: ReadonlySet<string>): string {
  const names = [...narrowedBy].sort()
  if (names.length === 1) return `node(s) didn't satisfy plugin ${names[0]}`
  return `node(s) didn't satisfy plugin(s) [${names.join(' ')}] simultaneously`
}
