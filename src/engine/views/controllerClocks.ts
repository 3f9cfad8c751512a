/**
 * The clocks that run inside the controller manager, and nowhere in the API: how long a pod is
 * still tolerated on a tainted node, how long a silent node is still believed.
 */

import { CONTROLLER_MANAGER } from '../cluster/actors'
import { GRACE_PERIOD } from '../controllers/nodeLifecycle/health'
import type { NodeLifecycleMemory } from '../controllers/nodeLifecycle/memory'
import type { ControllerManagerState } from '../controllers/state'
import type { TaintEvictionMemory } from '../controllers/taintEviction'
import type { KernelState } from '../kernel/kernel'
import { type Micros, seconds } from '../kernel/micros'
import type { Timer, ViewRecord } from './records'

/** A lease is renewed every 10 s and looked at every 5 s: who was seen longer ago than this is late. */
const LATE_AFTER = seconds(16)

/** Until when its tolerations let a pod stay; undefined if no taint drives it off later. */
export function evictionOf(pod: string, kernel: KernelState): Timer | undefined {
  const timer = taintEviction(kernel)?.timers.get(pod)
  return timer === undefined || timer.fireAt <= timer.createdAt
    ? undefined
    : { from: timer.createdAt, until: timer.fireAt }
}

/** Since when a node was not heard of, and when that makes it Unknown; undefined if it is not late. */
export function silenceOf(node: string, kernel: KernelState): Timer | undefined {
  const health = nodeLifecycle(kernel)?.healths.get(node)
  if (health === undefined || health.ready === undefined || health.ready === 'Unknown') {
    return undefined
  }
  return silenceFrom(health.probedAt, kernel.now)
}

function silenceFrom(seenAt: Micros, now: Micros): Timer | undefined {
  return now - seenAt < LATE_AFTER ? undefined : { from: seenAt, until: seenAt + GRACE_PERIOD }
}

interface Clocked {
  readonly dirty: Set<string>
  readonly shown: ReadonlyMap<string, ViewRecord>
  /** Pods that had an eviction before them when last looked at. */
  readonly tolerated: Set<string>
}

/** Marks as dirty what shows another clock than the controllers have: they write nothing of it. */
export function touchClocks({ dirty, shown, tolerated }: Clocked, kernel: KernelState): void {
  if (!dirty.has(CONTROLLER_MANAGER)) return
  const timers = taintEviction(kernel)?.timers
  for (const pod of timers?.keys() ?? []) tolerated.add(pod)
  for (const pod of tolerated) {
    const ref = `Pod/${pod}`
    if (!isSame(clockOf(shown.get(ref)), evictionOf(pod, kernel))) dirty.add(ref)
    if (timers?.has(pod) !== true) tolerated.delete(pod)
  }
  for (const node of nodeLifecycle(kernel)?.healths.keys() ?? []) {
    const ref = `Worker/${node}`
    if (!isSame(clockOf(shown.get(ref)), silenceOf(node, kernel))) dirty.add(ref)
  }
}

function clockOf(record: ViewRecord | undefined): Timer | undefined {
  if (record?.kind === 'Pod') return record.eviction
  return record?.kind === 'Worker' ? record.silence : undefined
}

const isSame = (one: Timer | undefined, other: Timer | undefined): boolean =>
  one?.from === other?.from && one?.until === other?.until

const taintEviction = (kernel: KernelState): TaintEvictionMemory | undefined =>
  memoryOf(kernel, 'taint-eviction-controller') as TaintEvictionMemory | undefined

const nodeLifecycle = (kernel: KernelState): NodeLifecycleMemory | undefined =>
  memoryOf(kernel, 'node-lifecycle-controller') as NodeLifecycleMemory | undefined

function memoryOf(kernel: KernelState, controller: string): unknown {
  const state = kernel.actors.get(CONTROLLER_MANAGER)?.state as ControllerManagerState | undefined
  return state?.controllers.get(controller)?.memory
}
