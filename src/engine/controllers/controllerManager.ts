/**
 * The kube-controller-manager: one actor that runs all controllers. It keeps the informers they
 * share, a rate-limited work queue and a client for each, takes keys to as many workers as
 * upstream has, carries out the plans they return, counts expectations, retries with back-off
 * and records events. A controller itself only decides.
 *
 * Watches every resource it is configured with. Writes whatever its controllers decide.
 * Left out: leader election (there is one manager), resyncs every 12 hours (informers here lose
 * nothing), and the overall limit of 10 retries a second on top of each key's own back-off.
 * Source: Kubernetes v1.35 cmd/kube-controller-manager, pkg/controller
 */
import type { Answer, Client } from '../clientGo/client'
import { connect, receive } from '../clientGo/clientSet'
import { createRecorder } from '../clientGo/eventRecorder'
import type { InformerEvent } from '../clientGo/informer'
import {
  add,
  addAfter,
  addRateLimited,
  createQueue,
  done,
  forget,
  type QueueDue,
  take,
  takeDue,
} from '../clientGo/workQueue'
import type { Behaviour, Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { millis } from '../kernel/micros'
import { informerSpecs } from './caches'
import type { AnyController, ControllerManagerConfig, Desk } from './controller'
import { controllers } from './controllers'
import { createExpectations } from './expectations'
import type { SyncEndedNote, SyncStartedNote } from './messages'
import type { Plan } from './plan'
import type { ControllerManagerState, ControllerState, Sync } from './state'
import { begin, createSync, isDone, outcomeOf, type PlanContinuation, takeAnswer } from './sync'

/** A worker's timer: it has looked at its key, and decides now. */
interface WorkMessage extends Message {
  readonly type: 'controller.work'
  readonly controller: string
  readonly key: string
}

/** `--kube-api-qps` and `--kube-api-burst`, for each controller on its own. */
const CLIENT_LIMIT = { qps: 20, burst: 30 }

/** From taking a key off the queue to its decision: events that come meanwhile are seen in it. */
const SYNC_MICROS = millis(1)

export const controllerManager: Behaviour<ControllerManagerState, ControllerManagerConfig> = {
  init(config, context) {
    const specs = informerSpecs(config.resources)
    const user = 'system:kube-controller-manager'
    const set = connect(context, config.apiServer, user, specs, CLIENT_LIMIT)
    const states = new Map<string, ControllerState>()
    for (const controller of controllers) {
      states.set(controller.name, createControllerState(set.client, controller))
    }
    return { config, set, controllers: states }
  },

  receive(state, message, context) {
    switch (message.type) {
      case 'controller.work':
        work(context, state, message as WorkMessage)
        break
      case 'queue.due': {
        const due = message as QueueDue
        const queue = state.controllers.get(due.queue)?.queue
        if (queue !== undefined) takeDue(context, queue, due)
        break
      }
      default:
        takeFromServer(context, state, message)
    }
    startWork(context, state)
  },
}

function createControllerState(
  client: Client,
  { name, serviceAccount, eventSource, createMemory }: AnyController,
): ControllerState {
  const user = `system:serviceaccount:kube-system:${serviceAccount}`
  return {
    name,
    user,
    queue: createQueue(name),
    client,
    recorder: createRecorder({ component: eventSource, api: 'core', user }),
    expectations: createExpectations(),
    syncs: new Map(),
    memory: createMemory(),
    started: false,
    lastKey: '',
    busyUntil: 0,
    count: 0,
  }
}

function takeFromServer(context: Context, state: ControllerManagerState, message: Message): void {
  const specs = informerSpecs(state.config.resources)
  for (const event of receive(context, state.set, specs, message) ?? []) {
    if (event.type === 'answer') takePlanAnswer(context, state, event)
    else if (event.type === 'synced') {
      for (const controller of controllers) tryStart(context, state, controller)
    } else {
      for (const controller of watchersOf(event)) {
        controller.observe(event, deskOf(context, state, stateOf(state, controller)))
      }
    }
  }
}

const watchersByInformer = new Map<string, readonly AnyController[]>()

/** Who hears of an informer's events: found once per informer, for there are many events. */
function watchersOf({ informer }: InformerEvent): readonly AnyController[] {
  const known = watchersByInformer.get(informer)
  if (known !== undefined) return known
  const watchers = controllers.filter(
    ({ informers }) => informers === 'all' || informers.includes(informer),
  )
  watchersByInformer.set(informer, watchers)
  return watchers
}

/** A controller begins when all it reads is synced, never before. */
function tryStart(
  context: Context,
  state: ControllerManagerState,
  controller: AnyController,
): void {
  const own = stateOf(state, controller)
  if (own.started) return
  const { informers } = state.set
  const needed = controller.informers === 'all' ? informers.keys() : controller.informers
  for (const name of needed) if (informers.get(name)?.synced !== true) return
  own.started = true
  for (const key of controller.initialKeys ?? []) add(own.queue, key, context.cause)
}

/** Gives waiting keys to free workers. */
function startWork(context: Context, state: ControllerManagerState): void {
  for (const controller of controllers) {
    const own = stateOf(state, controller)
    while (own.started && own.queue.ready.length > 0 && own.syncs.size < controller.workers) {
      startSync(context, own)
    }
  }
}

function startSync(context: Context, own: ControllerState): void {
  const taken = take(own.queue)
  if (taken === undefined) return
  const { key, cause } = taken
  const until = context.now + SYNC_MICROS
  const note: SyncStartedNote = { type: 'controller.sync', controller: own.name, key, until }
  context.because(cause)
  const began = context.note(note)
  context.because(began)
  own.syncs.set(key, createSync(key, began))
  own.lastKey = key
  own.busyUntil = until
  own.count++
  const wake: WorkMessage = { type: 'controller.work', controller: own.name, key }
  context.wake(SYNC_MICROS, wake)
}

function work(context: Context, state: ControllerManagerState, message: WorkMessage): void {
  const controller = controllers.find(({ name }) => name === message.controller)
  if (controller === undefined) return
  const own = stateOf(state, controller)
  const sync = own.syncs.get(message.key)
  if (sync === undefined) return
  context.because(sync.cause)
  const plan = controller.reconcile(message.key, deskOf(context, state, own))
  follow(context, state, controller, sync, plan)
}

function takePlanAnswer(context: Context, state: ControllerManagerState, answer: Answer): void {
  if (answer.then.type !== 'plan') return
  const then = answer.then as PlanContinuation
  const controller = controllers.find(({ name }) => name === then.controller)
  if (controller === undefined) return
  const own = stateOf(state, controller)
  const sync = own.syncs.get(then.key)
  if (sync === undefined) return
  own.busyUntil = context.now + SYNC_MICROS
  context.because(sync.cause)
  takeAnswer(context, own, sync, answer)
  conclude(context, state, controller, sync)
}

function follow(
  context: Context,
  state: ControllerManagerState,
  controller: AnyController,
  sync: Sync,
  plan: Plan,
): void {
  begin(context, stateOf(state, controller), sync, plan)
  conclude(context, state, controller, sync)
}

/** Asks the controller again where its plan wants to be asked, until it waits or the sync ends. */
function conclude(
  context: Context,
  state: ControllerManagerState,
  controller: AnyController,
  sync: Sync,
): void {
  const own = stateOf(state, controller)
  while (isDone(sync)) {
    const then = sync.error === undefined ? sync.plan.next : (sync.orElse ?? sync.plan.next)
    const plan =
      then && controller.resume?.(then, outcomeOf(sync), sync.key, deskOf(context, state, own))
    if (plan === undefined) {
      sync.failure ??= sync.error?.message ?? sync.plan.fail
      endSync(context, controller, own, sync)
      return
    }
    if (sync.orElse !== undefined) sync.failure ??= sync.error?.message
    begin(context, own, sync, plan)
  }
}

function endSync(
  context: Context,
  { name, maxRetries, backoff }: AnyController,
  own: ControllerState,
  sync: Sync,
): void {
  const { key, failure, plan, requests } = sync
  own.syncs.delete(key)
  const failures = own.queue.failures.get(key) ?? 0
  const retry = plan.noRetry !== true && (maxRetries === undefined || failures < maxRetries)
  if (failure !== undefined && retry) addRateLimited(context, own.queue, key, backoff)
  else forget(own.queue, key)
  if (failure === undefined && plan.requeueAfter !== undefined) {
    addAfter(context, own.queue, key, plan.requeueAfter)
  }
  done(own.queue, key)
  const failed = failure !== undefined
  const said = failed ? { text: failure } : {}
  const note: SyncEndedNote = {
    type: 'controller.synced',
    controller: name,
    key,
    requests,
    failed,
    ...said,
  }
  context.note(note)
}

function stateOf(state: ControllerManagerState, { name }: AnyController): ControllerState {
  const own = state.controllers.get(name)
  if (own === undefined) throw new Error(`invariant: no state of ${name}`)
  return own
}

function deskOf(
  context: Context,
  { config, set }: ControllerManagerState,
  { queue, expectations, memory }: ControllerState,
): Desk<unknown> {
  return {
    now: context.now,
    config,
    caches: set.informers,
    expectations,
    memory,
    add: (key) => add(queue, key, context.cause),
    addAfter: (key, delay) => addAfter(context, queue, key, delay),
  }
}
