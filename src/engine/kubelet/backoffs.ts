/**
 * Growing delays by key: 10 s, 20 s … 300 s, forgotten after ten minutes of quiet.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/util/flowcontrol/backoff.go
 */
import { type Micros, seconds } from '../kernel/micros'

/** The delay now, and when it was last lengthened. */
export interface BackoffEntry {
  readonly delay: Micros
  readonly updatedAt: Micros
}

/** By key; keys begin with the uid of their pod. */
export type Backoffs = Map<string, BackoffEntry>

/** The kubelet's containerBackOffPeriod and MaxContainerBackOff. */
const FIRST = seconds(10)
const MOST = seconds(300)
const FORGOTTEN_AFTER = 2 * MOST

/** Until when `key` is held back since something happened to it at `since`; undefined if it is not. */
export function heldBackUntil(
  backoffs: Backoffs,
  key: string,
  since: Micros,
  now: Micros,
): Micros | undefined {
  const entry = backoffs.get(key)
  if (entry === undefined || since - entry.updatedAt > FORGOTTEN_AFTER) return undefined
  return now - since < entry.delay ? since + entry.delay : undefined
}

/** The same, counted from the entry's own last step: for pulls. */
export function pullHeldBackUntil(
  backoffs: Backoffs,
  key: string,
  now: Micros,
): Micros | undefined {
  const entry = backoffs.get(key)
  if (entry === undefined || now - entry.updatedAt > FORGOTTEN_AFTER) return undefined
  return now - entry.updatedAt < entry.delay ? entry.updatedAt + entry.delay : undefined
}

/** Takes the next step: the first delay, or twice the last. */
export function nextBackoff(backoffs: Backoffs, key: string, since: Micros, now: Micros): void {
  const entry = backoffs.get(key)
  const fresh = entry === undefined || since - entry.updatedAt > FORGOTTEN_AFTER
  const delay = fresh ? FIRST : Math.min(MOST, entry.delay * 2)
  backoffs.set(key, { delay, updatedAt: now })
}

/** Forgets all entries of a pod; keys begin with its uid. */
export function dropBackoffs(backoffs: Backoffs, uid: string): void {
  for (const key of backoffs.keys()) if (key.startsWith(uid)) backoffs.delete(key)
}
