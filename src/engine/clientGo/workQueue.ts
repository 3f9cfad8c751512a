/**
 * A rate-limited work queue of keys: each key at most once, never handled twice at a time, retried
 * with growing delay. It remembers what caused each key to be added, so that the trace knows.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/util/workqueue
 */
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { type Micros, millis, seconds } from '../kernel/micros'

export interface WorkQueue {
  readonly name: string
  /** Waiting, first come first served. */
  readonly ready: string[]
  /** Waiting or to be done again after processing; with the event that caused it. */
  readonly dirty: Map<string, number>
  readonly processing: Set<string>
  readonly failures: Map<string, number>
  /** Keys that come back later, each with its earliest time. */
  readonly delayed: Map<string, Micros>
}

/** The queue's timer: a delayed key is due. Hand it to `takeDue`. */
export interface QueueDue extends Message {
  readonly type: 'queue.due'
  readonly queue: string
  readonly key: string
}

/** Exponential per key: `first` doubling up to `most`. */
export interface Backoff {
  readonly first: Micros
  readonly most: Micros
}

export const DEFAULT_BACKOFF: Backoff = { first: millis(5), most: seconds(1000) }

export const createQueue = (name: string): WorkQueue => ({
  name,
  ready: [],
  dirty: new Map(),
  processing: new Set(),
  failures: new Map(),
  delayed: new Map(),
})

/** Keys waiting or being handled. */
export const depth = (queue: WorkQueue): number => queue.ready.length + queue.processing.size

export function add(queue: WorkQueue, key: string, cause: number): void {
  if (queue.dirty.has(key)) return
  queue.dirty.set(key, cause)
  if (!queue.processing.has(key)) queue.ready.push(key)
}

/** Takes the next key. The caller must call `done` with it. */
export function take(queue: WorkQueue): { key: string; cause: number } | undefined {
  const key = queue.ready.shift()
  if (key === undefined) return undefined
  const cause = queue.dirty.get(key) ?? 0
  queue.dirty.delete(key)
  queue.processing.add(key)
  return { key, cause }
}

/** The key was handled; if it was added meanwhile it waits again. */
export function done(queue: WorkQueue, key: string): void {
  queue.processing.delete(key)
  if (queue.dirty.has(key)) queue.ready.push(key)
}

/** Adds the key after a delay. An earlier pending delay stays, a later one is moved forward. */
export function addAfter(context: Context, queue: WorkQueue, key: string, delay: Micros): void {
  if (delay <= 0) {
    add(queue, key, context.cause)
    return
  }
  const due = context.now + delay
  const pending = queue.delayed.get(key)
  if (pending !== undefined && pending <= due) return
  queue.delayed.set(key, due)
  const message: QueueDue = { type: 'queue.due', queue: queue.name, key }
  context.wake(delay, message)
}

/** Adds the key after its back-off: 5 ms, 10 ms, 20 ms … 1000 s. */
export function addRateLimited(
  context: Context,
  queue: WorkQueue,
  key: string,
  backoff: Backoff = DEFAULT_BACKOFF,
): void {
  const failures = queue.failures.get(key) ?? 0
  queue.failures.set(key, failures + 1)
  addAfter(context, queue, key, Math.min(backoff.most, backoff.first * 2 ** Math.min(failures, 40)))
}

/** The key succeeded: its next failure waits the first delay again. */
export const forget = (queue: WorkQueue, key: string): void => {
  queue.failures.delete(key)
}

/** A delayed key is due: now it waits like the others. */
export function takeDue(context: Context, queue: WorkQueue, due: QueueDue): void {
  const at = queue.delayed.get(due.key)
  if (at === undefined || at > context.now) return
  queue.delayed.delete(due.key)
  add(queue, due.key, context.cause)
}
