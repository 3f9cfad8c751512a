/**
 * Lists in strategic merge patches: what their items are, which belong together, in which order
 * they come out.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go,
 * staging/src/k8s.io/apimachinery/pkg/util/mergepatch/errors.go
 */
import { goValue } from './goFormat'
import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  ownValue,
} from './json'
import { PatchError } from './patchError'

export const PATCH_DIRECTIVE = '$patch'
export const RETAIN_KEYS = '$retainKeys'
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList'
export const ELEMENT_ORDER = '$setElementOrder'

/** What tells an item apart: the item itself, or the value of the merge key of a map. */
export type Identity = (item: JsonValue) => JsonValue

/** Kind of a JSON value, as Go's reflection would tell two types apart. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (isJsonArray(value)) return 'list'
  return isJsonObject(value) ? 'map' : typeof value
}

/** The one kind all items of some lists have; mixed lists and lists of lists are refused. */
export function elementKind(...lists: ReadonlyArray<JsonArray>): string {
  let kind: string | undefined
  let mixed = false
  for (const list of lists) {
    for (const item of list) {
      kind ??= kindOf(item)
      if (kindOf(item) !== kind) mixed = true
    }
  }
  if (kind === undefined) throw new PatchError('no elements in any of the given slices')
  if (kind === 'list') throw new PatchError('lists of lists are not supported')
  if (mixed) {
    throw new PatchError(`list element types are not identical: ${goValue([...lists])}`)
  }
  return kind
}

/** A list, or a refusal in Go's words. */
export function listOrRefuse(value: JsonValue): JsonArray {
  if (isJsonArray(value)) return value
  throw new PatchError(`expected a []interface {}, but received a ${goType(value)}`)
}

/** A map, or a refusal in Go's words. */
export function mapOrRefuse(value: JsonValue): JsonObject {
  if (isJsonObject(value)) return value
  throw new PatchError(`expected a map[string]interface {}, but received a ${goType(value)}`)
}

/** How the items of a list with a merge key are told apart; an item without it is refused. */
export function byMergeKey(mergeKey: string): Identity {
  return (item) => {
    const map = mapOrRefuse(item)
    const value = ownValue(map, mergeKey)
    if (value !== undefined) return value
    throw new PatchError(`map: ${goValue(map)} does not contain declared merge key: ${mergeKey}`)
  }
}

/** How scalars are told apart. */
export const bySelf: Identity = (item) => item

/** How the items of a list of a kind are told apart. */
export function identityOf(kind: string, mergeKey: string | undefined): Identity {
  return kind === 'map' ? byMergeKey(mergeKey ?? '') : bySelf
}

/** Whether an item only says that its like is to be deleted. */
export function isDeletion(item: JsonValue): boolean {
  return isJsonObject(item) && ownValue(item, PATCH_DIRECTIVE) === 'delete'
}

/** Items without repetitions, the first of each kept. */
export function withoutDuplicates(list: JsonArray): JsonArray {
  return [...new Set(list)]
}

/**
 * The items of a merged list in their final order: those the patch names as it names them, the
 * others as the live list has them, and both woven together along the live list.
 */
export function normalizeOrder(
  merged: JsonArray,
  patchOrder: JsonArray,
  liveOrder: JsonArray,
  identity: Identity,
): JsonArray {
  if (isOrdered(merged, patchOrder, identity)) return merged
  const named = new Set(patchOrder.map(identity))
  const fromPatch: JsonValue[] = []
  const liveOnly: JsonValue[] = []
  for (const item of merged) (named.has(identity(item)) ? fromPatch : liveOnly).push(item)
  const left = sortedBy(liveOnly, liveOrder, identity)
  const right = sortedBy(fromPatch, patchOrder, identity)
  return left.length === 0 ? right : weave(left, right, liveOrder, identity)
}

/** Whether items are those of another list in its order, none twice: the usual case, known at once. */
function isOrdered(items: JsonArray, order: JsonArray, identity: Identity): boolean {
  if (items.length !== order.length) return false
  const seen = new Set<JsonValue>()
  for (let i = 0; i < items.length; i++) {
    const item = items[i] ?? null
    const id = identity(item)
    if (id !== identity(order[i] ?? null) || seen.has(id) || isDeletion(item)) return false
    seen.add(id)
  }
  return true
}

/** Items in the order in which another list has them; deletions come last. */
export function sortedBy(list: JsonArray, order: JsonArray, identity: Identity): JsonArray {
  if (list.length < 2) return list
  const rank = ranks(order, identity)
  if (isSorted(list, rank, identity)) return list
  const kept: { readonly item: JsonValue; readonly place: number }[] = []
  const deletions: JsonValue[] = []
  for (const item of list) {
    if (isDeletion(item)) deletions.push(item)
    else kept.push({ item, place: rank.get(identity(item)) ?? -1 })
  }
  kept.sort((a, b) => a.place - b.place)
  return [...kept.map(({ item }) => item), ...deletions]
}

function isSorted(
  list: JsonArray,
  rank: ReadonlyMap<JsonValue, number>,
  identity: Identity,
): boolean {
  let last = -1
  for (const item of list) {
    const place = rank.get(identity(item)) ?? -1
    if (place < last || isDeletion(item)) return false
    last = place
  }
  return true
}

/** Inserts each item of `left` before the first of `right` that comes after it in `order`. */
function weave(left: JsonArray, right: JsonArray, order: JsonArray, identity: Identity): JsonArray {
  const rank = ranks(order, identity)
  const woven: JsonValue[] = []
  let next = 0
  for (const item of right) {
    const place = rank.get(identity(item))
    while (place !== undefined && next < left.length) {
      const candidate = left[next] ?? null
      const before = rank.get(identity(candidate))
      if (before === undefined || before >= place) break
      woven.push(candidate)
      next += 1
    }
    woven.push(item)
  }
  return [...woven, ...left.slice(next)]
}

function ranks(order: JsonArray, identity: Identity): ReadonlyMap<JsonValue, number> {
  const rank = new Map<JsonValue, number>()
  order.forEach((item, i) => {
    const id = identity(item)
    if (!rank.has(id)) rank.set(id, i)
  })
  return rank
}

function goType(value: JsonValue): string {
  const types: ReadonlyMap<string, string> = new Map([
    ['null', '%!s(<nil>)'],
    ['list', '[]interface {}'],
    ['map', 'map[string]interface {}'],
    ['boolean', 'bool'],
    ['number', Number.isInteger(value) ? 'int64' : 'float64'],
  ])
  return types.get(kindOf(value)) ?? 'string'
}
