/**
 * Tries on a copy of each node whether evicting less important pods would make room, and how few
 * will do. Source: Kubernetes v1.35 plugins/defaultpreemption (SelectVictimsOnNode),
 * framework/preemption (DryRunPreemption)
 */
import { POWER_ON_UNIX_MICROS } from '../../clientGo/wallClock'
import { addPodTo, copyNodeInfo, type KnownNode, removePodFrom } from '../cache/nodeInfo'
import type { PodInfo } from '../cache/podInfo'
import type { Cycle } from '../framework/plugin'
import { copyCycle, runFiltersWithNominated, updateFiltering } from '../framework/runFilters'
import { type Status, unresolvable } from '../framework/status'
import { splitByBudgets } from './disruptionBudgets'
import { byImportance } from './importance'

/** A node where evicting the victims makes room. */
export interface Candidate {
  readonly node: string
  /** Most important first; never empty. */
  readonly victims: readonly PodInfo[]
  readonly budgetViolations: number
  /** All less important pods of the node, in the order in which it was tried to spare them. */
  readonly tried: readonly Tried[]
}

export interface Tried {
  readonly pod: PodInfo
  readonly breaksBudget: boolean
  /** Why the preemptor does not fit beside it; undefined for a pod that is spared. */
  readonly refusal: Status | undefined
}

export interface DryRun {
  /** Those that break no budget first. */
  readonly candidates: readonly Candidate[]
  /** Why the other nodes that were tried cannot be helped. */
  readonly statuses: ReadonlyMap<string, Status>
}

const NO_VICTIMS = unresolvable('', 'No preemption victims found for incoming pod')

/** Tries the nodes from `offset` on, until there are `wanted` candidates, one without violations. */
export function dryRunPreemption(
  cycle: Cycle,
  nodes: readonly KnownNode[],
  offset: number,
  wanted: number,
): DryRun {
  const clean: Candidate[] = []
  const violating: Candidate[] = []
  const statuses = new Map<string, Status>()
  const nobodyLess = isLeastImportant(cycle)
  for (let i = 0; i < nodes.length; i++) {
    if (clean.length > 0 && clean.length + violating.length >= wanted) break
    const node = nodes[(offset + i) % nodes.length]
    if (node === undefined) continue
    const found = nobodyLess ? NO_VICTIMS : selectVictims(cycle, node)
    if ('code' in found) statuses.set(node.name, found)
    else if (found.budgetViolations === 0) clean.push(found)
    else violating.push(found)
  }
  return { candidates: [...clean, ...violating], statuses }
}

/** The fewest and least important pods whose going makes room, or why none does. */
function selectVictims(cycle: Cycle, original: KnownNode): Candidate | Status {
  const lesser = [...original.pods.values()].filter(({ priority }) => priority < cycle.pod.priority)
  if (lesser.length === 0) return NO_VICTIMS
  const trial = copyCycle(cycle)
  const node = copyNodeInfo(original)
  for (const pod of lesser) takeOff(trial, node, pod)
  const refusal = runFiltersWithNominated(trial, node)
  if (refusal !== undefined) return refusal
  const now = POWER_ON_UNIX_MICROS + cycle.now
  const { violating, others } = splitByBudgets(cycle.cluster, byImportance(lesser, now))
  // The most important are spared first, and those whose going would break a budget before all.
  const tryEach = (pods: readonly PodInfo[], breaksBudget: boolean): readonly Tried[] =>
    pods.map((pod) => ({ pod, breaksBudget, refusal: spare(trial, node, pod) }))
  const tried = [...tryEach(violating, true), ...tryEach(others, false)]
  const going = tried.filter(({ refusal: again }) => again !== undefined)
  return {
    node: node.name,
    victims: byImportance(
      going.map(({ pod }) => pod),
      now,
    ),
    budgetViolations: going.filter(({ breaksBudget }) => breaksBudget).length,
    tried,
  }
}

/** Whether no pod in the whole cluster is less important: the usual case, known at once. */
function isLeastImportant({ cluster, pod }: Cycle): boolean {
  for (const priority of cluster.cache.priorities.keys()) {
    if (priority < pod.priority) return false
  }
  return true
}

/** Puts a pod back if the preemptor still fits beside it; else says why it does not. */
function spare(trial: Cycle, node: KnownNode, pod: PodInfo): Status | undefined {
  addPodTo(node, pod)
  updateFiltering(trial, pod, node, 1)
  const refusal = runFiltersWithNominated(trial, node)
  if (refusal !== undefined) takeOff(trial, node, pod)
  return refusal
}

function takeOff(trial: Cycle, node: KnownNode, pod: PodInfo): void {
  removePodFrom(node, pod.uid)
  updateFiltering(trial, pod, node, -1)
}
