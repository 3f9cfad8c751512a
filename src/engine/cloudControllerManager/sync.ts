/** How the manager carries a key through the steps its controller names, until it is done. */
import { type Call, type Continuation, call } from '../clientGo/client'
import { informerOf } from '../clientGo/clientSet'
import { type EventToRecord, recordEvent } from '../clientGo/eventRecorder'
import { add, addRateLimited, done, forget, take } from '../clientGo/workQueue'
import type { SyncEndedNote, SyncStartedNote } from '../controllers/messages'
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { assertNever, invariant } from '../kernel/invariant'
import { millis } from '../kernel/micros'
import { CLOUD_TIMEOUT, sendCloudCall } from './cloudCalls'
import type { AnyCloudController, Desk, Step, StepAnswer } from './controller'
import { cloudControllers } from './controllers'
import type { CloudControllerManagerState, CloudControllerState, Sync } from './state'

/** The continuation of a request to the API server. */
export interface ControllerContinuation extends Continuation {
  readonly type: 'cloudController'
  readonly controller: string
  readonly key: string
  readonly next: Continuation
}

/** The timer of a step that only waits. */
export interface StepWaited extends Message {
  readonly type: 'cloudController.waited'
  readonly controller: string
  readonly key: string
  readonly next: Continuation
}

/** How long a lamp is lit for a decision. */
const SYNC_MICROS = millis(1)

/** Gives waiting keys to free workers. */
export function startWork(context: Context, state: CloudControllerManagerState): void {
  for (const controller of cloudControllers) {
    const own = state.controllers.get(controller.name)
    if (own === undefined) continue
    // A key whose sync ends at once frees its worker: as many rounds as there are keys now.
    for (let left = own.queue.ready.length; left > 0; left--) {
      if (own.syncs.size >= controller.workers) break
      startSync(context, state, controller, own)
    }
  }
}

/** Goes on with a key: the answer to its last step is here. */
export function takeStepAnswer(
  context: Context,
  state: CloudControllerManagerState,
  name: string,
  key: string,
  next: Continuation,
  answer: StepAnswer,
): void {
  const controller = controllerNamed(name)
  const own = state.controllers.get(name)
  const sync = own?.syncs.get(key)
  if (own === undefined || sync === undefined) return
  context.because(sync.cause)
  const desk = deskOf(context, state, own)
  follow(context, state, controller, own, sync, controller.resume(next, answer, key, desk))
}

export function afterWait(
  context: Context,
  state: CloudControllerManagerState,
  { controller, key, next }: StepWaited,
): void {
  takeStepAnswer(context, state, controller, key, next, { type: 'waited' })
}

export function deskOf(
  context: Context,
  { set, clusterCIDR }: CloudControllerManagerState,
  own: CloudControllerState,
): Desk<unknown> {
  const { queue, memory, syncs } = own
  return {
    now: context.now,
    nodes: informerOf(set, 'nodes').store,
    services: informerOf(set, 'services').store,
    claims: informerOf(set, 'persistentvolumeclaims').store,
    volumes: informerOf(set, 'persistentvolumes').store,
    classes: informerOf(set, 'storageclasses').store,
    attachments: informerOf(set, 'volumeattachments').store,
    clusterCIDR,
    memory,
    idle: queue.ready.length === 0 && syncs.size === 0,
    add: (key) => add(queue, key, context.cause),
    record: (event) => recordEvent(context, set.client, own.recorder, event),
    random: (bound) => context.random(bound),
  }
}

function startSync(
  context: Context,
  state: CloudControllerManagerState,
  controller: AnyCloudController,
  own: CloudControllerState,
): void {
  const taken = take(own.queue)
  if (taken === undefined) return
  const { key, cause } = taken
  const until = context.now + SYNC_MICROS
  const note: SyncStartedNote = { type: 'controller.sync', controller: own.name, key, until }
  context.because(cause)
  const began = context.note(note)
  context.because(began)
  const sync: Sync = { key, cause: began, requests: 0 }
  own.syncs.set(key, sync)
  own.lastKey = key
  own.count++
  const desk = deskOf(context, state, own)
  follow(context, state, controller, own, sync, controller.start(key, desk))
}

/** Does what a step asks for. */
function follow(
  context: Context,
  state: CloudControllerManagerState,
  controller: AnyCloudController,
  own: CloudControllerState,
  sync: Sync,
  step: Step,
): void {
  own.busyUntil = context.now + SYNC_MICROS
  if (step.type !== 'wait') recordAll(context, state, own, step.events ?? [])
  const { name } = own
  const { key } = sync
  switch (step.type) {
    case 'request': {
      sync.requests++
      const next: ControllerContinuation = {
        type: 'cloudController',
        controller: name,
        key,
        next: step.next,
      }
      const request: Call = { ...step.request, user: own.user }
      call(context, state.set.client, request, next, name)
      return
    }
    case 'cloud':
      own.busyUntil = context.now + CLOUD_TIMEOUT
      sendCloudCall(context, state, { controller: name, key, next: step.next }, step.call)
      return
    case 'wait': {
      const waited: StepWaited = {
        type: 'cloudController.waited',
        controller: name,
        key,
        next: step.next,
      }
      context.wake(step.delayMicros, waited)
      return
    }
    case 'done':
    case 'fail':
      endSync(context, controller, own, sync, step.type === 'fail' ? step.text : undefined)
      return
    default:
      assertNever(step)
  }
}

function endSync(
  context: Context,
  { backoff }: AnyCloudController,
  own: CloudControllerState,
  { key, requests }: Sync,
  failure: string | undefined,
): void {
  own.syncs.delete(key)
  if (failure === undefined) forget(own.queue, key)
  else addRateLimited(context, own.queue, key, backoff)
  done(own.queue, key)
  const note: SyncEndedNote = {
    type: 'controller.synced',
    controller: own.name,
    key,
    requests,
    failed: failure !== undefined,
    ...(failure !== undefined && { text: failure }),
  }
  context.note(note)
}

function recordAll(
  context: Context,
  { set }: CloudControllerManagerState,
  { recorder }: CloudControllerState,
  events: readonly EventToRecord[],
): void {
  for (const event of events) recordEvent(context, set.client, recorder, event)
}

function controllerNamed(name: string): AnyCloudController {
  const controller = cloudControllers.find((one) => one.name === name)
  invariant(controller !== undefined, `no controller ${name}`)
  return controller
}
