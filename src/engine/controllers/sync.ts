/**
 * Carries out one plan: sends its requests in order, waits for their answers, records its events,
 * and asks the controller again where the plan says so.
 */
import { isFailure, newUnknownError } from '../../api/machinery/status'
import { type KubeObject, namespacedName, type Status } from '../../api/meta'
import { type Answer, type Call, type Continuation, call } from '../clientGo/client'
import { type EventToRecord, recordEvent } from '../clientGo/eventRecorder'
import type { Context } from '../kernel/actor'
import {
  creationObserved,
  deletionObserved,
  expectCreations,
  expectDeletions,
} from './expectations'
import type { Outcome, Plan, PlanAnswer, PlannedRequest, Step } from './plan'
import type { ControllerState, Sync } from './state'

/** The continuation of a planned request. */
export interface PlanContinuation extends Continuation {
  readonly type: 'plan'
  readonly controller: string
  readonly key: string
  /** Which of the step's requests. */
  readonly index: number
  /** Set while a conflict is being resolved: how many tries are left. */
  readonly conflict?: { readonly left: number; readonly reading: boolean }
}

export const createSync = (key: string, cause: number): Sync => ({
  key,
  cause,
  plan: { steps: [] },
  step: 0,
  sent: 0,
  due: 0,
  error: undefined,
  orElse: undefined,
  answers: [],
  versions: new Map(),
  requests: 0,
  failure: undefined,
})

/** Takes up a plan. What it waits for afterwards, if anything, is in `sync.due`. */
export function begin(context: Context, state: ControllerState, sync: Sync, plan: Plan): void {
  sync.plan = plan
  sync.step = 0
  sync.sent = 0
  sync.due = 0
  sync.error = undefined
  sync.orElse = undefined
  sync.answers = []
  const { expect } = plan
  if (expect !== undefined) {
    if ('creations' in expect) {
      expectCreations(state.expectations, sync.key, expect.creations, context.now)
    } else expectDeletions(state.expectations, sync.key, expect.deletions, context.now)
  }
  advance(context, state, sync)
}

/** Whether the plan waits for nothing any more. */
export const isDone = (sync: Sync): boolean => sync.due === 0

export const outcomeOf = ({ error, answers }: Sync): Outcome => ({ error, answers })

/** Takes the answer to one of the plan's requests, and goes on when it was the last one due. */
export function takeAnswer(
  context: Context,
  state: ControllerState,
  sync: Sync,
  answer: Answer,
): void {
  const then = answer.then as PlanContinuation
  const step = sync.plan.steps[sync.step]
  const request = step === undefined ? undefined : requestsOf(step)[then.index]
  if (request === undefined) return
  if (resolveConflict(context, state, sync, request, then, answer)) return
  sync.due--
  settle(context, state, sync, request, answer)
  if (sync.due === 0) advance(context, state, sync)
}

/** Runs steps until one waits for an answer, or until the plan ends. */
function advance(context: Context, state: ControllerState, sync: Sync): void {
  const { steps } = sync.plan
  while (sync.step < steps.length) {
    const step = steps[sync.step]
    if (step === undefined) return
    if (sync.error !== undefined) {
      abandon(state, sync)
      return
    }
    if (step.do === 'record') recordEvent(context, state.client, state.recorder, step.event)
    else if (sendMore(context, state, sync, step)) return
    sync.step++
    sync.sent = 0
  }
}

/** Sends what of a step may go now. False when all of it was sent and answered. */
function sendMore(context: Context, state: ControllerState, sync: Sync, step: Step): boolean {
  const requests = requestsOf(step)
  const from = sync.sent
  if (from >= requests.length) return false
  const slow = step.do === 'sendAll' && step.slowStart
  // Batches of 1, 2, 4 …: what was sent so far is always one less than the next power of two.
  const batch = slow ? Math.min(from + 1, requests.length - from) : requests.length - from
  for (let index = from; index < from + batch; index++) {
    const request = requests[index]
    if (request !== undefined) sendOne(context, state, sync, request, index)
  }
  sync.sent = from + batch
  sync.due = batch
  return true
}

function sendOne(
  context: Context,
  state: ControllerState,
  sync: Sync,
  request: PlannedRequest,
  index: number,
): void {
  const then: PlanContinuation = {
    type: 'plan',
    controller: state.name,
    key: sync.key,
    index,
    ...(request.retriesOnConflict === undefined
      ? {}
      : { conflict: { left: request.retriesOnConflict, reading: false } }),
  }
  ask(context, state, sync, callOf(request, bodyOf(sync, request)), then)
}

function ask(
  context: Context,
  { client, user, name }: ControllerState,
  sync: Sync,
  request: Call,
  then: PlanContinuation,
): void {
  sync.requests++
  call(context, client, { ...request, user }, then, name)
}

/** The request without what only the plan needs to know. */
function callOf({ method, path, query, headers }: PlannedRequest, body: unknown): Call {
  return {
    method,
    path,
    ...(query === undefined ? {} : { query }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  }
}

function bodyOf(sync: Sync, { body, afresh, path }: PlannedRequest): unknown {
  const version = afresh === true ? sync.versions.get(objectOf(path)) : undefined
  if (version === undefined) return body
  const object = body as KubeObject
  return { ...object, metadata: { ...object.metadata, resourceVersion: version } }
}

/**
 * A status that met a conflict is put on the newest object: reads it, then tries again.
 * True while that is under way. Source: updateReplicaSetStatus and its like.
 */
function resolveConflict(
  context: Context,
  state: ControllerState,
  sync: Sync,
  request: PlannedRequest,
  then: PlanContinuation,
  { status, body }: Answer,
): boolean {
  const { conflict } = then
  if (conflict === undefined) return false
  const read = conflict.reading && status === 200
  if (!read && (conflict.reading || status !== 409 || conflict.left === 0)) return false
  if (read) {
    const wanted = request.body as { readonly status?: unknown }
    const again = { ...(body as KubeObject), status: wanted.status }
    const next = { ...then, conflict: { left: conflict.left - 1, reading: false } }
    ask(context, state, sync, callOf(request, again), next)
  } else {
    const next = { ...then, conflict: { left: conflict.left, reading: true } }
    ask(context, state, sync, { method: 'GET', path: objectOf(request.path) }, next)
  }
  return true
}

function settle(
  context: Context,
  state: ControllerState,
  sync: Sync,
  request: PlannedRequest,
  { status, body }: PlanAnswer,
): void {
  sync.answers.push({ status, body })
  const failure = isFailure(body) ? body : unconfirmed(request, body as KubeObject)
  if (failure === undefined) {
    remember(sync, request, body)
    tell(context, state, request.onSuccess, '{name}', nameOf(body))
    return
  }
  if (tolerates(request, failure)) return
  if (request.expects !== undefined) lower(state, sync, request.expects)
  tell(context, state, request.onFailure, '{error}', failure.message ?? '')
  if (sync.error !== undefined) return
  sync.error = failure
  sync.orElse = request.orElse
}

/** Source: RecheckDeletionTimestamp, and the uid check of every controller's canAdoptFunc. */
function unconfirmed({ confirms }: PlannedRequest, { metadata }: KubeObject): Status | undefined {
  if (confirms === undefined) return undefined
  if (metadata.uid !== confirms) {
    return newUnknownError(
      `original ${namespacedName({ metadata })} is gone: got uid ${metadata.uid}, wanted ${confirms}`,
    )
  }
  if (metadata.deletionTimestamp === undefined) return undefined
  return newUnknownError(
    `${namespacedName({ metadata })} has just been deleted at ${metadata.deletionTimestamp}`,
  )
}

function remember(sync: Sync, { path }: PlannedRequest, body: unknown): void {
  if (typeof body !== 'object' || body === null || !('metadata' in body)) return
  const { kind, metadata } = body as KubeObject
  if (kind !== 'Status') sync.versions.set(objectOf(path), metadata.resourceVersion)
}

const nameOf = (body: unknown): string =>
  (body as { readonly metadata?: { readonly name?: string } }).metadata?.name ?? ''

function tell(
  context: Context,
  state: ControllerState,
  event: EventToRecord | undefined,
  placeholder: string,
  text: string,
): void {
  if (event === undefined) return
  const message = event.message.replace(placeholder, () => text)
  recordEvent(context, state.client, state.recorder, { ...event, message })
}

/** Whether a refusal has this cause in its details. Source: apierrors.HasStatusCause. */
export const hasCause = (status: Status, cause: string): boolean =>
  status.details?.causes?.some(({ reason }) => reason === cause) ?? false

function tolerates({ tolerate = [] }: PlannedRequest, status: Status): boolean {
  return tolerate.some((kind) => {
    if (kind === 'any') return true
    if (kind === 'NamespaceTerminating') return hasCause(status, kind)
    return status.reason === kind
  })
}

/** A plan that ends early never sends the rest: no informer will show what it was to bring. */
function abandon(state: ControllerState, sync: Sync): void {
  const rest = sync.plan.steps.slice(sync.step).flatMap(requestsOf).slice(sync.sent)
  for (const { expects } of rest) if (expects !== undefined) lower(state, sync, expects)
}

function lower(
  state: ControllerState,
  { key }: Sync,
  expects: NonNullable<PlannedRequest['expects']>,
): void {
  if (expects.kind === 'creation') creationObserved(state.expectations, key)
  else deletionObserved(state.expectations, key, expects.object)
}

function requestsOf(step: Step): readonly PlannedRequest[] {
  if (step.do === 'send') return [step.request]
  return step.do === 'sendAll' ? step.requests : []
}

const SUBRESOURCE = /\/(status|finalize|scale)$/

/** The path of the object a path is about, whatever its subresource. */
const objectOf = (path: string): string => path.replace(SUBRESOURCE, '')
