/**
 * Pods on their way from the scheduler to the node that won: from the moment a pod gets its node,
 * for as long as a journey takes on the wall clock. While it lasts, the pod's place is an outline.
 */
import { useSyncExternalStore } from 'react'
import { type Binding, onPodsBound } from '../../../store/podsOnNodes'
import { durations } from '../../design/motion'

export interface Journey extends Binding {
  /** Wall milliseconds. */
  readonly left: number
}

/** More than these at once and nobody can follow one: the rest appears where it belongs. */
const JOURNEYS_MOST = 30

/** Wall milliseconds between two that leave together: one behind the other, not one on the other. */
const APART = 260
/** Who would have to wait longer than this to set out appears where it belongs. */
const LATEST = 800

let lastLeft = 0
const journeys = new Map<string, Journey>()
type Listener = (nodes: readonly string[]) => void

const listeners = new Set<Listener>()

/** Pods depart while `mayDepart`, which draws them, says so; `depart` hears that some left. */
export function watchDepartures(mayDepart: () => boolean, depart: () => void): () => void {
  const stop = onPodsBound((bindings) => {
    if (!mayDepart()) return
    const now = performance.now()
    const leaving: Binding[] = []
    for (const binding of bindings.slice(0, JOURNEYS_MOST - journeys.size)) {
      const left = Math.max(now, lastLeft + APART)
      if (left > now + LATEST) break
      lastLeft = left
      journeys.set(binding.pod, { ...binding, left })
      leaving.push(binding)
    }
    tell(leaving)
    depart()
  })
  return () => {
    stop()
    const broken = [...journeys.values()]
    journeys.clear()
    tell(broken)
  }
}

/** Those under way at wall time `now`; who has arrived is taken off. */
export function journeysAt(now: number): readonly Journey[] {
  const arrived = [...journeys.values()].filter(({ left }) => now - left >= durations.podFlight)
  for (const { pod } of arrived) journeys.delete(pod)
  if (arrived.length > 0) tell(arrived)
  return [...journeys.values()]
}

export const useIsTravelling = (pod: string): boolean =>
  useSyncExternalStore(onJourneys, () => journeys.has(pod))

export const isTravelling = (pod: string): boolean => journeys.has(pod)

/** Hears to which nodes pods left, or have come. */
export function onJourneys(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(of: readonly Binding[]): void {
  const nodes = of.map(({ node }) => node)
  for (const listener of listeners) listener(nodes)
}
