/**
 * An informer's local copy of a resource, with indexes. Reads never wait and may trail the truth.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/tools/cache/thread_safe_store.go
 */

import type { KubeObject } from '../../api/meta'
import { namespacedName } from '../../api/meta'

/** The values an object is found under in one index, e.g. its node's name. */
export type IndexFunction = (object: KubeObject) => readonly string[]

export interface Store {
  readonly items: Map<string, KubeObject>
  readonly indexes: Map<string, Map<string, Set<string>>>
}

export function createStore(indexes: Readonly<Record<string, IndexFunction>> = {}): Store {
  const store: Store = { items: new Map(), indexes: new Map() }
  for (const name of Object.keys(indexes).sort()) store.indexes.set(name, new Map())
  return store
}

/** Stores a newer version; returns the one it replaces. */
export function put(
  store: Store,
  object: KubeObject,
  indexes: Readonly<Record<string, IndexFunction>>,
): KubeObject | undefined {
  const key = namespacedName(object)
  const old = store.items.get(key)
  store.items.set(key, object)
  for (const [name, index] of store.indexes) {
    const valuesOf = indexes[name]
    if (valuesOf === undefined) continue
    const values = valuesOf(object)
    if (old !== undefined) {
      const before = valuesOf(old)
      // Most updates move nothing, and what stays keeps its place.
      if (sameValues(before, values)) continue
      drop(index, before, key)
    }
    for (const value of values) {
      const keys = index.get(value)
      if (keys === undefined) index.set(value, new Set([key]))
      else keys.add(key)
    }
  }
  return old
}

function sameValues(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && now.every((value, i) => value === before[i])
}

/** Forgets an object; returns what was known of it. */
export function remove(
  store: Store,
  key: string,
  indexes: Readonly<Record<string, IndexFunction>>,
): KubeObject | undefined {
  const old = store.items.get(key)
  if (old === undefined) return undefined
  store.items.delete(key)
  for (const [name, index] of store.indexes) {
    const valuesOf = indexes[name]
    if (valuesOf !== undefined) drop(index, valuesOf(old), key)
  }
  return old
}

/** The objects an index holds under a value, in the order they came to be known. */
export function byIndex(store: Store, index: string, value: string): KubeObject[] {
  const keys = store.indexes.get(index)?.get(value)
  if (keys === undefined) return []
  const found: KubeObject[] = []
  for (const key of keys) {
    const object = store.items.get(key)
    if (object !== undefined) found.push(object)
  }
  return found
}

function drop(index: Map<string, Set<string>>, values: readonly string[], key: string): void {
  for (const value of values) {
    const keys = index.get(value)
    keys?.delete(key)
    if (keys?.size === 0) index.delete(value)
  }
}
