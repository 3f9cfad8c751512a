/**
 * A PATCH: the patch is applied to the newest state, and again after every lost race.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go
 */
import { invalid } from '../../../api/machinery/fieldError'
import { goValue } from '../../../api/machinery/goFormat'
import type { JsonArray, JsonObject, JsonValue } from '../../../api/machinery/json'
import { applyJsonMergePatch } from '../../../api/machinery/jsonMergePatch'
import { applyJsonPatch } from '../../../api/machinery/jsonPatch'
import type { PatchResult } from '../../../api/machinery/patchError'
import {
  newBadRequest,
  newInvalid,
  newNotFound,
  newUnknownError,
  newUnprocessablePatch,
  newUnsupportedPatchType,
} from '../../../api/machinery/status'
import { applyStrategicMergePatch } from '../../../api/machinery/strategicMergePatch'
import { strategicPatchSchema } from '../../../api/machinery/strategicPatchTypes'
import type { KubeObject, Status } from '../../../api/meta'
import type { Call } from '../call'
import { groupResource } from '../definitions'
import type { PatchType } from '../messages'
import { type DecodeTarget, decodePatched } from '../registry/decode'
import { readFields } from '../registry/readFields'
import { fieldValidationOf } from '../writeOptions'
import { type Attempt, type Outcome, refusal } from './attempt'
import { applyUpdate } from './update'

export function patchObject(
  attempt: Attempt,
  patch: unknown,
  patchType: PatchType,
  subresource: string,
): Outcome {
  const { call, definition, name, current } = attempt
  if (current === undefined) return refusal(newNotFound(groupResource(definition), name))
  const next = patched(call, current, patch, patchType, definition)
  if ('refused' in next) return refusal(next.refused)
  return applyUpdate(attempt, current, next.object, subresource)
}

type Patched = { readonly object: KubeObject } | { readonly refused: Status }

/** An object with a patch applied and decoded again, or why not. */
export function patched(
  call: Call,
  original: KubeObject,
  patch: unknown,
  patchType: PatchType,
  target: DecodeTarget,
): Patched {
  const result = apply(original, patch, patchType, target)
  if ('refused' in result) return result
  const decoded = decodePatched(result.value, original, target, fieldValidationOf(call))
  if (decoded.refused === undefined) {
    call.warnings = decoded.warnings
    return { object: decoded.object }
  }
  const strategic = patchType === 'strategic' && decoded.refused.reason === 'Invalid'
  return strategic ? { refused: notRestored(patch, result.value, target) } : decoded
}

type Applied = { readonly value: JsonValue } | { readonly refused: Status }

function apply(
  original: KubeObject,
  patch: unknown,
  patchType: PatchType,
  target: DecodeTarget,
): Applied {
  // Stored objects and request bodies are JSON by construction.
  const document = original as unknown as JsonObject
  const json = patch as JsonValue
  switch (patchType) {
    case 'json':
      if (!Array.isArray(json)) return { refused: newBadRequest(notAList(json)) }
      return orRefuse(applyJsonPatch(document, json as JsonArray), newUnprocessablePatch)
    case 'merge':
      if (!isMap(json)) return { refused: newBadRequest(NOT_A_MAP) }
      return orRefuse(applyJsonMergePatch(document, json), newBadRequest)
    case 'strategic': {
      if (!isMap(json)) return { refused: newBadRequest(NOT_A_MAP) }
      const schema = strategicPatchSchema(target.group, target.kind)
      return orRefuse(applyStrategicMergePatch(document, json, schema), newUnknownError)
    }
    case 'apply':
      return { refused: newUnsupportedPatchType() }
  }
}

function orRefuse(result: PatchResult<JsonValue>, refuse: (error: string) => Status): Applied {
  return 'error' in result ? { refused: refuse(result.error) } : result
}

const isMap = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const NOT_A_MAP = 'error decoding patch: invalid JSON document'

function notAList(patch: JsonValue): string {
  const found = isMap(patch) ? 'object' : typeof patch === 'boolean' ? 'bool' : typeof patch
  return `error decoding patch: json: cannot unmarshal ${found} into Go value of type []handlers.jsonPatchOp`
}

/** How a strategic patch that makes a value of the wrong type is refused: in words of its own. */
function notRestored(patch: unknown, value: JsonValue, target: DecodeTarget): Status {
  const error = readFields(value, target.schemaName).error ?? ''
  const match = /^json: cannot unmarshal (\w+) into .* of type (\[\])?/.exec(error)
  const text = match?.[2] === undefined ? error : `cannot restore slice from ${match[1] ?? ''}`
  return newInvalid({ group: '', kind: '' }, '', [invalid('patch', goValue(patch), text)])
}
