/**
 * Makes strategic merge patches: of two documents, or of the three that kubectl apply knows (the
 * configuration applied last, the one to apply, and the live object).
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 */
import { deepEqual } from './deepEqual'
import { goValue } from './goFormat'
import {
  define,
  isEmptyObject,
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
  objectOf,
  ownValue,
} from './json'
import { PatchError, type PatchResult, patchResult } from './patchError'
import { patchesConflict } from './strategicMergeConflict'
import { mergeMaps } from './strategicMergePatch'
import {
  byMergeKey,
  bySelf,
  DELETE_FROM_LIST,
  ELEMENT_ORDER,
  elementKind,
  type Identity,
  mapOrRefuse,
  PATCH_DIRECTIVE,
  RETAIN_KEYS,
  sortedBy,
  withoutDuplicates,
} from './strategicPatchLists'
import { below, type PatchField, type PatchSchema, patchField } from './strategicPatchSchema'

/** The patch that makes `modified` of `original`. Source: CreateTwoWayMergeMapPatch. */
export function createTwoWayMergePatch(
  original: JsonObject,
  modified: JsonObject,
  schema: PatchSchema,
): PatchResult<JsonObject> {
  if (isTooDeep(original) || isTooDeep(modified)) return { error: 'document exceeds max depth' }
  return typedTwoWayMergePatch(original, modified, schema)
}

/** The same of documents of a known type, which are no deeper than it: they need not be measured. */
export function typedTwoWayMergePatch(
  original: JsonObject,
  modified: JsonObject,
  schema: PatchSchema,
): PatchResult<JsonObject> {
  return patchResult(() => diffMaps(original, modified, schema, { setElementOrder: true }))
}

/**
 * The patch kubectl apply sends: what `modified` adds or changes of the live object, and what it
 * no longer has of the original. Without `overwrite` it is refused if the live object was changed
 * in another way meanwhile. Source: CreateThreeWayMergePatch.
 */
export function createThreeWayMergePatch(
  original: JsonObject,
  modified: JsonObject,
  current: JsonObject,
  schema: PatchSchema,
  overwrite = true,
): PatchResult<JsonObject> {
  if ([original, modified, current].some((document) => isTooDeep(document))) {
    return { error: 'document exceeds max depth' }
  }
  return patchResult(() => {
    const setElementOrder = true
    const changes = diffMaps(current, modified, schema, { setElementOrder, ignoreDeletions: true })
    const deletions = diffMaps(original, modified, schema, { setElementOrder, ignoreChanges: true })
    const patch = mergeMaps(deletions, changes, schema, 'combine')
    const meanwhile = overwrite ? {} : diffMaps(original, current, schema, {})
    if (!overwrite && patchesConflict(patch, meanwhile, schema)) {
      throw new PatchError('patch conflicts with changes made from original to current')
    }
    return patch
  })
}

interface DiffOptions {
  /** Say in which order lists are to come out. */
  readonly setElementOrder?: boolean
  /** Leave out changes and additions. */
  readonly ignoreChanges?: boolean
  readonly ignoreDeletions?: boolean
  /** Name the keys to be kept. */
  readonly retainKeys?: boolean
}

function diffMaps(
  original: JsonObject,
  modified: JsonObject,
  schema: PatchSchema,
  options: DiffOptions,
): JsonObject {
  const patch: MutableJsonObject = {}
  for (const key in modified) {
    const next = modified[key]
    const old = ownValue(original, key)
    if (next === undefined) continue
    if (old === undefined) {
      if (!options.ignoreChanges) define(patch, key, next)
    } else if (key === PATCH_DIRECTIVE) diffDirective(patch, old, next)
    else if (isJsonObject(old) && isJsonObject(next))
      diffMap(patch, key, old, next, schema, options)
    else if (isJsonArray(old) && isJsonArray(next)) diffList(patch, key, old, next, schema, options)
    else if (!options.ignoreChanges && !deepEqual(old, next)) define(patch, key, next)
  }
  for (const key in original) {
    if (!options.ignoreDeletions && !Object.hasOwn(modified, key)) define(patch, key, null)
  }
  if (options.retainKeys) keepOnly(patch, original, modified)
  return patch
}

/** Of a union: names the keys that stay, where there is any change. */
function keepOnly(patch: MutableJsonObject, original: JsonObject, modified: JsonObject): void {
  const kept = Object.keys(modified).filter((key) => modified[key] !== null)
  const isCleared = (key: string): boolean =>
    original[key] !== null && !Object.hasOwn(modified, key)
  if (kept.length === 0) return
  if (isEmptyObject(patch) && !Object.keys(original).some(isCleared)) return
  define(patch, RETAIN_KEYS, kept.sort())
}

function diffDirective(patch: MutableJsonObject, old: JsonValue, next: JsonValue): void {
  if (typeof old !== 'string' || typeof next !== 'string') {
    throw new PatchError(`invalid value for special key: ${PATCH_DIRECTIVE}`)
  }
  if (old !== next) define(patch, PATCH_DIRECTIVE, next)
}

function diffMap(
  patch: MutableJsonObject,
  key: string,
  old: JsonObject,
  next: JsonObject,
  schema: PatchSchema,
  options: DiffOptions,
): void {
  const field = patchField(schema, key)
  if (field.strategy === 'replace') {
    if (!options.ignoreChanges) define(patch, key, next)
    return
  }
  const retainKeys = field.retainKeys === true
  const inner = diffMaps(old, next, below(schema, field), { ...options, retainKeys })
  if (!isEmptyObject(inner)) define(patch, key, inner)
}

function diffList(
  patch: MutableJsonObject,
  key: string,
  old: JsonArray,
  next: JsonArray,
  schema: PatchSchema,
  options: DiffOptions,
): void {
  const field = patchField(schema, key)
  if (field.strategy !== 'merge') {
    if (!options.ignoreChanges && !deepEqual(old, next)) define(patch, key, next)
    return
  }
  const diff = diffMergedList(old, next, schema, field, {
    ...options,
    retainKeys: field.retainKeys === true,
  })
  if (diff.items.length > 0) define(patch, key, diff.items)
  if (diff.deletions.length > 0) define(patch, `${DELETE_FROM_LIST}/${key}`, diff.deletions)
  if (diff.order.length > 0) define(patch, `${ELEMENT_ORDER}/${key}`, diff.order)
}

interface ListDiff {
  readonly items: JsonArray
  /** Scalars to delete; maps are deleted by an item with a directive. */
  readonly deletions: JsonArray
  readonly order: JsonArray
}

const NO_DIFF: ListDiff = { items: [], deletions: [], order: [] }

function diffMergedList(
  old: JsonArray,
  next: JsonArray,
  schema: PatchSchema,
  field: PatchField,
  options: DiffOptions,
): ListDiff {
  if (old.length === 0) {
    return next.length === 0 || options.ignoreChanges ? NO_DIFF : { ...NO_DIFF, items: next }
  }
  if (elementKind(old, next) !== 'map') return diffScalars(old, next, options)
  const identity = byMergeKey(field.mergeKey ?? '')
  const still = sameOrder(old, next, identity)
  const { changes, deletions } = still
    ? diffPairs(old, next, schema, field, identity, options)
    : diffListOfMaps(old, next, schema, field, identity, options)
  const sorted = sortedBy(changes, next, identity)
  const items = deletions.length === 0 ? sorted : [...sorted, ...deletions]
  const deleted = !options.ignoreDeletions && items.length > 0
  const changed = !options.ignoreChanges && items.length > 0
  const moved = !options.ignoreChanges && !still
  const ordered = options.setElementOrder && (moved || deleted || changed)
  const mergeKey = field.mergeKey ?? ''
  const order = ordered ? next.map((item) => objectOf([[mergeKey, identity(item)]])) : []
  return { items, deletions: [], order }
}

interface MapsDiff {
  readonly changes: JsonArray
  readonly deletions: JsonArray
}

/** Of two lists with the same items in the same order, which need not be searched for. */
function diffPairs(
  old: JsonArray,
  next: JsonArray,
  schema: PatchSchema,
  field: PatchField,
  identity: Identity,
  options: DiffOptions,
): MapsDiff {
  const changes: JsonValue[] = []
  for (let i = 0; i < next.length; i++) {
    diffItem(changes, old[i] ?? null, next[i] ?? null, schema, field, identity, options)
  }
  return { changes, deletions: [] }
}

function diffItem(
  changes: JsonValue[],
  before: JsonValue,
  item: JsonValue,
  schema: PatchSchema,
  field: PatchField,
  identity: Identity,
  options: DiffOptions,
): void {
  const inner = diffMaps(mapOrRefuse(before), mapOrRefuse(item), below(schema, field), options)
  if (!isEmptyObject(inner)) changes.push({ ...inner, [field.mergeKey ?? '']: identity(item) })
}

function diffListOfMaps(
  old: JsonArray,
  next: JsonArray,
  schema: PatchSchema,
  field: PatchField,
  identity: Identity,
  options: DiffOptions,
): MapsDiff {
  const mergeKey = field.mergeKey ?? ''
  const changes: JsonValue[] = []
  const olds = new Map<string, JsonValue[]>()
  for (const item of old) {
    const id = goValue(identity(item))
    olds.set(id, [...(olds.get(id) ?? []), item])
  }
  for (const item of next) {
    // Items of the same name are told apart by their order.
    const before = olds.get(goValue(identity(item)))?.shift()
    if (before === undefined) {
      if (!options.ignoreChanges) changes.push(item)
      continue
    }
    diffItem(changes, before, item, schema, field, identity, options)
  }
  const gone = options.ignoreDeletions ? [] : [...olds.keys()].sort()
  const deletions = gone
    .flatMap((id) => olds.get(id) ?? [])
    .map((item) =>
      objectOf([
        [mergeKey, identity(item)],
        [PATCH_DIRECTIVE, 'delete'],
      ]),
    )
  return { changes, deletions }
}

function diffScalars(old: JsonArray, next: JsonArray, options: DiffOptions): ListDiff {
  const before = countTexts(old)
  const after = countTexts(next)
  const added = [...next].sort(byText).filter((item) => takeOne(before, item) === false)
  const removed = [...old].sort(byText).filter((item) => takeOne(after, item) === false)
  const deletions = options.ignoreDeletions ? [] : withoutDuplicates(removed)
  const items = options.ignoreChanges ? [] : sortedBy(added, next, bySelf)
  // Upstream has sorted the old list by now, and compares the new one with that.
  const moved = !options.ignoreChanges && !deepEqual([...old].sort(byText), next)
  const ordered = options.setElementOrder && (deletions.length > 0 || moved)
  return { items, deletions, order: ordered ? next : [] }
}

/** How often each text occurs. */
function countTexts(list: JsonArray): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of list) counts.set(goValue(item), (counts.get(goValue(item)) ?? 0) + 1)
  return counts
}

/** Takes one of the counted texts away, if there is one left. */
function takeOne(counts: Map<string, number>, item: JsonValue): boolean {
  const left = counts.get(goValue(item)) ?? 0
  counts.set(goValue(item), left - 1)
  return left > 0
}

function byText(a: JsonValue, b: JsonValue): number {
  const [left, right] = [goValue(a), goValue(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function sameOrder(old: JsonArray, next: JsonArray, identity: Identity): boolean {
  return (
    old.length === next.length &&
    next.every((item, i) => identity(old[i] ?? null) === identity(item))
  )
}
