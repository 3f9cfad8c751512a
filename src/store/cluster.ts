/**
 * The cluster as the page last heard of it: view records by kind and key, outside React. A
 * component subscribes to one record, or to the list of keys of a kind, and hears of nothing else.
 */
import { useSyncExternalStore } from 'react'
import type { ViewDelta, ViewKind, ViewRecord } from '../protocol/messages'

type RecordOf<K extends ViewKind> = Extract<ViewRecord, { kind: K }>
type Listener = () => void

const records = new Map<ViewKind, Map<string, ViewRecord>>()
const keyLists = new Map<ViewKind, readonly string[]>()
const recordListeners = new Map<string, Set<Listener>>()
const kindListeners = new Map<ViewKind, Set<Listener>>()
const deltaListeners = new Set<(deltas: readonly ViewDelta[]) => void>()
const nothing: readonly string[] = []

/** Applies what changed, then tells those who listen, each once. */
export function applyDeltas(deltas: readonly ViewDelta[]): void {
  const touched = new Set<string>()
  const listed = new Set<ViewKind>()
  for (const delta of deltas) {
    const [kind, key] =
      delta.op === 'put' ? [delta.record.kind, delta.record.key] : [delta.kind, delta.key]
    const ofKind = records.get(kind) ?? new Map<string, ViewRecord>()
    records.set(kind, ofKind)
    if (delta.op === 'put') {
      if (!ofKind.has(key)) listed.add(kind)
      ofKind.set(key, delta.record)
    } else if (ofKind.delete(key)) listed.add(kind)
    touched.add(`${kind}/${key}`)
  }
  for (const kind of listed) keyLists.set(kind, [...(records.get(kind)?.keys() ?? [])])
  for (const listener of deltaListeners) listener(deltas)
  for (const id of touched) for (const listener of recordListeners.get(id) ?? []) listener()
  const kinds = new Set(
    deltas.map((delta) => (delta.op === 'put' ? delta.record.kind : delta.kind)),
  )
  for (const kind of kinds) for (const listener of kindListeners.get(kind) ?? []) listener()
}

/** Forgets everything: another session begins. */
export function clearCluster(): void {
  const deltas: ViewDelta[] = []
  for (const [kind, ofKind] of records) {
    for (const key of ofKind.keys()) deltas.push({ op: 'drop', kind, key })
  }
  applyDeltas(deltas)
}

/** These records are all there is; what stays is not drawn anew. */
export function replaceCluster(deltas: readonly ViewDelta[]): void {
  const there = new Set(
    deltas.flatMap((one) => (one.op === 'put' ? [`${one.record.kind}/${one.record.key}`] : [])),
  )
  const gone: ViewDelta[] = []
  for (const [kind, ofKind] of records) {
    for (const key of ofKind.keys()) {
      if (!there.has(`${kind}/${key}`)) gone.push({ op: 'drop', kind, key })
    }
  }
  applyDeltas([...gone, ...deltas])
}

export function recordOf<K extends ViewKind>(kind: K, key: string): RecordOf<K> | undefined {
  return records.get(kind)?.get(key) as RecordOf<K> | undefined
}

/** Keys of a kind in the order they came; the same array until the list changes. */
export const keysOf = (kind: ViewKind): readonly string[] => keyLists.get(kind) ?? nothing

export const recordsOf = <K extends ViewKind>(kind: K): readonly RecordOf<K>[] =>
  keysOf(kind).flatMap((key) => recordOf(kind, key) ?? [])

/** One record; the component renders again only when this record changes. */
export function useRecord<K extends ViewKind>(kind: K, key: string): RecordOf<K> | undefined {
  return useSyncExternalStore(
    (listener) => listen(recordListeners, `${kind}/${key}`, listener),
    () => recordOf(kind, key),
  )
}

/** The keys of a kind; renders again only when one comes or goes. */
export function useKeys(kind: ViewKind): readonly string[] {
  return useSyncExternalStore(
    (listener) => listen(kindListeners, kind, listener),
    () => keysOf(kind),
  )
}

const derived = new Map<string, { readonly of: readonly unknown[]; readonly value: unknown }>()

/**
 * Something computed from all records of some kinds, e.g. the pods of a node. `name` tells
 * computations apart; the value is kept while `compute` finds the same inputs equal by `same`.
 */
export function useDerived<T>(
  kinds: readonly ViewKind[],
  name: string,
  compute: () => T,
  same: (one: T, other: T) => boolean,
): T {
  return useSyncExternalStore(
    (listener) => {
      const stops = kinds.map((kind) => listen(kindListeners, kind, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    () => {
      const value = compute()
      const known = derived.get(name)?.value as T | undefined
      if (known !== undefined && same(known, value)) return known
      derived.set(name, { of: [], value })
      return value
    },
  )
}

/** Hears what changed, before anybody else does: for indexes over the records. */
export function onDeltas(listener: (deltas: readonly ViewDelta[]) => void): () => void {
  deltaListeners.add(listener)
  return () => deltaListeners.delete(listener)
}

/** Hears of every change of a kind, outside React (the overlay canvas, the atlas). */
export const listenToKind = (kind: ViewKind, listener: Listener): (() => void) =>
  listen(kindListeners, kind, listener)

function listen<K>(listeners: Map<K, Set<Listener>>, key: K, listener: Listener): () => void {
  const set = listeners.get(key) ?? new Set<Listener>()
  listeners.set(key, set)
  set.add(listener)
  return () => {
    set.delete(listener)
    if (set.size === 0) listeners.delete(key)
  }
}
