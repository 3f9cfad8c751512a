/**
 * Pods that wait to be scheduled, in four places: ready to be tried, backing off after a failure,
 * unschedulable until something changes in the cluster, and gated (kept with the unschedulable).
 * Source: Kubernetes v1.35 pkg/scheduler/backend/queue/scheduling_queue.go
 */
import type { Micros } from '../../kernel/micros'
import type { PodInfo } from '../cache/podInfo'
import type { ClusterView } from '../framework/clusterView'
import { type Frameworks, frameworkFor } from '../framework/frameworks'
import { isMoreUrgent } from '../plugins/prioritySort'
import { endsFirst, errorEndsFirst, isBackingOff } from './backoff'
import { createHeap, find, type Heap, peek, pop, push, remove } from './heap'
import { createInFlight, done, type InFlight, takeInHand } from './inFlight'
import {
  type BackoffLimits,
  createQueuedPod,
  isGated,
  type QueuedPod,
  wasRefused,
} from './queuedPod'

export interface SchedulingQueue {
  readonly active: Heap<QueuedPod>
  /** Pods that plugins refused. */
  readonly backoff: Heap<QueuedPod>
  /** Pods that failed without a plugin to blame. */
  readonly errorBackoff: Heap<QueuedPod>
  /** Pods that wait for a change in the cluster, by uid. */
  readonly unschedulable: Map<string, QueuedPod>
  /** Pods that a PreEnqueue plugin keeps out, by uid. */
  readonly gated: Map<string, QueuedPod>
  /** Uids of both by the plugins they wait for. */
  readonly waitingFor: Map<string, Set<string>>
  readonly inFlight: InFlight
  readonly limits: BackoffLimits
  nextOrder: number
}

/** The queue with what it needs to decide: made anew for each message. */
export interface QueueAtWork {
  readonly queue: SchedulingQueue
  readonly frameworks: Frameworks
  readonly cluster: ClusterView
  readonly now: Micros
  /** What is being handled: the cause of all that moves now. */
  readonly cause: number
  /** Hears what PreEnqueue made of a pod. */
  readonly onPreEnqueue?: (pod: QueuedPod) => void
}

export type Place = 'active' | 'backoff' | 'unschedulable'

export const createSchedulingQueue = (limits: BackoffLimits): SchedulingQueue => ({
  active: createHeap(),
  backoff: createHeap(),
  errorBackoff: createHeap(),
  unschedulable: new Map(),
  gated: new Map(),
  waitingFor: new Map(),
  inFlight: createInFlight(),
  limits,
  nextOrder: 1,
})

/** A new pod: tried soon, or gated. */
export function addNewPod(work: QueueAtWork, info: PodInfo): Place {
  const { queue, now, cause } = work
  return moveToActive(work, createQueuedPod(info, now, queue.nextOrder++, cause, queue.limits))
}

/**
 * The next pod to try; it is in flight until `done`. With none ready, one that backs off after a
 * refusal is tried early rather than let the scheduler idle.
 */
export function popNext(work: QueueAtWork): QueuedPod | undefined {
  const { queue } = work
  const pod = pop(queue.active, isMoreUrgent) ?? pop(queue.backoff, endsFirst)
  if (pod === undefined) return undefined
  pod.attempts++
  pod.initialAttempt ??= work.now
  pod.unschedulablePlugins = new Set()
  pod.pendingPlugins = new Set()
  takeInHand(queue.inFlight, pod.uid)
  return pod
}

/** Where a pod waits, or undefined while it does not. */
export function findQueued(
  queue: SchedulingQueue,
  uid: string,
): { readonly pod: QueuedPod; readonly place: Place } | undefined {
  const active = find(queue.active, uid)
  if (active !== undefined) return { pod: active, place: 'active' }
  const backoff = find(queue.backoff, uid) ?? find(queue.errorBackoff, uid)
  if (backoff !== undefined) return { pod: backoff, place: 'backoff' }
  const pod = keptBack(queue, uid)
  return pod === undefined ? undefined : { pod, place: 'unschedulable' }
}

/** A pod that is unschedulable or gated. */
export const keptBack = ({ unschedulable, gated }: SchedulingQueue, uid: string) =>
  unschedulable.get(uid) ?? gated.get(uid)

/** Takes a pod out of the queue, wherever it waits. */
function takeOut(queue: SchedulingQueue, uid: string): QueuedPod | undefined {
  return (
    remove(queue.active, uid, isMoreUrgent) ??
    remove(queue.backoff, uid, endsFirst) ??
    remove(queue.errorBackoff, uid, errorEndsFirst) ??
    takeFromKeptBack(queue, uid)
  )
}

/** The pod is gone, or bound. */
export function deletePod(queue: SchedulingQueue, uid: string): void {
  takeOut(queue, uid)
  done(queue.inFlight, uid)
}

/** Puts a newer version of a pod in the place of the older one. */
export function replacePod(queue: SchedulingQueue, pod: QueuedPod, info: PodInfo): void {
  pod.info = info
  if (find(queue.active, pod.uid) === pod) push(queue.active, pod, isMoreUrgent)
  else if (find(queue.backoff, pod.uid) === pod) push(queue.backoff, pod, endsFirst)
}

/** Ready to be tried, unless a PreEnqueue plugin keeps it out. */
export function moveToActive(work: QueueAtWork, pod: QueuedPod): Place {
  runPreEnqueue(work, pod)
  if (isGated(pod)) return keepUnschedulable(work.queue, pod)
  return activate(work, pod)
}

/** As `moveToActive`, for a pod that passed PreEnqueue when its back-off began. */
function activate({ queue, now, cause }: QueueAtWork, pod: QueuedPod): Place {
  takeOut(queue, pod.uid)
  pod.initialAttempt ??= now
  pod.cause = cause
  push(queue.active, pod, isMoreUrgent)
  return 'active'
}

export function moveToBackoff(work: QueueAtWork, pod: QueuedPod): Place {
  const { queue, cause } = work
  runPreEnqueue(work, pod)
  if (isGated(pod)) return keepUnschedulable(queue, pod)
  takeOut(queue, pod.uid)
  pod.cause = cause
  if (wasRefused(pod)) push(queue.backoff, pod, endsFirst)
  else push(queue.errorBackoff, pod, errorEndsFirst)
  return 'backoff'
}

/** It waits for an event that gives one of its plugins hope. */
export function keepUnschedulable(queue: SchedulingQueue, pod: QueuedPod): Place {
  takeOut(queue, pod.uid)
  const kept = isGated(pod) ? queue.gated : queue.unschedulable
  kept.set(pod.uid, pod)
  for (const plugin of rejectors(pod)) {
    const waiting = queue.waitingFor.get(plugin)
    if (waiting === undefined) queue.waitingFor.set(plugin, new Set([pod.uid]))
    else waiting.add(pod.uid)
  }
  return 'unschedulable'
}

/** Pods whose back-off has ended are ready. Every whole second. */
export function flushBackoff(work: QueueAtWork): void {
  const { queue, now } = work
  for (const [heap, less] of [
    [queue.backoff, endsFirst],
    [queue.errorBackoff, errorEndsFirst],
  ] as const) {
    for (;;) {
      const pod = peek(heap)
      if (pod === undefined || isBackingOff(pod, now)) break
      pop(heap, less)
      activate(work, pod)
    }
  }
}

export function* rejectors({ unschedulablePlugins, pendingPlugins }: QueuedPod): Generator<string> {
  yield* unschedulablePlugins
  for (const plugin of pendingPlugins) if (!unschedulablePlugins.has(plugin)) yield plugin
}

function takeFromKeptBack(queue: SchedulingQueue, uid: string): QueuedPod | undefined {
  const pod = keptBack(queue, uid)
  if (pod === undefined) return undefined
  queue.unschedulable.delete(uid)
  queue.gated.delete(uid)
  for (const plugin of rejectors(pod)) {
    const waiting = queue.waitingFor.get(plugin)
    waiting?.delete(uid)
    if (waiting?.size === 0) queue.waitingFor.delete(plugin)
  }
  return pod
}

function runPreEnqueue(work: QueueAtWork, pod: QueuedPod): void {
  askPreEnqueue(work, pod)
  work.onPreEnqueue?.(pod)
}

/** Asks the plugin that kept it out first; one refusal is enough. */
function askPreEnqueue({ queue, frameworks, cluster }: QueueAtWork, pod: QueuedPod): void {
  const plugins = frameworkFor(frameworks, pod.info)?.preEnqueue ?? []
  const first = plugins.filter(({ name }) => name === pod.gatingPlugin)
  const others = plugins.filter(({ name }) => name !== pod.gatingPlugin)
  for (const { plugin, name } of [...first, ...others]) {
    const refusal = plugin.preEnqueue(pod.info, cluster)
    if (refusal === undefined) continue
    // Its set of rejectors is about to grow: indexes must not be left behind.
    takeFromKeptBack(queue, pod.uid)
    pod.unschedulablePlugins.add(name)
    pod.gatingPlugin = name
    pod.message = refusal.reasons.join(', ')
    return
  }
  pod.gatingPlugin = ''
}
