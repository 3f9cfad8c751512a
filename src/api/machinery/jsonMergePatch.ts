/**
 * JSON merge patch: maps are merged key by key, null removes, everything else replaces.
 * Source: RFC 7386; Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/jsonmergepatch
 */
import { deepEqual } from './deepEqual'
import {
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type JsonObject,
  type JsonValue,
  objectOf,
  ownValue,
} from './json'
import { PatchError, type PatchResult, patchResult } from './patchError'

const EMPTY: JsonObject = {}

/** The document with a patch applied. Refused is only what is nested too deep. */
export function applyJsonMergePatch(original: JsonValue, patch: JsonValue): PatchResult<JsonValue> {
  if (isTooDeep(patch)) return { error: 'patch exceeds max depth' }
  return { value: merge(original, patch) }
}

/** The patch that makes `modified` of `original`. */
export function createJsonMergePatch(original: JsonObject, modified: JsonObject): JsonObject {
  const patch = new Map<string, JsonValue>()
  for (const [key, next] of Object.entries(modified)) {
    const old = ownValue(original, key)
    if (isJsonObject(old) && isJsonObject(next)) {
      const inner = createJsonMergePatch(old, next)
      if (Object.keys(inner).length > 0) patch.set(key, inner)
    } else if (old === undefined || !deepEqual(old, next)) patch.set(key, next)
  }
  for (const key of Object.keys(original)) {
    if (!Object.hasOwn(modified, key)) patch.set(key, null)
  }
  return objectOf(patch)
}

/**
 * The patch kubectl apply sends for custom resources: what `modified` adds or changes of the live
 * object, and what it no longer has of the configuration applied last. Refused if the two
 * contradict each other. Source: CreateThreeWayJSONMergePatch.
 */
export function createThreeWayJsonMergePatch(
  original: JsonObject | undefined,
  modified: JsonObject,
  current: JsonObject,
): PatchResult<JsonObject> {
  if ([original ?? EMPTY, modified, current].some((document) => isTooDeep(document))) {
    return { error: 'document exceeds max depth' }
  }
  return patchResult(() => {
    const changes = withoutNulls(createJsonMergePatch(current, modified))
    const deletions = onlyNulls(createJsonMergePatch(original ?? EMPTY, modified))
    if (contradict(changes, deletions)) throw new PatchError('patch conflicts with itself')
    return mergeMaps(deletions, changes)
  })
}

function merge(original: JsonValue, patch: JsonValue): JsonValue {
  if (!isJsonObject(patch)) return patch
  return mergeMaps(isJsonObject(original) ? original : EMPTY, patch)
}

function mergeMaps(original: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(original))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, merge(merged.get(key) ?? null, value))
  }
  return objectOf(merged)
}

function withoutNulls(patch: JsonObject): JsonObject {
  const kept = new Map<string, JsonValue>()
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) continue
    if (!isJsonObject(value) || isEmpty(value)) {
      kept.set(key, value)
      continue
    }
    const inner = withoutNulls(value)
    if (!isEmpty(inner)) kept.set(key, inner)
  }
  return objectOf(kept)
}

function onlyNulls(patch: JsonObject): JsonObject {
  const kept = new Map<string, JsonValue>()
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) kept.set(key, null)
    else if (isJsonObject(value)) {
      const inner = onlyNulls(value)
      if (!isEmpty(inner)) kept.set(key, inner)
    }
  }
  return objectOf(kept)
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0
}

/** Whether both name a value and not the same one. Source: mergepatch.HasConflicts. */
function contradict(left: JsonValue, right: JsonValue): boolean {
  if (isJsonObject(left) && isJsonObject(right)) {
    return Object.entries(left).some(([key, value]) => {
      const other = ownValue(right, key)
      return other !== undefined && contradict(value, other)
    })
  }
  if (isJsonArray(left) && isJsonArray(right)) {
    return (
      left.length !== right.length || left.some((item, i) => contradict(item, right[i] ?? null))
    )
  }
  return !deepEqual(left, right)
}
