/**
 * Tells the API what becomes of pods: only differences, one request a pod at a time, again after
 * ten seconds if it failed; and when a pod that is to go has gone, has its object removed.
 * Source: Kubernetes v1.35 pkg/kubelet/status/status_manager.go
 */
import type { Pod, PodStatus } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { JsonObject } from '../../../api/machinery/json'
import { isTerminalPhase } from '../../../api/machinery/podConditions'
import { typedTwoWayMergePatch } from '../../../api/machinery/strategicMergeDiff'
import { strategicPatchSchema } from '../../../api/machinery/strategicPatchTypes'
import type { DeleteOptions } from '../../../api/meta'
import { PATCH_MEDIA_TYPES } from '../../apiserver/messages'
import { type Answer, type Continuation, call } from '../../clientGo/client'
import { objectPath } from '../../clientGo/paths'
import { timeAt } from '../../clientGo/wallClock'
import type { Context } from '../../kernel/actor'
import { seconds } from '../../kernel/micros'
import type { KubeletState, StatusTimer } from '../kubeletState'
import { finalStatus } from './finalStatus'
import { mergeStatus, withTransitions } from './mergeStatus'
import type { TrackedStatus } from './trackedStatus'

/** Whose status, or whose end. */
export interface StatusContinuation extends Continuation {
  readonly type: 'status' | 'delete'
  readonly uid: string
}

const RESYNC = seconds(10)
const PATCH_HEADERS = { 'content-type': PATCH_MEDIA_TYPES.strategic }
const SCHEMA = strategicPatchSchema('', 'Pod')

/** Takes a new status; sends what is new of it. */
export function setStatus(
  state: KubeletState,
  pod: Pod,
  status: PodStatus,
  context: Context,
): void {
  const tracked = track(state, pod)
  const now = timeAt(context.now)
  const startTime = tracked.status.startTime ?? pod.status?.startTime ?? now
  const { generation } = pod.metadata
  const own =
    generation === undefined ? { startTime } : { startTime, observedGeneration: generation }
  const next: PodStatus = Object.assign({}, withTransitions(status, tracked.status, now), own)
  if (tracked.version > 0 && deepEqual(next, tracked.status)) {
    if (tracked.version > tracked.sent) send(state, tracked, context)
    else finishIfDone(state, tracked, context)
    return
  }
  tracked.status = next
  tracked.version++
  send(state, tracked, context)
}

/** The last status: nothing of the pod runs any more, so its phase may be told, and it may go. */
export function setFinalStatus(
  state: KubeletState,
  pod: Pod,
  status: PodStatus,
  context: Context,
): void {
  const tracked = track(state, pod)
  if (!tracked.terminated) tracked.version++
  tracked.terminated = true
  setStatus(state, pod, finalStatus(pod, status), context)
}

/** A pod that was refused: nothing of it ever ran. */
export function rejectPod(
  state: KubeletState,
  pod: Pod,
  status: PodStatus,
  context: Context,
): void {
  track(state, pod).terminated = true
  setStatus(state, pod, status, context)
}

/** The API shows another version of the pod. Someone else's change of our fields is put right. */
export function observe(state: KubeletState, pod: Pod, context: Context): void {
  const tracked = state.statuses.get(pod.metadata.uid)
  if (tracked === undefined || isNewer(tracked.api, pod)) return
  const known = !isNewer(pod, tracked.api)
  // Of the version that an answer has shown already, the informers' copy is kept: all share it.
  tracked.api = pod
  if (known) return
  if (tracked.sending !== undefined) return
  if (patchFor(tracked) === undefined) finishIfDone(state, tracked, context)
  else retryLater(tracked, context)
}

/** The API has heard, or has not. */
export function takeStatusAnswer(state: KubeletState, answer: Answer, context: Context): void {
  const { uid, type } = answer.then as StatusContinuation
  const tracked = state.statuses.get(uid)
  if (tracked === undefined) return
  if (type === 'delete') {
    // 404 and 409: somebody else was faster, or it is another pod by now.
    if (answer.status >= 500) {
      tracked.deleting = false
      retryLater(tracked, context)
    }
    return
  }
  const version = tracked.sending
  tracked.sending = undefined
  if (answer.status === 404) return
  if (answer.status !== 200) {
    retryLater(tracked, context)
    return
  }
  const pod = answer.body as Pod
  if (isNewer(pod, tracked.api)) tracked.api = pod
  tracked.sent = version ?? tracked.sent
  if (tracked.version === tracked.sent) shareStatus(tracked)
  if (tracked.version > tracked.sent) send(state, tracked, context)
  else finishIfDone(state, tracked, context)
}

/** The timer of a failed request, or of a status somebody else changed. */
export function retryStatus(state: KubeletState, timer: StatusTimer, context: Context): void {
  const tracked = state.statuses.get(timer.uid)
  if (tracked === undefined) return
  tracked.retrying = false
  if (tracked.sending === undefined) send(state, tracked, context)
}

function track(state: KubeletState, pod: Pod): TrackedStatus {
  const { uid } = pod.metadata
  const known = state.statuses.get(uid)
  if (known !== undefined) {
    if (!isNewer(known.api, pod)) known.api = pod
    return known
  }
  const tracked: TrackedStatus = {
    uid,
    api: pod,
    status: pod.status ?? {},
    version: 0,
    sent: 0,
    sending: undefined,
    terminated: false,
    deleting: false,
    retrying: false,
  }
  state.statuses.set(uid, tracked)
  return tracked
}

function send(state: KubeletState, tracked: TrackedStatus, context: Context): void {
  if (tracked.sending !== undefined) return
  const body = patchFor(tracked)
  if (body === undefined) {
    tracked.sent = tracked.version
    finishIfDone(state, tracked, context)
    return
  }
  tracked.sending = tracked.version
  const { namespace, name } = tracked.api.metadata
  const path = objectPath('v1', 'pods', namespace, name, 'status')
  const then: StatusContinuation = { type: 'status', uid: tracked.uid }
  call(context, state.clients.client, { method: 'PATCH', path, headers: PATCH_HEADERS, body }, then)
}

/** The difference to what the API shows, undefined when there is none. */
function patchFor(tracked: TrackedStatus): JsonObject | undefined {
  const { api, uid } = tracked
  const shown = api.status ?? {}
  const status = mergeStatus(shown, tracked.status, !tracked.terminated)
  // Both went through JSON or are made of it: absent fields are absent.
  const diff = typedTwoWayMergePatch(
    { status: shown } as unknown as JsonObject,
    { status } as unknown as JsonObject,
    SCHEMA,
  )
  if ('error' in diff || Object.keys(diff.value).length === 0) return undefined
  return { metadata: { uid }, ...diff.value }
}

/** The last word was heard: a pod that is to go may go. */
function finishIfDone(state: KubeletState, tracked: TrackedStatus, context: Context): void {
  const { api } = tracked
  const done = tracked.terminated && isTerminalPhase(api.status?.phase)
  if (api.metadata.deletionTimestamp === undefined || !done || tracked.deleting) return
  tracked.deleting = true
  const body: DeleteOptions = {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    gracePeriodSeconds: 0,
    preconditions: { uid: tracked.uid },
  }
  const path = objectPath('v1', 'pods', api.metadata.namespace, api.metadata.name)
  const then: StatusContinuation = { type: 'delete', uid: tracked.uid }
  call(context, state.clients.client, { method: 'DELETE', path, body }, then)
}

function retryLater(tracked: TrackedStatus, context: Context): void {
  if (tracked.retrying) return
  tracked.retrying = true
  const timer: StatusTimer = { type: 'kubelet.statusRetry', uid: tracked.uid }
  context.wake(RESYNC, timer)
}

/** The API says the same as we do: one copy will do. */
function shareStatus(tracked: TrackedStatus): void {
  const { status } = tracked.api
  if (status !== undefined && deepEqual(status, tracked.status)) tracked.status = status
}

/** Revisions of one etcd: longer or greater is newer. */
function isNewer(pod: Pod, than: Pod): boolean {
  return Number(pod.metadata.resourceVersion) > Number(than.metadata.resourceVersion)
}
