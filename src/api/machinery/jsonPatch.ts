/**
 * JSON patch: a list of operations on paths, of which all apply or none.
 * Source: RFC 6902; Kubernetes v1.35 uses gopkg.in/evanphx/json-patch.v4, which also counts
 * negative positions from the end of a list.
 */
import { deepEqual } from './deepEqual'
import { goQuote } from './goFormat'
import {
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  ownValue,
  withKey,
} from './json'
import { PatchError, type PatchResult, patchResult } from './patchError'

/** Source: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go maxJSONPatchOperations. */
export const MAX_JSON_PATCH_OPERATIONS = 10_000

/** Copies may not make a document larger than a request may be, in values. */
const MAX_COPIED_VALUES = 3 * 1024 * 1024

/** The document with all operations applied, or why the first that does not apply does not. */
export function applyJsonPatch(document: JsonValue, patch: JsonArray): PatchResult<JsonValue> {
  if (patch.length > MAX_JSON_PATCH_OPERATIONS) {
    const limit = `The allowed maximum operations in a JSON patch is ${MAX_JSON_PATCH_OPERATIONS}`
    return { error: `${limit}, got ${patch.length}` }
  }
  if (isTooDeep(patch)) return { error: 'patch exceeds max depth' }
  return patchResult(() => {
    const budget: Budget = { values: MAX_COPIED_VALUES }
    let next = document
    for (const operation of patch) next = applyOperation(next, operation, budget)
    return next
  })
}

/** How much copying is left. */
interface Budget {
  values: number
}

function applyOperation(document: JsonValue, operation: JsonValue, budget: Budget): JsonValue {
  if (!isJsonObject(operation)) throw new PatchError('operation is not a map')
  const op = ownValue(operation, 'op')
  const path = pointer(operation, 'path')
  const value = ownValue(operation, 'value') ?? null
  switch (op) {
    case 'add':
      return add(document, path, value)
    case 'remove':
      return remove(document, path)
    case 'replace':
      read(document, path)
      return replace(document, path, value)
    case 'move': {
      const from = pointer(operation, 'from')
      return add(remove(document, from), path, read(document, from))
    }
    case 'copy': {
      const copied = read(document, pointer(operation, 'from'))
      spend(budget, copied)
      return add(document, path, copied)
    }
    case 'test':
      if (deepEqual(readOrNull(document, path), value)) return document
      throw new PatchError(`testing value /${path.join('/')} failed: test failed`)
    default:
      throw new PatchError(`Unexpected kind: ${String(op)}`)
  }
}

type Pointer = ReadonlyArray<string>

function pointer(operation: JsonObject, field: 'path' | 'from'): Pointer {
  const text = ownValue(operation, field)
  if (typeof text !== 'string') throw new PatchError(`operation has no ${field}`)
  if (text === '') return []
  if (!text.startsWith('/')) throw new PatchError(`invalid pointer ${goQuote(text)}`)
  const steps = text.slice(1).split('/')
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function missing(path: Pointer): PatchError {
  return new PatchError(`doc is missing path: ${goQuote(`/${path.join('/')}`)}: missing value`)
}

function readOrNull(document: JsonValue, path: Pointer): JsonValue {
  let value: JsonValue | undefined = document
  for (const step of path) value = step1(value, step)
  return value ?? null
}

function read(document: JsonValue, path: Pointer): JsonValue {
  let value: JsonValue | undefined = document
  for (const step of path) value = step1(value, step)
  if (value === undefined) throw missing(path)
  return value
}

function step1(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (isJsonObject(value)) return ownValue(value, step)
  if (!isJsonArray(value)) return undefined
  const position = positionOf(value, step, value.length - 1)
  return position === undefined ? undefined : value[position]
}

/** Place of a step in a list of which `last` is the last allowed place. */
function positionOf(list: JsonArray, step: string, last: number): number | undefined {
  if (!/^-?(0|[1-9][0-9]{0,8})$/.test(step)) return undefined
  const number = Number(step)
  const position = number < 0 ? list.length + number : number
  return position >= 0 && position <= last ? position : undefined
}

/** A copy in which the parent of what `path` points at is changed by `change`. */
function change(
  document: JsonValue,
  path: Pointer,
  changeParent: (parent: JsonObject | JsonArray, step: string) => JsonValue,
  whole: Pointer = path,
): JsonValue {
  const [step, ...rest] = path
  if (step === undefined) throw missing(whole)
  if (!isJsonObject(document) && !isJsonArray(document)) throw missing(whole)
  if (rest.length === 0) return changeParent(document, step)
  const inner = step1(document, step)
  if (inner === undefined) throw missing(whole)
  const changed = change(inner, rest, changeParent, whole)
  if (isJsonObject(document)) return withKey(document, step, changed)
  return document.with(positionOf(document, step, document.length - 1) ?? 0, changed)
}

function add(document: JsonValue, path: Pointer, value: JsonValue): JsonValue {
  if (path.length === 0) return value
  return change(document, path, (parent, step) => {
    if (isJsonObject(parent)) return withKey(parent, step, value)
    const end = parent.length
    const position = step === '-' ? end : positionOf(parent, step, end)
    if (position === undefined) throw missing(path)
    return parent.toSpliced(position, 0, value)
  })
}

function remove(document: JsonValue, path: Pointer): JsonValue {
  read(document, path)
  return change(document, path, (parent, step) => {
    if (isJsonObject(parent)) return withKey(parent, step, undefined)
    return parent.toSpliced(positionOf(parent, step, parent.length - 1) ?? 0, 1)
  })
}

function replace(document: JsonValue, path: Pointer, value: JsonValue): JsonValue {
  if (path.length === 0) return value
  return change(document, path, (parent, step) => {
    if (isJsonObject(parent)) return withKey(parent, step, value)
    return parent.with(positionOf(parent, step, parent.length - 1) ?? 0, value)
  })
}

// A copy shares what it copies, so doubling a document a thousand times costs nothing here, and
// everything to whoever prints it.
function spend(budget: Budget, value: JsonValue): void {
  budget.values -= 1
  if (budget.values < 0) throw new PatchError('copies exceed the size of a request')
  if (typeof value !== 'object' || value === null) return
  for (const item of Object.values(value)) spend(budget, item)
}
