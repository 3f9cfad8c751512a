/**
 * Drives pods off nodes with NoExecute taints: at once where a pod does not tolerate a taint, or
 * when the shortest of its tolerations has run out. A taint that goes in time, cancels it.
 *
 * Watches Nodes and Pods. Writes a condition on Pods, and deletes them.
 * Source: Kubernetes v1.35 pkg/controller/tainteviction
 */
import type { Node, Pod } from '../../api/core'
import { deepEqual } from '../../api/machinery/deepEqual'
import { getMatchingTolerations, taintsWithEffect } from '../../api/machinery/taints'
import { namespacedName, splitObjectKey } from '../../api/meta'
import type { Taint, Toleration } from '../../api/podScheduling'
import type { Continuation } from '../clientGo/client'
import type { EventToRecord } from '../clientGo/eventRecorder'
import type { InformerEvent } from '../clientGo/informer'
import { objectPath } from '../clientGo/paths'
import { timeAt } from '../clientGo/wallClock'
import { type Micros, millis, seconds } from '../kernel/micros'
import { getCached, indexed } from './caches'
import type { Controller, Desk } from './controller'
import { NOTHING, type Plan, record, type Step, send } from './plan'
import { patchPodStatus } from './podStatusPatch'

/** Upstream evicts in a goroutine each; a bound that is never felt. */
const WORKERS = 500

/** Deleting a pod is tried this often, 10 ms apart. */
const RETRIES = 5
const RETRY_DELAY = millis(10)

interface Timer {
  readonly createdAt: Micros
  readonly fireAt: Micros
}

export interface TaintEvictionMemory {
  /** NoExecute taints of the nodes that have any. */
  readonly taintedNodes: Map<string, readonly Taint[]>
  /** Pods to be deleted later, by key. */
  readonly timers: Map<string, Timer>
  /** Pods whose deletion has begun, and may have to be tried again. */
  readonly evicting: Set<string>
}

interface Evicting extends Continuation {
  readonly type: 'podRead' | 'podDeleted'
  readonly pod: string
}

type EvictionDesk = Desk<TaintEvictionMemory>

export const taintEvictionController: Controller<TaintEvictionMemory> = {
  name: 'taint-eviction-controller',
  title: 'Taint eviction',
  serviceAccount: 'node-controller',
  eventSource: 'taint-eviction-controller',
  workers: WORKERS,
  backoff: { first: RETRY_DELAY, most: RETRY_DELAY },
  maxRetries: RETRIES - 1,
  informers: ['nodes', 'pods'],
  createMemory: () => ({ taintedNodes: new Map(), timers: new Map(), evicting: new Set() }),

  observe(event, desk) {
    if (event.informer === 'nodes') observeNode(event, desk)
    else observePod(event, desk)
  },

  reconcile(key, desk) {
    const [kind, name] = splitWorkKey(key)
    if (kind === 'node') return nodeChanged(name, desk)
    return kind === 'pod' ? podChanged(name, desk) : evict(name, desk)
  },

  resume(then, { error, answers }, _key, { memory, now }) {
    const evicting = then as Evicting
    if (error !== undefined) return { steps: [], fail: error.message ?? '' }
    if (evicting.type === 'podDeleted') {
      memory.evicting.delete(evicting.pod)
      return NOTHING
    }
    const pod = answers[0]?.body as Pod
    const disruption = {
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
    }
    const patch = patchPodStatus(pod, { disruption }, timeAt(now))
    const { namespace, name } = pod.metadata
    const remove = send({ method: 'DELETE', path: objectPath('v1', 'pods', namespace, name) })
    const next: Evicting = { ...evicting, type: 'podDeleted' }
    return { steps: patch === undefined ? [remove] : [send(patch), remove], next }
  },
}

const noExecute = (node: Node | undefined): readonly Taint[] =>
  taintsWithEffect(node?.spec.taints, 'NoExecute')

function observeNode({ type, key, object, old }: InformerEvent, desk: EvictionDesk): void {
  const taints = type === 'delete' ? [] : noExecute(object as Node)
  const before = noExecute(old as Node | undefined)
  const known = desk.memory.taintedNodes.has(key)
  if (type === 'delete' ? known : !deepEqual(taints, before)) desk.add(`node:${key}`)
}

function observePod(
  { type, key, object, old }: InformerEvent,
  { memory, add }: EvictionDesk,
): void {
  const { nodeName = '', tolerations } = (object as Pod).spec
  if (type === 'delete') {
    if (memory.timers.has(key)) add(`pod:${key}`)
    return
  }
  const before = old as Pod | undefined
  const same = before?.spec.nodeName === nodeName && deepEqual(before.spec.tolerations, tolerations)
  // Without a taint on its node and without a timer there is nothing to weigh.
  const concerns = memory.taintedNodes.has(nodeName) || memory.timers.has(key)
  if (!same && concerns) add(`pod:${key}`)
}

function nodeChanged(name: string, desk: EvictionDesk): Plan {
  const { memory, caches } = desk
  const node = getCached(caches, 'nodes', name)
  const taints = noExecute(node)
  if (taints.length === 0) memory.taintedNodes.delete(name)
  else memory.taintedNodes.set(name, taints)
  // A node that is gone leaves its pods' timers running.
  if (node === undefined) return NOTHING
  const steps = indexed(caches, 'pods', 'node', name).flatMap((pod) => weigh(pod, taints, desk))
  return { steps }
}

function podChanged(key: string, desk: EvictionDesk): Plan {
  const pod = getCached(desk.caches, 'pods', key)
  if (pod === undefined) return { steps: cancel(key, desk) }
  const taints = desk.memory.taintedNodes.get(pod.spec.nodeName ?? '')
  return taints === undefined ? NOTHING : { steps: weigh(pod, taints, desk) }
}

/** Whether a pod may stay, and until when. Source: processPodOnNode */
function weigh(pod: Pod, taints: readonly Taint[], desk: EvictionDesk): readonly Step[] {
  const key = namespacedName(pod)
  if (taints.length === 0) return cancel(key, desk)
  const used = getMatchingTolerations(taints, pod.spec.tolerations ?? [])
  if (used === undefined) {
    const steps = cancel(key, desk)
    startTimer(key, { createdAt: desk.now, fireAt: desk.now }, desk)
    return steps
  }
  const stay = shortest(used)
  if (stay === undefined) return cancel(key, desk)
  const known = desk.memory.timers.get(key)
  const createdAt = known?.createdAt ?? desk.now
  if (known !== undefined && createdAt + stay < desk.now + stay) return []
  const steps = known === undefined ? [] : cancel(key, desk)
  startTimer(key, { createdAt, fireAt: createdAt + stay }, desk)
  return steps
}

/** The shortest of some tolerations, or undefined if all are for ever. */
function shortest(tolerations: readonly Toleration[]): Micros | undefined {
  if (tolerations.length === 0) return 0
  let least: number | undefined
  for (const { tolerationSeconds: given } of tolerations) {
    if (given !== undefined) least = Math.min(least ?? given, Math.max(0, given))
  }
  return least === undefined ? undefined : seconds(Math.max(0, least))
}

function startTimer(key: string, timer: Timer, { memory, now, addAfter }: EvictionDesk): void {
  memory.timers.set(key, timer)
  addAfter(`evict:${key}`, timer.fireAt - now)
}

function cancel(key: string, { memory }: EvictionDesk): readonly Step[] {
  memory.evicting.delete(key)
  if (!memory.timers.delete(key)) return []
  return [record(evictionEvent(key, `Cancelling deletion of Pod ${key}`))]
}

function evict(key: string, { memory, now }: EvictionDesk): Plan {
  const timer = memory.timers.get(key)
  if (timer !== undefined && timer.fireAt > now) {
    return { steps: [], requeueAfter: timer.fireAt - now }
  }
  if (timer === undefined && !memory.evicting.has(key)) return NOTHING
  memory.timers.delete(key)
  memory.evicting.add(key)
  const { namespace, name } = splitObjectKey(key)
  const read = send({ method: 'GET', path: objectPath('v1', 'pods', namespace, name) })
  const marking = record(evictionEvent(key, `Marking for deletion Pod ${key}`))
  const next: Evicting = { type: 'podRead', pod: key }
  return { steps: timer === undefined ? [read] : [marking, read], next }
}

function evictionEvent(key: string, message: string): EventToRecord {
  const { namespace, name } = splitObjectKey(key)
  const regarding = { apiVersion: 'v1', kind: 'Pod', namespace, name }
  return { regarding, type: 'Normal', reason: 'TaintManagerEviction', message }
}

function splitWorkKey(key: string): readonly [string, string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}
