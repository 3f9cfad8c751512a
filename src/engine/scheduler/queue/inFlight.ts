/**
 * Pods being scheduled, and what happened in the cluster meanwhile: a pod that fails must hear of
 * events it missed while it was in hand.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/queue/active_queue.go (inFlightPods)
 */
import type { ClusterChange } from '../framework/clusterEvent'

export interface InFlight {
  /** By uid: how many events there had been when the pod was taken, dropped ones included. */
  readonly pods: Map<string, number>
  readonly events: ClusterChange[]
  /** Events before the first one kept. */
  dropped: number
}

export const createInFlight = (): InFlight => ({ pods: new Map(), events: [], dropped: 0 })

export function takeInHand(inFlight: InFlight, uid: string): void {
  inFlight.pods.set(uid, inFlight.dropped + inFlight.events.length)
}

/** Remembers an event, if any pod is in flight that may want to hear of it. */
export function remember(inFlight: InFlight, change: ClusterChange): void {
  if (inFlight.pods.size > 0) inFlight.events.push(change)
}

export const missedBy = (inFlight: InFlight, uid: string): readonly ClusterChange[] => {
  const since = inFlight.pods.get(uid)
  return since === undefined ? [] : inFlight.events.slice(since - inFlight.dropped)
}

/** The pod's way is decided: events only it could want are forgotten. */
export function done(inFlight: InFlight, uid: string): void {
  if (!inFlight.pods.delete(uid)) return
  let oldest = inFlight.dropped + inFlight.events.length
  for (const since of inFlight.pods.values()) oldest = Math.min(oldest, since)
  inFlight.events.splice(0, oldest - inFlight.dropped)
  inFlight.dropped = oldest
}
