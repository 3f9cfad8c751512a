/**
 * Finds the watchers a change concerns without asking those it does not: each stands under the
 * one thing that limits it most. A node's kubelet stands under `spec.nodeName=<node>`.
 */
import { requiredFieldValue } from '../../../api/machinery/fieldSelector'
import type { ResourceDefinition } from '../registry/resource'
import { fieldOf } from '../selection'
import type { CacheEvent } from './cacheEvent'
import type { Watcher } from './watcher'

export interface WatcherIndex {
  readonly everything: Set<Watcher>
  readonly byNamespace: Map<string, Set<Watcher>>
  readonly byName: Map<string, Set<Watcher>>
  readonly byField: Map<string, Map<string, Set<Watcher>>>
}

export const createWatcherIndex = (): WatcherIndex => ({
  everything: new Set(),
  byNamespace: new Map(),
  byName: new Map(),
  byField: new Map(),
})

export function indexWatcher(
  index: WatcherIndex,
  watcher: Watcher,
  definition: ResourceDefinition,
): void {
  placeOf(index, watcher, definition, true)?.add(watcher)
}

export function dropWatcher(
  index: WatcherIndex,
  watcher: Watcher,
  definition: ResourceDefinition,
): void {
  const place = placeOf(index, watcher, definition, false)
  place?.delete(watcher)
  if (place?.size === 0) forgetPlace(index, watcher, definition)
}

/** The watchers a change may concern, each once, in the order they were opened per place. */
export function concerned(
  index: WatcherIndex,
  event: CacheEvent,
  definition: ResourceDefinition,
): readonly Set<Watcher>[] {
  const { object, old } = event
  const found: Set<Watcher>[] = index.everything.size > 0 ? [index.everything] : []
  const { namespace, name } = object.metadata
  if (index.byNamespace.size > 0 && namespace !== undefined) {
    collect(found, index.byNamespace.get(namespace))
  }
  if (index.byName.size > 0) collect(found, index.byName.get(name))
  for (const [field, byValue] of index.byField) {
    if (byValue.size === 0) continue
    const value = fieldOf(definition, object, field) ?? ''
    const before = old === undefined ? value : (fieldOf(definition, old, field) ?? '')
    collect(found, byValue.get(value))
    if (before !== value) collect(found, byValue.get(before))
  }
  return found
}

function collect(found: Set<Watcher>[], place: Set<Watcher> | undefined): void {
  if (place !== undefined) found.push(place)
}

type Place = { readonly map: Map<string, Set<Watcher>>; readonly value: string }

function placeOf(
  index: WatcherIndex,
  watcher: Watcher,
  definition: ResourceDefinition,
  make: boolean,
): Set<Watcher> | undefined {
  const place = findPlace(index, watcher, definition)
  if (place === undefined) return index.everything
  const known = place.map.get(place.value)
  if (known !== undefined || !make) return known
  const made = new Set<Watcher>()
  place.map.set(place.value, made)
  return made
}

function forgetPlace(index: WatcherIndex, watcher: Watcher, definition: ResourceDefinition): void {
  const place = findPlace(index, watcher, definition)
  place?.map.delete(place.value)
}

/** Undefined for a watcher of everything. */
function findPlace(
  index: WatcherIndex,
  { selection }: Watcher,
  definition: ResourceDefinition,
): Place | undefined {
  // Changes are asked for the fields of the stored version only.
  const fields = definition.conversion === undefined ? definition.indexedFields : []
  for (const field of fields) {
    const value = requiredFieldValue(selection.fields, field)
    if (value === undefined) continue
    let map = index.byField.get(field)
    if (map === undefined) {
      map = new Map()
      index.byField.set(field, map)
    }
    return { map, value }
  }
  const name = requiredFieldValue(selection.fields, 'metadata.name')
  if (name !== undefined) return { map: index.byName, value: name }
  if (selection.namespace === '') return undefined
  return { map: index.byNamespace, value: selection.namespace }
}
