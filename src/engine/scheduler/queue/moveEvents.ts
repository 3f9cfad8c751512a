/**
 * What events do to waiting pods: plugins that refused a pod are asked whether the event may have
 * changed their mind, and the pod is tried again, at once or after its back-off.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/queue/scheduling_queue.go
 */
import type { KubeObject } from '../../../api/meta'
import { seconds } from '../../kernel/micros'
import type { PodInfo } from '../cache/podInfo'
import {
  type ClusterChange,
  type ClusterEvent,
  FORCE_ACTIVATE,
  isWildcard,
  UNSCHEDULABLE_TIMEOUT,
} from '../framework/clusterEvent'
import { hopefulPlugins, interestedIn, listensTo } from '../framework/frameworks'
import { isBackingOff } from './backoff'
import { done, missedBy, remember } from './inFlight'
import { isGated, type QueuedPod, wasRefused } from './queuedPod'
import {
  addNewPod,
  findQueued,
  keepUnschedulable,
  keptBack,
  moveToActive,
  moveToBackoff,
  type Place,
  type QueueAtWork,
  replacePod,
} from './schedulingQueue'

/** A pod stays unschedulable at most so long. Source: DefaultPodMaxInUnschedulablePodsDuration */
const LONGEST_UNSCHEDULABLE = seconds(5 * 60)

type Strategy = 'skip' | 'afterBackoff' | 'immediately'

/** Tells all waiting pods of an event. `concerns` narrows down whom it can help. */
export function moveAllOn(
  work: QueueAtWork,
  event: ClusterEvent,
  old: KubeObject | undefined,
  now: KubeObject | undefined,
  concerns: (pod: PodInfo) => boolean = () => true,
): void {
  const { queue, frameworks } = work
  const { unschedulable, gated, inFlight } = queue
  if (unschedulable.size + gated.size + inFlight.pods.size === 0) return
  const interested = interestedIn(frameworks, event)
  if (interested.size === 0 && !isWildcard(event)) return
  const change: ClusterChange = { event, old, now }
  remember(inFlight, change)
  for (const pod of waitingForAny(work, interested, event)) {
    if (concerns(pod.info)) moveOn(work, pod, change)
  }
}

/** A pod failed: back into the queue, with regard to what it missed while it was in hand. */
export function requeueFailed(work: QueueAtWork, pod: QueuedPod): Place {
  const { queue, now } = work
  if (wasRefused(pod)) {
    pod.unschedulableCount++
    pod.consecutiveErrorsCount = 0
  } else pod.consecutiveErrorsCount++
  pod.timestamp = now
  pod.order = queue.nextOrder++
  pod.backoffUntil = undefined
  let strategy: Strategy = wasRefused(pod) ? 'skip' : 'afterBackoff'
  for (const missed of missedBy(queue.inFlight, pod.uid)) {
    const worth = worthRequeuing(work, pod, missed)
    if (worth !== 'skip') strategy = worth
    if (worth === 'immediately') break
  }
  done(queue.inFlight, pod.uid)
  return requeue(work, pod, strategy)
}

/** A waiting pod was changed, in ways the events name. */
export function updateWaiting(
  work: QueueAtWork,
  old: PodInfo,
  info: PodInfo,
  events: readonly ClusterEvent[],
): void {
  const { queue } = work
  if (queue.inFlight.pods.has(info.uid)) {
    for (const event of events) remember(queue.inFlight, { event, old: old.pod, now: info.pod })
    return
  }
  const found = findQueued(queue, info.uid)
  if (found === undefined) {
    addNewPod(work, info)
    return
  }
  replacePod(queue, found.pod, info)
  if (found.place !== 'unschedulable') return
  for (const event of events) {
    if (moveOn(work, found.pod, { event, old: old.pod, now: info.pod }) !== 'unschedulable') return
  }
}

/** Makes a pod ready whatever it waits for: what it waited for failed. */
export function forceActivate(work: QueueAtWork, { uid, pod }: PodInfo): void {
  const { queue } = work
  const found = findQueued(queue, uid)
  if (found === undefined) {
    remember(queue.inFlight, { event: FORCE_ACTIVATE, old: undefined, now: pod })
  } else if (found.place !== 'active') moveToActive(work, found.pod)
}

/** Pods that have been unschedulable for too long are tried again. Every 30 seconds. */
export function flushUnschedulable(work: QueueAtWork): void {
  const { queue, now } = work
  const isOld = ({ timestamp }: QueuedPod): boolean => now - timestamp > LONGEST_UNSCHEDULABLE
  const old = [...queue.unschedulable.values()].filter(isOld)
  const change = { event: UNSCHEDULABLE_TIMEOUT, old: undefined, now: undefined }
  for (const pod of old) moveOn(work, pod, change)
}

function moveOn(work: QueueAtWork, pod: QueuedPod, change: ClusterChange): Place {
  const { frameworks } = work
  // Only what its gate waits for can let a gated pod in.
  if (isGated(pod) && !listensTo(frameworks, pod.info, pod.gatingPlugin, change.event)) {
    return 'unschedulable'
  }
  const strategy = worthRequeuing(work, pod, change)
  return strategy === 'skip' ? 'unschedulable' : requeue(work, pod, strategy)
}

function requeue(work: QueueAtWork, pod: QueuedPod, strategy: Strategy): Place {
  if (strategy === 'skip') return keepUnschedulable(work.queue, pod)
  if (strategy === 'afterBackoff' && isBackingOff(pod, work.now)) return moveToBackoff(work, pod)
  return moveToActive(work, pod)
}

function worthRequeuing(
  { frameworks, cluster }: QueueAtWork,
  { info, uid, unschedulablePlugins, pendingPlugins }: QueuedPod,
  change: ClusterChange,
): Strategy {
  if (unschedulablePlugins.size === 0 && pendingPlugins.size === 0) return 'afterBackoff'
  if (isWildcard(change.event)) {
    const { now } = change
    return now !== undefined && now.metadata.uid !== uid ? 'skip' : 'afterBackoff'
  }
  const refused = (name: string): boolean =>
    unschedulablePlugins.has(name) || pendingPlugins.has(name)
  const hopeful = hopefulPlugins(frameworks, cluster, info, refused, change)
  if (hopeful.some((name) => pendingPlugins.has(name))) return 'immediately'
  return hopeful.length > 0 ? 'afterBackoff' : 'skip'
}

/** Pods that wait for one of the plugins; all unschedulable ones for a wildcard, which opens no gate. */
function waitingForAny(
  { queue }: QueueAtWork,
  plugins: ReadonlySet<string>,
  event: ClusterEvent,
): QueuedPod[] {
  if (isWildcard(event)) return [...queue.unschedulable.values()]
  const uids = new Set<string>()
  for (const plugin of plugins) {
    for (const uid of queue.waitingFor.get(plugin) ?? []) uids.add(uid)
  }
  const pods: QueuedPod[] = []
  for (const uid of uids) {
    const pod = keptBack(queue, uid)
    if (pod !== undefined) pods.push(pod)
  }
  return pods
}
