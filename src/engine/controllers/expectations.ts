/**
 * What a controller asked for and has not yet seen in its informers. A key with unmet expectations
 * must not create or delete more: its cache still trails its own writes.
 * Source: Kubernetes v1.35 pkg/controller/controller_utils.go (UIDTrackingControllerExpectations)
 */
import { type Micros, seconds } from '../kernel/micros'

interface Expected {
  creations: number
  /** Keys of the objects whose deletion is awaited. */
  readonly deletions: Set<string>
  readonly at: Micros
}

/** By work queue key. */
export type Expectations = Map<string, Expected>

/** After this long something was missed, and the key may act again. */
export const EXPECTATIONS_TIMEOUT = seconds(300)

export const createExpectations = (): Expectations => new Map()

export function expectCreations(all: Expectations, key: string, count: number, now: Micros): void {
  all.set(key, { creations: count, deletions: new Set(), at: now })
}

export function expectDeletions(
  all: Expectations,
  key: string,
  objects: readonly string[],
  now: Micros,
): void {
  all.set(key, { creations: 0, deletions: new Set(objects), at: now })
}

/** An informer showed a new object of this key, or one will never come. */
export function creationObserved(all: Expectations, key: string): void {
  const expected = all.get(key)
  if (expected !== undefined) expected.creations--
}

/** An informer showed this object going, or it will never go. */
export function deletionObserved(all: Expectations, key: string, object: string): void {
  all.get(key)?.deletions.delete(object)
}

/** Whether the key may create and delete: all was seen, or given up, or nothing was asked. */
export function expectationsMet(all: Expectations, key: string, now: Micros): boolean {
  const expected = all.get(key)
  if (expected === undefined) return true
  if (expected.creations <= 0 && expected.deletions.size === 0) return true
  return now - expected.at > EXPECTATIONS_TIMEOUT
}
