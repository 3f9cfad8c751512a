/**
 * Keeps pods off nodes that have not enough left of what they ask for, and scores the rest by how
 * full they would be. Requests count, not use: a node may be idle and full.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/noderesources/fit.go
 */
import type { Pod } from '../../../../api/core'
import type { Resource } from '../../../../api/machinery/podResource'
import { podResource } from '../../../../api/machinery/podResource'
import { type Allocatable, allocatableOf, type KnownNode } from '../../cache/nodeInfo'
import { amountOf } from '../../cache/resourceSum'
import {
  ADD,
  DELETE,
  UPDATE_NODE_ALLOCATABLE,
  UPDATE_POD_SCALE_DOWN,
} from '../../framework/clusterEvent'
import type { Plugin } from '../../framework/plugin'
import { type Answer, unresolvable, unschedulable } from '../../framework/status'
import { onNode, onPod } from '../eventObjects'
import { leavesRoom } from '../leavesRoom'
import { type FitScoring, fitFormula, prepareScoring, scoreFit } from './fitScore'
import type { ScoringStrategy } from './strategies'

const NAME = 'NodeResourcesFit'

/** NodeResourcesFitArgs. */
export interface FitArgs {
  readonly scoringStrategy: ScoringStrategy
  readonly ignoredResources?: readonly string[]
  readonly ignoredResourceGroups?: readonly string[]
}

interface Wanted {
  readonly requests: Resource
  /** Scalars that count here; by name. */
  readonly scalars: readonly (readonly [string, number])[]
}

/** A resource of which a node has too little. */
export interface Shortage {
  readonly resource: string
  readonly reason: string
  readonly requested: number
  readonly used: number
  readonly capacity: number
  /** The node would be too small even if it were empty. */
  readonly unresolvable: boolean
}

export const nodeResourcesFit: Plugin<Wanted, FitScoring, FitArgs> = {
  name: NAME,
  defaultArgs: {
    scoringStrategy: {
      type: 'LeastAllocated',
      resources: [
        { name: 'cpu', weight: 1 },
        { name: 'memory', weight: 1 },
      ],
    },
  },
  registrations: [
    onPod(DELETE | UPDATE_POD_SCALE_DOWN, (pod, old, now) => {
      if (old === undefined) return false
      if (now === undefined) return leavesRoom(old)
      if (now.metadata.uid === pod.uid) return shrank(old, now, undefined)
      return (now.spec.nodeName ?? '') !== '' && shrank(old, now, pod.requests)
    }),
    onNode(ADD | UPDATE_NODE_ALLOCATABLE, (pod, old, now, args) => {
      if (now === undefined) return false
      const wanted = wantedBy(pod.requests, args)
      const offers = allocatableOf(now)
      if (!fitsEmpty(wanted, offers)) return false
      return old === undefined || grew(wanted, allocatableOf(old), offers)
    }),
  ],
  sign({ requests: { milliCPU, memory, ephemeralStorage, scalarResources } }) {
    const scalars = scalarResources.size === 0 ? '' : JSON.stringify([...scalarResources])
    return [milliCPU, memory, ephemeralStorage, scalars].join()
  },
  preFilter: ({ pod }, args) => ({ state: wantedBy(pod.requests, args) }),
  filter(_cycle, wanted, node) {
    return hasRoom(wanted, node) ? undefined : refusal(shortages(wanted, node))
  },
  preScore: ({ pod }, _nodes, args) => ({ state: prepareScoring(pod, args.scoringStrategy) }),
  score: (_cycle, scoring, node, facts) => scoreFit(scoring, node, facts),
  scoreLabels: ({ labels }) => labels,
  formula: fitFormula,
}

/** All that a node has too little of. Source: fitsRequest. */
export function shortages({ requests, scalars }: Wanted, node: KnownNode): Shortage[] {
  const { requested, allocatable, pods } = node
  const found: Shortage[] = []
  if (pods.size + 1 > allocatable.pods) {
    found.push({
      resource: 'pods',
      reason: 'Too many pods',
      requested: 1,
      used: pods.size,
      capacity: allocatable.pods,
      // Pods can be evicted.
      unresolvable: false,
    })
  }
  const names = ['cpu', 'memory', 'ephemeral-storage', ...scalars.map(([name]) => name)]
  for (const name of names) {
    const want = amountOf(requests, name)
    const used = amountOf(requested, name)
    const capacity = amountOf(allocatable, name)
    if (want <= 0 || want <= capacity - used) continue
    found.push({
      resource: name,
      reason: `Insufficient ${name}`,
      requested: want,
      used,
      capacity,
      unresolvable: want > capacity,
    })
  }
  return found
}

export function wantedBy(
  requests: Resource,
  { ignoredResources = [], ignoredResourceGroups = [] }: Partial<FitArgs>,
): Wanted {
  if (requests.scalarResources.size === 0) return { requests, scalars: [] }
  const counts = (name: string): boolean => {
    const isExtended = name.includes('/') && !name.includes('kubernetes.io/')
    if (!isExtended) return true
    const group = name.slice(0, name.indexOf('/'))
    return !ignoredResources.includes(name) && !ignoredResourceGroups.includes(group)
  }
  return { requests, scalars: [...requests.scalarResources].filter(([name]) => counts(name)) }
}

/** The quick look at a node that nearly all nodes pass. */
function hasRoom({ requests, scalars }: Wanted, node: KnownNode): boolean {
  const { requested, allocatable, pods } = node
  if (pods.size + 1 > allocatable.pods) return false
  if (lacks(requests.milliCPU, requested.milliCPU, allocatable.milliCPU)) return false
  if (lacks(requests.memory, requested.memory, allocatable.memory)) return false
  const { ephemeralStorage } = requests
  if (lacks(ephemeralStorage, requested.ephemeralStorage, allocatable.ephemeralStorage)) {
    return false
  }
  for (const [name, want] of scalars) {
    if (lacks(want, amountOf(requested, name), amountOf(allocatable, name))) return false
  }
  return true
}

const lacks = (want: number, used: number, capacity: number): boolean =>
  want > 0 && want > capacity - used

function refusal(found: readonly Shortage[]): Answer {
  if (found.length === 0) return undefined
  const reasons = found.map(({ reason }) => reason)
  const hopeless = found.some((shortage) => shortage.unresolvable)
  return hopeless ? unresolvable(NAME, ...reasons) : unschedulable(NAME, ...reasons)
}

function fitsEmpty({ requests, scalars }: Wanted, offers: Allocatable): boolean {
  if (offers.pods < 1) return false
  const standard = ['cpu', 'memory', 'ephemeral-storage']
  for (const name of standard) {
    if (amountOf(requests, name) > amountOf(offers, name)) return false
  }
  return scalars.every(([name, want]) => want <= amountOf(offers, name))
}

/** Whether a node now offers more of something the pod asks for, or room for more pods. */
function grew({ requests }: Wanted, before: Allocatable, now: Allocatable): boolean {
  if (now.pods > before.pods) return true
  const names = ['cpu', 'memory', 'ephemeral-storage', ...requests.scalarResources.keys()]
  return names.some(
    (name) => amountOf(requests, name) > 0 && amountOf(now, name) > amountOf(before, name),
  )
}

/** Whether a pod asks for less than before, of something that `of` asks for too. */
function shrank(old: Pod, now: Pod, of: Resource | undefined): boolean {
  const before = podResource(old).requests
  const after = podResource(now).requests
  const names = ['cpu', 'memory', 'ephemeral-storage', ...before.scalarResources.keys()]
  return names.some(
    (name) =>
      amountOf(before, name) > amountOf(after, name) &&
      (of === undefined || amountOf(of, name) > 0),
  )
}
