/**
 * Strategic merge patch: a merge patch that knows Kubernetes' types, so that a list of containers
 * is merged by name instead of being replaced. Directives in the patch say what a merge cannot:
 * `$patch`, `$retainKeys`, `$deleteFromPrimitiveList/x`, `$setElementOrder/x`.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 */
import { deepEqual } from './deepEqual'
import { goValue } from './goFormat'
import {
  define,
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
  objectOf,
  ownValue,
  withKey,
} from './json'
import { PatchError, type PatchResult, patchResult } from './patchError'
import {
  byMergeKey,
  bySelf,
  DELETE_FROM_LIST,
  ELEMENT_ORDER,
  elementKind,
  type Identity,
  identityOf,
  isDeletion,
  kindOf,
  listOrRefuse,
  mapOrRefuse,
  normalizeOrder,
  PATCH_DIRECTIVE,
  RETAIN_KEYS,
  withoutDuplicates,
} from './strategicPatchLists'
import { below, type PatchField, type PatchSchema, patchField } from './strategicPatchSchema'

/** The document with a patch applied, or why it is refused. Neither is changed. */
export function applyStrategicMergePatch(
  original: JsonObject,
  patch: JsonObject,
  schema: PatchSchema,
): PatchResult<JsonObject> {
  if (isTooDeep(patch)) return { error: 'patch exceeds max depth' }
  return patchResult(() => mergeMaps(original, patch, schema, 'apply'))
}

/**
 * `apply` works on a document and obeys the directives; `combine` works on another patch and
 * passes them on.
 */
export type MergeMode = 'apply' | 'combine'

/** A map with a patch merged in. Throws PatchError. */
export function mergeMaps(
  original: JsonObject,
  patch: JsonObject,
  schema: PatchSchema,
  mode: MergeMode,
): JsonObject {
  const directive = ownValue(patch, PATCH_DIRECTIVE)
  if (directive === 'replace') return withKey(patch, PATCH_DIRECTIVE, undefined)
  if (directive === 'delete') return {}
  if (directive !== undefined) throw unknownDirective(directive, patch)
  const draft: Draft = { original, copy: undefined }
  const rest = fieldsOf(patch)
  retainKeys(draft, rest, mode)
  orderLists(draft, rest, schema, mode)
  for (const [key, value] of rest) mergeField(draft, key, value, schema, mode)
  return draft.copy ?? original
}

/** The fields of a patch that are not dealt with yet. */
type Fields = Map<string, JsonValue>

function fieldsOf(object: JsonObject): Fields {
  const fields: Fields = new Map()
  for (const key in object) {
    const value = object[key]
    if (value !== undefined) fields.set(key, value)
  }
  return fields
}

/** A map while it is being worked on: the original itself, until the first field changes. */
interface Draft {
  readonly original: JsonObject
  copy: MutableJsonObject | undefined
}

const fieldOf = ({ original, copy }: Draft, key: string): JsonValue | undefined =>
  ownValue(copy ?? original, key)

function setField(draft: Draft, key: string, value: JsonValue): void {
  if (fieldOf(draft, key) === value) return
  draft.copy ??= { ...draft.original }
  define(draft.copy, key, value)
}

function clearField(draft: Draft, key: string): void {
  if (fieldOf(draft, key) === undefined) return
  const { [key]: _, ...rest } = draft.copy ?? draft.original
  draft.copy = rest
}

function unknownDirective(directive: JsonValue, patch: JsonObject): PatchError {
  return new PatchError(`unknown patch type: ${goValue(directive)} in map: ${goValue(patch)}`)
}

function mergeField(
  draft: Draft,
  key: string,
  value: JsonValue,
  schema: PatchSchema,
  mode: MergeMode,
): void {
  const deletes = key.startsWith(DELETE_FROM_LIST)
  if (deletes && mode === 'combine') {
    setField(draft, key, value)
    return
  }
  const name = deletes ? directiveField(key, DELETE_FROM_LIST) : key
  if (value === null) {
    // A patch must carry the deletion on to the server.
    if (mode === 'combine') setField(draft, name, null)
    else clearField(draft, name)
    return
  }
  const old = fieldOf(draft, name)
  if (old === undefined || kindOf(old) !== kindOf(value)) {
    if (!deletes) setField(draft, name, mode === 'apply' ? withoutNulls(value) : value)
    return
  }
  setField(draft, name, mergeValues(old, value, schema, patchField(schema, name), mode, deletes))
}

function mergeValues(
  old: JsonValue,
  value: JsonValue,
  schema: PatchSchema,
  field: PatchField,
  mode: MergeMode,
  deletes: boolean,
): JsonValue {
  if (isJsonObject(old) && isJsonObject(value)) {
    return field.strategy === 'replace' ? value : mergeMaps(old, value, below(schema, field), mode)
  }
  if (isJsonArray(old) && isJsonArray(value)) {
    if (deletes) return deleteFromList(old, value)
    if (field.strategy === 'merge') return mergeLists(old, value, schema, field, mode)
  }
  return value
}

function deleteFromList(old: JsonArray, gone: JsonArray): JsonArray {
  if (old.length === 0 && gone.length === 0) return old
  if (elementKind(old, gone) === 'map')
    throw new PatchError('invalid patch format of primitive list')
  const deleted = new Set(gone)
  return old.filter((item) => !deleted.has(item))
}

function mergeLists(
  old: JsonArray,
  patch: JsonArray,
  schema: PatchSchema,
  field: PatchField,
  mode: MergeMode,
): JsonArray {
  if (old.length === 0 && patch.length === 0) return old
  if (elementKind(old, patch) !== 'map') {
    return normalizeOrder(withoutDuplicates([...old, ...patch]), patch, old, bySelf)
  }
  const { merged, base, items, identity } = mergeListsOfMaps(old, patch, schema, field, mode)
  return normalizeOrder(merged, items, base, identity)
}

interface MergedMaps {
  /** The live items, merged, and then the new ones. */
  readonly merged: JsonArray
  readonly base: JsonArray
  readonly items: JsonArray
  readonly identity: Identity
}

function mergeListsOfMaps(
  old: JsonArray,
  patch: JsonArray,
  schema: PatchSchema,
  field: PatchField,
  mode: MergeMode,
): MergedMaps {
  const { mergeKey } = field
  if (mergeKey === undefined) {
    throw new PatchError('cannot merge lists without merge key for type struct')
  }
  const identity = byMergeKey(mergeKey)
  const { base, items } = obeyListDirectives(old, patch, mergeKey)
  const merged = [...base]
  const places = new Map<JsonValue, number>()
  base.forEach((item, i) => {
    const id = identity(item)
    if (!places.has(id)) places.set(id, i)
  })
  for (const item of items) {
    const id = identity(item)
    const place = places.get(id)
    if (place === undefined) {
      places.set(id, merged.push(item) - 1)
    } else {
      const found = mapOrRefuse(merged[place] ?? null)
      merged[place] = mergeMaps(found, mapOrRefuse(item), below(schema, field), mode)
    }
  }
  return { merged, base, items, identity }
}

/** The list to merge into and the items to merge, once deletions and a replacement are done. */
function obeyListDirectives(
  old: JsonArray,
  patch: JsonArray,
  mergeKey: string,
): { readonly base: JsonArray; readonly items: JsonArray } {
  const identity = byMergeKey(mergeKey)
  const items: JsonValue[] = []
  const gone = new Set<JsonValue>()
  let replace = false
  for (const item of patch) {
    const map = mapOrRefuse(item)
    const directive = ownValue(map, PATCH_DIRECTIVE)
    if (directive === undefined) items.push(item)
    else if (directive === 'replace') replace = true
    else if (directive === 'delete') gone.add(identity(item))
    else if (directive === 'merge') {
      throw new PatchError('merging lists cannot yet be specified in the patch')
    } else throw unknownDirective(directive, map)
  }
  if (replace) return { base: items, items: [] }
  const base = gone.size === 0 ? old : old.filter((item) => !gone.has(identity(item)))
  return { base, items }
}

/** Clears what `$retainKeys` does not name; whatever the patch sets must be named. */
function retainKeys(draft: Draft, rest: Fields, mode: MergeMode): void {
  const retained = rest.get(RETAIN_KEYS)
  if (retained === undefined) return
  rest.delete(RETAIN_KEYS)
  if (mode === 'combine') {
    const others = fieldOf(draft, RETAIN_KEYS)
    if (others === undefined) setField(draft, RETAIN_KEYS, retained)
    else if (!deepEqual(others, retained)) {
      const lists = `${goValue(others)} and ${goValue(retained)}`
      const why = 'this may happen when calculating the 3-way diff patch'
      throw new PatchError(`${lists} are not deep equal: ${why}`)
    }
    return
  }
  if (!isJsonArray(retained)) throw new PatchError('invalid patch format of retainKeys')
  const names = new Set(retained)
  for (const [key, value] of rest) {
    const isDirective = key.startsWith(DELETE_FROM_LIST) || key.startsWith(ELEMENT_ORDER)
    if (value !== null && !isDirective && !names.has(key)) {
      throw new PatchError('invalid patch format of retainKeys')
    }
  }
  for (const key of Object.keys(draft.original)) if (!names.has(key)) clearField(draft, key)
}

/** Merges the lists that `$setElementOrder` orders, and takes them out of the patch. */
function orderLists(draft: Draft, rest: Fields, schema: PatchSchema, mode: MergeMode): void {
  for (const [key, value] of rest) {
    if (!key.startsWith(ELEMENT_ORDER)) continue
    if (mode === 'combine') {
      const others = fieldOf(draft, key)
      if (others !== undefined && !deepEqual(others, value)) throw badElementOrder()
      setField(draft, key, value)
    }
    rest.delete(key)
    const name = directiveField(key, ELEMENT_ORDER)
    const live = fieldOf(draft, name)
    const patch = rest.get(name)
    const field = patchField(schema, name)
    checkAgainstOrder(listOrRefuse(patch ?? []), listOrRefuse(value), field.mergeKey)
    if (live === undefined && patch === undefined) continue
    const ordered = orderList(live, patch, listOrRefuse(value), schema, field, mode)
    setField(draft, name, ordered)
    rest.delete(name)
  }
}

function orderList(
  live: JsonValue | undefined,
  patch: JsonValue | undefined,
  order: JsonArray,
  schema: PatchSchema,
  field: PatchField,
  mode: MergeMode,
): JsonArray {
  const liveItems = listOrRefuse(live ?? [])
  const patchItems = listOrRefuse(patch ?? [])
  const kind = elementKind(liveItems, patchItems)
  const identity = identityOf(kind, field.mergeKey)
  if (live === undefined) return normalizeOrder(patchItems, order, liveItems, identity)
  if (patch === undefined) return normalizeOrder(liveItems, order, liveItems, identity)
  if (field.strategy !== 'merge') return normalizeOrder(patchItems, order, liveItems, identity)
  if (kind !== 'map') {
    const both = mergeLists(liveItems, patchItems, schema, field, mode)
    return normalizeOrder(both, order, liveItems, identity)
  }
  const { merged } = mergeListsOfMaps(liveItems, patchItems, schema, field, mode)
  // Upstream merges within the live list's own memory, so that new items stand in the places of
  // deleted ones by the time the live order is consulted. Clients see the outcome.
  return normalizeOrder(merged, order, merged.slice(0, liveItems.length), identity)
}

/** The items of a patch must be among those ordered, in that order; deletions do not count. */
function checkAgainstOrder(patch: JsonArray, order: JsonArray, mergeKey: string | undefined): void {
  if (patch.length === 0 || order.length === 0) return
  const identity = mergeKey === undefined ? bySelf : byMergeKey(mergeKey)
  const items = patch.filter((item) => !isDeletion(item) && !hasDirective(item))
  let next = 0
  for (const item of order) {
    const wanted = items[next]
    if (wanted !== undefined && identity(wanted) === identity(item)) next += 1
  }
  if (next < items.length) {
    const lists = `${goValue(patch)}\n doesn't match ${ELEMENT_ORDER} list:\n${goValue(order)}\n`
    throw new PatchError(`The order in patch list:\n${lists}`)
  }
}

function hasDirective(item: JsonValue): boolean {
  return isJsonObject(item) && ownValue(item, PATCH_DIRECTIVE) !== undefined
}

function directiveField(key: string, prefix: string): string {
  if (key.startsWith(`${prefix}/`)) return key.slice(prefix.length + 1)
  if (prefix === ELEMENT_ORDER) throw badElementOrder()
  throw new PatchError('invalid patch format of primitive list')
}

function badElementOrder(): PatchError {
  return new PatchError('invalid patch format of setElementOrder list')
}

// What is taken over whole must not bring along nulls, which only mean "delete" in a patch.
function withoutNulls(value: JsonValue): JsonValue {
  if (!isJsonObject(value) || !hasNulls(value)) return value
  const entries = Object.entries(value).filter(([, item]) => item !== null)
  return objectOf(entries.map(([key, item]) => [key, withoutNulls(item)]))
}

const hasNulls = (value: JsonValue): boolean =>
  value === null || (isJsonObject(value) && Object.values(value).some(hasNulls))
