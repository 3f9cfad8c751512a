/**
 * Pods that the scheduler has placed in its own books only: the node is told by the binding it
 * sends. Until the API server has it, the place is an outline at the berth.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { listenToKind, recordsOf } from '../../../store/cluster'
import { podsOn, usePodsOn } from '../../../store/podsOnNodes'
import { onFlight } from '../../../store/timeline'

/** Nodes of the latest bindings, by pod. Those long done are forgotten first. */
const nodes = new Map<string, string>()
const KEPT = 200
const listeners = new Set<() => void>()
const NOBODY: readonly string[] = []

onFlight(({ kind, object, facts }) => {
  const node = facts['node']
  if (kind !== 'request' || node === undefined || !object.startsWith('Pod/')) return
  const pod = object.slice('Pod/'.length)
  nodes.delete(pod)
  nodes.set(pod, node)
  const [oldest] = nodes.keys()
  if (nodes.size > KEPT && oldest !== undefined) nodes.delete(oldest)
  for (const listener of listeners) listener()
})

/** Keys of the pods on a node, then of those whose binding to it is on its way. */
export const mooredOn = (node: string): readonly string[] => [...podsOn(node), ...reservedOn(node)]

export function useMoored(node: string): readonly string[] {
  const pods = usePodsOn(node)
  const reserved = useSyncExternalStore(listen, () => reservedOn(node).join(' '))
  return useMemo(
    () => (reserved === '' ? pods : [...pods, ...reserved.split(' ')]),
    [pods, reserved],
  )
}

/** Hears on which nodes places are kept otherwise than before. */
export function onReserved(listener: (nodes: Iterable<string>) => void): () => void {
  let before = reservedNodes()
  return listen(() => {
    const now = reservedNodes()
    const touched = new Set([...before, ...now])
    before = now
    if (touched.size > 0) listener(touched)
  })
}

const reservedNodes = (): readonly string[] =>
  recordsOf('Scheduler').flatMap(({ binding }) => binding.flatMap((pod) => nodes.get(pod) ?? []))

function listen(listener: () => void): () => void {
  const stop = listenToKind('Scheduler', listener)
  listeners.add(listener)
  return () => {
    stop()
    listeners.delete(listener)
  }
}

function reservedOn(node: string): readonly string[] {
  const [scheduler] = recordsOf('Scheduler')
  const binding = scheduler?.binding ?? NOBODY
  if (binding.length === 0) return NOBODY
  const there = podsOn(node)
  return binding.filter((pod) => nodes.get(pod) === node && !there.includes(pod))
}
