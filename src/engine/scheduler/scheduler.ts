/**
 * kube-scheduler: finds a node for every pod that has none, and binds it there.
 *
 * It watches pods, nodes, Services, ReplicaSets, StatefulSets, Namespaces, PodDisruptionBudgets and
 * all of storage. It writes bindings, what binds a claim to its volume, the PodScheduled condition and nominations in pod status, events, and for
 * preemption the DisruptionTarget condition and deletion of victims. Pods wait in its queue;
 * plugins of its profiles filter and score nodes; each cycle leaves a decision that tells why.
 *
 * Left out against the real one: leader election, extenders, opportunistic batching, gang
 * scheduling, dynamic resource allocation, ReplicationControllers, metrics.
 * Nodes are searched by one worker in order, where the real one has sixteen.
 * Source: Kubernetes v1.35 pkg/scheduler/scheduler.go
 */

import type { Answer, RateLimit } from '../clientGo/client'
import { type ClientEvent, connect, receive } from '../clientGo/clientSet'
import { createRecorder } from '../clientGo/eventRecorder'
import type { Behaviour, Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { seconds } from '../kernel/micros'
import { deepFreeze } from '../kernel/plain'
import type { Annotate } from './annotateDecision'
import { type Scheduler, schedulerAtWork } from './atWork'
import { type BindNow, type BoundContinuation, onBindNow, onBound } from './binding/bind'
import {
  type NominatedContinuation,
  onNominated,
  onPermitTimeout,
  type PermitTimeout,
} from './binding/permit'
import {
  onPreBindPoll,
  onWritten,
  type PreBindPoll,
  type WrittenContinuation,
} from './binding/preBind'
import { createAssumedVolumes } from './cache/assumedVolumes'
import { createCache } from './cache/schedulerCache'
import type { SchedulerSettings } from './config/readConfiguration'
import { takeEvent } from './eventHandlers'
import { INFORMERS } from './informers'
import { DEFAULT_PROFILE } from './plugins/registry'
import { onVictimAnswer, type VictimContinuation } from './preemption/evict'
import { createNominator } from './queue/nominator'
import { createSchedulingQueue } from './queue/schedulingQueue'
import { onQueueTimer, setQueueTimers } from './queueTimers'
import { continueCycle, scheduleNext } from './scheduleOne'
import type { SchedulerConfig, SchedulerState } from './schedulerState'
import { NO_SANDBOX, type SandboxSource } from './written/pluginSandbox'

const USER = 'system:kube-scheduler'
const DEFAULT_SETTINGS: SchedulerSettings = {
  profiles: [DEFAULT_PROFILE],
  percentageOfNodesToScore: 0,
  podInitialBackoffSeconds: 1,
  podMaxBackoffSeconds: 10,
}
/** Source: pkg/scheduler/apis/config/v1/defaults.go (ClientConnection) */
const CLIENT_LIMIT: RateLimit = { qps: 50, burst: 100 }

/** `sandbox` is where plugins run that a person wrote; not needed while there are none. */
export const kubeScheduler = (
  sandbox: SandboxSource = NO_SANDBOX,
): Behaviour<SchedulerState, SchedulerConfig> => ({
  init: createState,
  receive(state, message, context) {
    const scheduler = schedulerAtWork(state, context, sandbox)
    const events = receive(context, state.set, INFORMERS, message)
    if (events === undefined) onOwnMessage(scheduler, message)
    else for (const event of events) onClientEvent(scheduler, event)
    setQueueTimers(scheduler)
    scheduleNext(scheduler)
  },
})

/** Somebody else places the pods from now on, or no longer. A cycle in hand goes on to its end. */
export interface StandBack extends Message {
  readonly type: 'scheduler.standBack'
  readonly standsBack: boolean
}

/** `before` is its last life, of which only what people look at is kept. */
function createState(
  { apiServer, host, settings = DEFAULT_SETTINGS, clientLimit = CLIENT_LIMIT }: SchedulerConfig,
  context: Context,
  before: SchedulerState | undefined,
): SchedulerState {
  const { profiles, percentageOfNodesToScore } = settings
  const component = 'default-scheduler'
  return {
    set: connect(context, apiServer, USER, INFORMERS, clientLimit),
    recorder: createRecorder({ component, api: 'events', ...(host !== undefined && { host }) }),
    profiles: deepFreeze([...profiles]),
    percentageOfNodesToScore,
    startedAt: context.now,
    cache: createCache(),
    queue: createSchedulingQueue({
      firstMicros: seconds(settings.podInitialBackoffSeconds),
      mostMicros: seconds(settings.podMaxBackoffSeconds),
    }),
    nominator: createNominator(),
    assumedVolumes: createAssumedVolumes(),
    inHand: undefined,
    standsBack: before?.standsBack ?? false,
    binding: new Map(),
    preempting: new Map(),
    decisions: before?.decisions ?? [],
    nextDecision: before?.nextDecision ?? 1,
    nextStart: 0,
    annotates: before?.annotates ?? false,
    timers: { backoff: false, unschedulable: false },
  }
}

function onClientEvent(scheduler: Scheduler, event: ClientEvent): void {
  if (event.type === 'answer') onAnswer(scheduler, event)
  else if (event.type !== 'synced') takeEvent(scheduler, event)
}

function onAnswer(scheduler: Scheduler, answer: Answer): void {
  const { then } = answer
  switch (then.type) {
    case 'scheduler.bound':
      onBound(scheduler, (then as BoundContinuation).uid, answer)
      return
    case 'scheduler.nominated':
      onNominated(scheduler, then as NominatedContinuation)
      return
    case 'scheduler.preBindWritten':
      onWritten(scheduler, then as WrittenContinuation, answer)
      return
    case 'scheduler.victimMarked':
    case 'scheduler.victimDeleted':
      onVictimAnswer(scheduler, then as VictimContinuation, answer)
      return
    default:
      // Events and status patches: what became of them changes nothing here.
      return
  }
}

function onOwnMessage(scheduler: Scheduler, message: Message): void {
  switch (message.type) {
    case 'scheduler.cycle':
      continueCycle(scheduler)
      return
    case 'scheduler.bind':
      onBindNow(scheduler, message as BindNow)
      return
    case 'scheduler.standBack':
      scheduler.state.standsBack = (message as StandBack).standsBack
      return
    case 'scheduler.permitTimeout':
      onPermitTimeout(scheduler, message as PermitTimeout)
      return
    case 'scheduler.preBindPoll':
      onPreBindPoll(scheduler, message as PreBindPoll)
      return
    case 'scheduler.annotate':
      scheduler.state.annotates = (message as Annotate).on
      return
    default:
      onQueueTimer(scheduler, message)
  }
}
