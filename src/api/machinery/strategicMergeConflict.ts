/**
 * Whether two strategic merge patches of the same document want different things of it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 * (MergingMapsHaveConflicts)
 */
import { deepEqual } from './deepEqual'
import { goValue } from './goFormat'
import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  ownValue,
} from './json'
import {
  byMergeKey,
  elementKind,
  PATCH_DIRECTIVE,
  RETAIN_KEYS,
  withoutDuplicates,
} from './strategicPatchLists'
import { below, type PatchField, type PatchSchema, patchField } from './strategicPatchSchema'

/** Throws PatchError for lists that no patch may hold. */
export function patchesConflict(left: JsonObject, right: JsonObject, schema: PatchSchema): boolean {
  // A directive concerns the whole map, so both sides must mean the same by it.
  if (ownValue(left, PATCH_DIRECTIVE) !== ownValue(right, PATCH_DIRECTIVE)) return true
  return Object.entries(left).some(([key, value]) => {
    if (key === PATCH_DIRECTIVE || key === RETAIN_KEYS) return false
    const other = ownValue(right, key)
    return other !== undefined && valuesConflict(value, other, schema, patchField(schema, key))
  })
}

const NO_FIELD: PatchField = {}

function valuesConflict(
  left: JsonValue,
  right: JsonValue,
  schema: PatchSchema,
  field: PatchField,
): boolean {
  if (isJsonObject(left)) {
    if (!isJsonObject(right)) return true
    const replaced = field.strategy === 'replace'
    return replaced
      ? directivesDiffer(left, right)
      : patchesConflict(left, right, below(schema, field))
  }
  if (isJsonArray(left)) return !isJsonArray(right) || listsConflict(left, right, schema, field)
  return !deepEqual(left, right)
}

function directivesDiffer(left: JsonObject, right: JsonObject): boolean {
  return ownValue(left, PATCH_DIRECTIVE) !== ownValue(right, PATCH_DIRECTIVE)
}

function listsConflict(
  left: JsonArray,
  right: JsonArray,
  schema: PatchSchema,
  field: PatchField,
): boolean {
  const kind = elementKind(left, right)
  const inner = below(schema, field)
  if (field.strategy === 'merge') {
    // Scalars are added or removed one by one, which cannot conflict.
    if (kind !== 'map') return false
    const identity = byMergeKey(field.mergeKey ?? '')
    const others = new Map(right.map((item) => [goValue(identity(item)), item]))
    return left.some((item) => {
      const other = others.get(goValue(identity(item)))
      return other !== undefined && valuesConflict(item, other, inner, typed(field))
    })
  }
  if (left.length !== right.length) return true
  const [lefts, rights] = kind === 'map' ? [left, right] : [sorted(left), sorted(right)]
  return lefts.some((item, i) => valuesConflict(item, rights[i] ?? null, inner, typed(field)))
}

/** The items of a list have its type, but no strategy of their own. */
function typed({ type }: PatchField): PatchField {
  return type === undefined ? NO_FIELD : { type }
}

function sorted(list: JsonArray): JsonArray {
  return [...withoutDuplicates(list)].sort((a, b) => (goValue(a) < goValue(b) ? -1 : 1))
}
