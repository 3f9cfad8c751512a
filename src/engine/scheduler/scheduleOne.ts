/**
 * The scheduling cycle, one pod at a time. Its outcome is computed at once, when it begins; in
 * virtual time it goes through its extension points one after the other, and takes effect at the
 * end. What happens in between is remembered for a pod that fails.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go
 */
import { synced } from '../clientGo/clientSet'
import type { Message } from '../kernel/event'
import { annotateDecision } from './annotateDecision'
import { type Scheduler, schedulerAtWork } from './atWork'
import { assumeAndBind } from './binding/bindingCycle'
import { isTerminating } from './cache/podInfo'
import { cycleSteps } from './cycleSteps'
import type { DecisionNote, SchedulingNote } from './decision'
import { DECISIONS_KEPT, type DecisionRecord, decisionOf, recordDecision } from './decisionRecord'
import { handleFailure, tellFailure } from './failureHandler'
import { fitErrorMessage } from './fitError'
import { frameworkFor } from './framework/frameworks'
import type { Cycle, Framework } from './framework/plugin'
import { runPostFilter } from './framework/runPostFilter'
import { messageOf } from './framework/status'
import { beginEviction } from './preemption/evict'
import { done } from './queue/inFlight'
import type { QueuedPod } from './queue/queuedPod'
import { popNext } from './queue/schedulingQueue'
import { type ScheduleResult, schedulePod } from './schedulePod'
import type { CycleOutcome, InHand } from './schedulerState'

/** The timer of the cycle in hand: it goes on to its next extension point, or to its end. */
const GO_ON: Message = { type: 'scheduler.cycle' }

/** Decisions about more nodes are told without them. */
const MOST_NODES_TOLD = 32

/** Takes the next pod in hand, if none is. */
export function scheduleNext(scheduler: Scheduler): void {
  const { state, context, queue } = scheduler
  if (state.inHand !== undefined || state.standsBack || !synced(state.set)) return
  for (;;) {
    const pod = popNext(scheduler)
    if (pod === undefined) return
    const framework = frameworkFor(scheduler.frameworks, pod.info)
    if (framework !== undefined && !isSkipped(scheduler, pod)) {
      context.because(pod.cause)
      beginCycle(scheduler, framework, pod)
      return
    }
    done(queue.inFlight, pod.uid)
  }
}

/** The cycle in hand goes on. */
export function continueCycle(scheduler: Scheduler): void {
  const { state, context } = scheduler
  const { inHand } = state
  if (inHand === undefined) return
  context.because(inHand.pod.cause)
  if (inHand.step + 1 < inHand.steps.length) {
    inHand.step++
    goThroughStep(scheduler, inHand)
    return
  }
  endCycle(scheduler, inHand)
}

/** The extension point a cycle is at. */
export const pointOf = ({ steps, step }: InHand): string => steps[step]?.point ?? ''

function beginCycle(scheduler: Scheduler, framework: Framework, pod: QueuedPod): void {
  const { state, context, cluster } = scheduler
  const cycle: Cycle = {
    pod: pod.info,
    cluster,
    framework,
    now: context.now,
    filtering: [],
    skipped: [],
    written: { run: undefined },
    random: (bound) => context.random(bound),
  }
  const { percentageOfNodesToScore = state.percentageOfNodesToScore } = framework.profile
  const found = schedulePod(cycle, { start: state.nextStart, percentageOfNodesToScore })
  state.nextStart = found.nextStart
  const outcome = outcomeOf(cycle, found)
  const record = recordDecision(cycle, found, {
    id: state.nextDecision++,
    at: context.now,
    attempt: pod.attempts,
    result: resultOf(outcome),
    message: outcome.type === 'fail' ? outcome.message : '',
    ...(outcome.type === 'fail' && outcome.preemption && { preemption: outcome.preemption }),
  })
  keepDecision(scheduler, record)
  const steps = cycleSteps(record, outcome)
  const inHand: InHand = {
    pod,
    decision: record.id,
    outcome,
    steps,
    step: 0,
    since: context.now,
  }
  state.inHand = inHand
  goThroughStep(scheduler, inHand)
}

/** Tells of an extension point, and comes back when it is over. */
function goThroughStep({ context, now }: Scheduler, inHand: InHand): void {
  const { pod, steps, step, decision } = inHand
  const current = steps[step]
  if (current === undefined) return
  inHand.since = now
  const { point, text, plugins, lastsMicros } = current
  const until = now + lastsMicros
  const note: SchedulingNote = {
    type: 'scheduler.point',
    pod: pod.key,
    point,
    ...(plugins && { plugins }),
    text,
    decision,
    until,
  }
  context.note(note)
  context.wake(lastsMicros, GO_ON)
}

function endCycle(scheduler: Scheduler, { pod, outcome, decision }: InHand): void {
  const { state, context } = scheduler
  state.inHand = undefined
  const record = state.decisions.findLast(({ id }) => id === decision)
  if (record !== undefined) {
    const note: DecisionNote = {
      type: 'scheduler.decision',
      decision: decisionOf(record, MOST_NODES_TOLD),
    }
    context.because(context.note(note))
  }
  // What follows is caused by the decision.
  const after = schedulerAtWork(state, context, scheduler.sandbox)
  if (state.annotates && record !== undefined) {
    annotateDecision(after, record, outcome.type === 'fail' ? (outcome.eviction?.node ?? '') : '')
  }
  if (outcome.type === 'bind') {
    assumeAndBind(after, { pod, node: outcome.node, decision })
    return
  }
  // Evicting first, so that PreEnqueue knows of it when the pod comes back to the queue.
  if (outcome.eviction !== undefined) beginEviction(after, pod.info, outcome.eviction)
  handleFailure(after, pod, outcome)
}

/** From what the algorithm found to what is to be done about it; asks PostFilter where it failed. */
export function outcomeOf(cycle: Cycle, found: ScheduleResult): CycleOutcome {
  const { node, error, diagnosis, allNodes } = found
  if (node !== '') return { type: 'bind', node }
  if (error !== '') {
    // Without nodes it is nobody's fault; but the pod is unschedulable, not the scheduler broken.
    const reason = allNodes === 0 ? 'Unschedulable' : 'SchedulerError'
    return { reason, message: error, nominatedNodeName: '', ...NOBODY_TO_BLAME }
  }
  const { status, nominatedNodeName, eviction, preemption } = runPostFilter(cycle, diagnosis)
  diagnosis.postFilterMessage = messageOf(status)
  const { unschedulablePlugins, pendingPlugins } = diagnosis
  return {
    type: 'fail',
    reason: 'Unschedulable',
    message: fitErrorMessage(allNodes, diagnosis),
    unschedulablePlugins,
    pendingPlugins,
    nominatedNodeName,
    eviction,
    ...(preemption !== undefined && { preemption }),
  }
}

const NOBODY_TO_BLAME = {
  type: 'fail',
  unschedulablePlugins: new Set<string>(),
  pendingPlugins: new Set<string>(),
  eviction: undefined,
} as const

export function resultOf(outcome: CycleOutcome): DecisionRecord['result'] {
  if (outcome.type === 'bind') return 'scheduled'
  return outcome.reason === 'Unschedulable' ? 'unschedulable' : 'error'
}

function keepDecision({ state: { decisions } }: Scheduler, record: DecisionRecord): void {
  decisions.push(record)
  if (decisions.length > DECISIONS_KEPT) decisions.shift()
}

/** Pods that need no scheduling any more. Source: skipPodSchedule */
function isSkipped(scheduler: Scheduler, { info }: QueuedPod): boolean {
  if (isTerminating(info.pod)) {
    tellFailure(scheduler, info.pod, `skip schedule deleting pod: ${info.key}`)
    return true
  }
  return scheduler.state.cache.assumed.has(info.uid)
}
