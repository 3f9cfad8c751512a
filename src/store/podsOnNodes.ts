/**
 * Which pods are on which node, kept up to date change by change, so that a worker's card hears of
 * its own pods only. Pods without a node are not listed.
 */
import { useSyncExternalStore } from 'react'
import type { PodView, ViewDelta } from '../protocol/messages'
import { onDeltas, recordsOf } from './cluster'

type Listener = () => void

/** A pod got its node, while the page was looking. */
export interface Binding {
  readonly pod: string
  readonly node: string
}

const nothing: readonly string[] = []
const nodeOf = new Map<string, string>()
const podsOf = new Map<string, readonly string[]>()
const listeners = new Map<string, Set<Listener>>()
const changeListeners = new Set<(nodes: ReadonlySet<string>) => void>()
const bindingListeners = new Set<(bindings: readonly Binding[]) => void>()
let fullest = 0

onDeltas(take)
// Whoever asks late must not miss what came before.
take(recordsOf('Pod').map((record) => ({ op: 'put', record })))

function take(deltas: readonly ViewDelta[]): void {
  const changed = new Set<string>()
  const moves = new Map<string, string>()
  const bindings: Binding[] = []
  for (const delta of deltas) {
    if (delta.op === 'put') {
      if (delta.record.kind === 'Pod') put(delta.record, { changed, moves, bindings })
    } else if (delta.kind === 'Pod') drop(delta, changed, moves)
  }
  if (changed.size === 0) return
  relist(moves)
  fullest = Math.max(0, ...[...podsOf.values()].map((pods) => pods.length))
  for (const node of changed) for (const listener of listeners.get(node) ?? []) listener()
  for (const listener of listeners.get(EVERY_NODE) ?? []) listener()
  for (const listener of changeListeners) listener(changed)
  if (bindings.length > 0) for (const listener of bindingListeners) listener(bindings)
}

/** Keys of the pods on a node, in the order they came; the same array until the list changes. */
export const podsOn = (node: string): readonly string[] => podsOf.get(node) ?? nothing

export function usePodsOn(node: string): readonly string[] {
  return useSyncExternalStore(
    (listener) => listen(node, listener),
    () => podsOn(node),
  )
}

/** How many pods the fullest node holds: cards agree on a size of pods by it. */
export const mostPods = (): number => fullest

export const useMostPods = (): number =>
  useSyncExternalStore((listener) => listen(EVERY_NODE, listener), mostPods)

/** Hears which nodes have pods that came, went or changed, once a batch. */
export function onPodsChanged(listener: (nodes: ReadonlySet<string>) => void): () => void {
  changeListeners.add(listener)
  return () => changeListeners.delete(listener)
}

/** Hears of pods that were waiting and got a node. */
export function onPodsBound(listener: (bindings: readonly Binding[]) => void): () => void {
  bindingListeners.add(listener)
  return () => bindingListeners.delete(listener)
}

/** No node has this name: Kubernetes' names are not empty. */
const EVERY_NODE = ''

interface Batch {
  readonly changed: Set<string>
  /** Pod to the node it was on before this batch; empty for none. */
  readonly moves: Map<string, string>
  readonly bindings: Binding[]
}

function put(pod: PodView, { changed, moves, bindings }: Batch): void {
  const before = nodeOf.get(pod.key)
  if (pod.node !== '') changed.add(pod.node)
  if (before === pod.node) return
  if (!moves.has(pod.key)) moves.set(pod.key, before ?? '')
  if (before) changed.add(before)
  if (before === '' && pod.node !== '') bindings.push({ pod: pod.key, node: pod.node })
  nodeOf.set(pod.key, pod.node)
}

function drop(
  delta: ViewDelta & { readonly op: 'drop' },
  changed: Set<string>,
  moves: Map<string, string>,
): void {
  const before = nodeOf.get(delta.key)
  if (before === undefined) return
  nodeOf.delete(delta.key)
  if (!moves.has(delta.key)) moves.set(delta.key, before)
  if (before !== '') changed.add(before)
}

function relist(moves: ReadonlyMap<string, string>): void {
  const leaving = new Map<string, Set<string>>()
  const coming = new Map<string, string[]>()
  for (const [pod, before] of moves) {
    const after = nodeOf.get(pod) ?? ''
    if (before !== '') leaving.set(before, (leaving.get(before) ?? new Set()).add(pod))
    if (after !== '') coming.set(after, [...(coming.get(after) ?? []), pod])
  }
  for (const node of new Set([...leaving.keys(), ...coming.keys()])) {
    const gone = leaving.get(node)
    const stay = gone ? podsOn(node).filter((pod) => !gone.has(pod)) : podsOn(node)
    const pods = [...stay, ...(coming.get(node) ?? [])]
    if (pods.length > 0) podsOf.set(node, pods)
    else podsOf.delete(node)
  }
}

function listen(node: string, listener: Listener): () => void {
  const set = listeners.get(node) ?? new Set<Listener>()
  listeners.set(node, set)
  set.add(listener)
  return () => {
    set.delete(listener)
    if (set.size === 0) listeners.delete(node)
  }
}
