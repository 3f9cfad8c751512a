/**
 * Decides without doing: what the scheduler would make of a pod at this instant. Nothing it knows
 * changes, and its generator is not drawn from.
 */
import type { Pod } from '../../../api/core'
import type { Micros } from '../../kernel/micros'
import { clusterViewOf, frameworksOf } from '../atWork'
import { podInfoOf } from '../cache/podInfo'
import { nodeOrder } from '../cache/schedulerCache'
import { type DecisionRecord, recordDecision } from '../decisionRecord'
import { type ClusterView, podOf } from '../framework/clusterView'
import { createDiagnosis } from '../framework/diagnosis'
import { createFramework } from '../framework/framework'
import { frameworkFor, schedulerNameOf } from '../framework/frameworks'
import type { Cycle, Framework } from '../framework/plugin'
import { messageOf, type Status } from '../framework/status'
import { REGISTRY } from '../plugins/registry'
import { outcomeOf, resultOf } from '../scheduleOne'
import { type ScheduleResult, schedulePod } from '../schedulePod'
import type { CycleOutcome, SchedulerState } from '../schedulerState'
import { supposedCluster, unplaced } from './supposedCluster'
import { supposedProfile } from './supposedProfile'
import type { Supposition } from './supposition'

/** The instant, and draws that are nobody else's. */
export interface Chance {
  readonly now: Micros
  readonly random: (bound: number) => number
}

export interface DryRunOptions {
  /** False: nobody is asked whom the pod might replace, which takes long in a large cluster. */
  readonly evicting?: boolean
  /** Only these nodes are looked at. */
  readonly among?: ReadonlySet<string> | undefined
}

export interface DryDecision {
  readonly record: DecisionRecord
  /** What would be done about it: whom it would evict, for one. */
  readonly outcome: CycleOutcome
}

/** Decisions that were not taken have no number of their own. */
const NO_ID = 0

/**
 * A pod on a node is decided about as if it had never been placed. `podKey` is namespace/name. The
 * error says, for people, why there is nothing to decide.
 */
export function decide(
  state: SchedulerState,
  { now, random }: Chance,
  podKey: string,
  supposition: Supposition = {},
  { evicting = true, among }: DryRunOptions = {},
): DryDecision | { readonly error: string } {
  const known = clusterViewOf(state)
  const found = supposition.pod ?? podOf(known, podKey)
  if (found === undefined) return { error: `the scheduler knows no pod ${podKey}` }
  const pod = unplaced(found)
  const framework = supposedFramework(state, pod, supposition)
  if ('error' in framework) return framework
  const cycle: Cycle = {
    pod: podInfoOf(pod),
    cluster: supposedCluster(state, known, podKey, pod, supposition),
    framework: evicting ? framework : { ...framework, postFilter: [] },
    now,
    filtering: [],
    skipped: [],
    random,
  }
  const gate = gateOf(cycle)
  return gate === undefined ? tryOut(state, cycle, among) : heldBack(cycle, gate)
}

function supposedFramework(
  state: SchedulerState,
  pod: Pod,
  { profile }: Supposition,
): Framework | { readonly error: string } {
  if (profile === undefined) {
    const name = schedulerNameOf(pod.spec.schedulerName)
    const running = frameworkFor(frameworksOf(state.profiles), { pod })
    return running ?? { error: `there is no profile called ${name}` }
  }
  const supposed = supposedProfile(state, pod.spec.schedulerName, profile)
  return 'error' in supposed ? supposed : createFramework(supposed.profile, REGISTRY)
}

function tryOut(state: SchedulerState, cycle: Cycle, among: DryRunOptions['among']): DryDecision {
  const { percentageOfNodesToScore = state.percentageOfNodesToScore } = cycle.framework.profile
  const found = schedulePod(cycle, { start: state.nextStart, percentageOfNodesToScore, among })
  return told(cycle, found, outcomeOf(cycle, found))
}

/** The first PreEnqueue plugin that would keep the pod out of the queue. */
function gateOf({ framework, pod, cluster }: Cycle): Status | undefined {
  for (const { plugin } of framework.preEnqueue) {
    const refusal = plugin.preEnqueue(pod, cluster)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function heldBack(cycle: Cycle, gate: Status): DryDecision {
  const found = untried(cycle.cluster)
  return told(cycle, found, {
    type: 'fail',
    reason: 'Unschedulable',
    message: messageOf(gate),
    unschedulablePlugins: new Set([gate.plugin]),
    pendingPlugins: new Set(),
    nominatedNodeName: undefined,
    eviction: undefined,
  })
}

const untried = ({ cache }: ClusterView): ScheduleResult => ({
  node: '',
  error: '',
  diagnosis: createDiagnosis(),
  feasible: [],
  scores: undefined,
  ties: [],
  allNodes: nodeOrder(cache).length,
  nextStart: 0,
})

function told(cycle: Cycle, found: ScheduleResult, outcome: CycleOutcome): DryDecision {
  const record = recordDecision(cycle, found, {
    id: NO_ID,
    at: cycle.now,
    attempt: 0,
    result: resultOf(outcome),
    message: outcome.type === 'fail' ? outcome.message : '',
  })
  return { record, outcome }
}
