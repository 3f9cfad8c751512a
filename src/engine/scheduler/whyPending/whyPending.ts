/**
 * Why a pod is Pending, and what would help: every change that suggests itself is tried in a dry
 * run, and only what makes the pod schedulable is offered.
 */
import { clusterViewOf, frameworksOf } from '../atWork'
import { nodeOrder } from '../cache/schedulerCache'
import { podOf } from '../framework/clusterView'
import { frameworkFor } from '../framework/frameworks'
import { findQueued } from '../queue/schedulingQueue'
import type { SchedulerState } from '../schedulerState'
import { type Chance, type DryDecision, decide } from '../whatIf/decide'
import { causeFor } from './causeFor'
import { FIXERS } from './fixers'
import { nodeTroubles, reasonCounts } from './nodeTroubles'
import type { Fix, Miss, PendingReport } from './pendingReport'
import { type Candidate, type Trouble, troubleOf } from './trouble'

/** Dry runs for one report. */
const TRIES_MOST = 12
/** In a cluster with more nodes than this, a dry run looks at a sample: the page does not wait. */
const NODES_MOST = 500
/** Of the nodes that each plugin refused, the roomiest. */
const SAMPLE = 16
const MISSES_MOST = 2

/**
 * Undefined when the pod is not known, or is on a node. `chanceOf` makes fresh draws, the same for
 * every dry run. `podKey` is namespace/name.
 */
export function whyPending(
  state: SchedulerState,
  chanceOf: () => Chance,
  podKey: string,
): PendingReport | undefined {
  const cluster = clusterViewOf(state)
  const pod = podOf(cluster, podKey)
  if (pod === undefined || (pod.spec.nodeName ?? '') !== '') return undefined
  const chance = chanceOf()
  const framework = frameworkFor(frameworksOf(state.profiles, chance.sandbox), { pod })
  const found = decide(state, chance, podKey)
  const decision = 'error' in found ? undefined : found
  const trouble = troubleOf(pod, cluster, framework, decision)
  const message = 'error' in found ? found.error : found.record.message
  const queued = findQueued(state.queue, pod.metadata.uid)?.pod
  const wasTried = queued !== undefined && queued.attempts > 0
  return {
    pod: podKey,
    cause: landsOn(decision) === '' ? causeFor(trouble, message) : { type: 'fits' },
    message,
    attempts: queued?.attempts ?? 0,
    lastTry: wasTried ? queued.timestamp : undefined,
    reasons: reasonCounts(trouble),
    nodes: nodeTroubles(trouble),
    ...tried(state, chanceOf, podKey, trouble),
  }
}

function tried(
  state: SchedulerState,
  chanceOf: () => Chance,
  podKey: string,
  trouble: Trouble,
): Pick<PendingReport, 'fixes' | 'misses'> {
  const fixes: Fix[] = []
  const misses: Miss[] = []
  for (const candidate of FIXERS.flatMap((fixer) => fixer(trouble)).slice(0, TRIES_MOST)) {
    const { supposition, evicts: evicting = false, ...told } = candidate
    const among = sampleOf(state, trouble, candidate)
    const found = decide(state, chanceOf(), podKey, supposition, { evicting, among })
    const decision = 'error' in found ? undefined : found
    const node = landsOn(decision)
    if (node !== '') fixes.push({ ...told, node, evicted: evictedBy(decision) })
    else if (misses.length < MISSES_MOST && !evicting) {
      misses.push(missOf(candidate, trouble, decision))
    }
  }
  return { fixes, misses }
}

/** The nodes a change is about, and the roomiest; undefined in a cluster that is searched whole. */
function sampleOf(
  { cache }: SchedulerState,
  { refused, cluster }: Trouble,
  { supposition: { nodes = [], without = [] } }: Candidate,
): ReadonlySet<string> | undefined {
  if (nodeOrder(cache).length <= NODES_MOST) return undefined
  return new Set([
    ...nodes.map(({ metadata }) => metadata.name),
    ...without.map((key) => podOf(cluster, key)?.spec.nodeName ?? ''),
    ...[...refused.values()].flatMap((some) => some.slice(0, SAMPLE).map(({ node }) => node.name)),
  ])
}

/** Where a pod would go, at once or after others have been evicted; empty for nowhere. */
function landsOn(decision: DryDecision | undefined): string {
  if (decision === undefined) return ''
  const { record, outcome } = decision
  return record.node || (outcome.type === 'fail' ? (outcome.eviction?.node ?? '') : '')
}

function evictedBy(decision: DryDecision | undefined): string {
  if (decision?.outcome.type !== 'fail') return ''
  const victims = decision.outcome.eviction?.victims ?? []
  return victims.map(({ pod }) => pod.metadata.name).join(', ')
}

/** What the node that was meant says after the change, or else the scheduler. */
function missOf({ change, supposition }: Candidate, trouble: Trouble, found?: DryDecision): Miss {
  const [meant] = supposition.nodes ?? []
  const name = meant?.metadata.name ?? changedRefusal(trouble, found)
  const reasons = name === undefined ? undefined : found?.record.refusals.get(name)?.reasons
  const why = name === undefined || reasons === undefined ? '' : `${name}: ${reasons.join(', ')}`
  return { change, why }
}

/** The first node that gives another reason than before. */
function changedRefusal({ refused }: Trouble, found: DryDecision | undefined): string | undefined {
  const before = new Map(
    [...refused.values()].flat().map(({ node, status }) => [node.name, status.plugin]),
  )
  for (const [name, { plugin }] of found?.record.refusals ?? []) {
    if (before.get(name) !== plugin) return name
  }
  return undefined
}
