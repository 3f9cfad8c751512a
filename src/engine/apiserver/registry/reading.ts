/**
 * What is found while a body is read, and the texts of what is wrong with it.
 * Source: sigs.k8s.io/json; Go encoding/json UnmarshalTypeError
 */
import { goQuote } from '../../../api/machinery/goFormat'
import type { FieldSchema, ObjectSchema } from './resource'

/** Source: sigs.k8s.io/json kubernetes_patch.go (strict errors kept). */
const MAX_STRICT_ERRORS = 100

/** What is found on the way. One is made for each body. */
export interface Reading {
  /** `unknown field "spec.foo"`, in the order of the body. */
  readonly strictErrors: string[]
  /** The text of the error that refuses the body. */
  error: string | undefined
  /** Whether `error` ended the reading: later ones do not count, and it outranks earlier ones. */
  aborted: boolean
  /** Where the reader is: names of fields and positions in lists. */
  readonly path: (string | number)[]
}

/** Notes a field the type has not. */
export function unknownField(reading: Reading, name: string): void {
  if (reading.strictErrors.length >= MAX_STRICT_ERRORS) return
  reading.strictErrors.push(`unknown field ${goQuote(strictPath(reading.path, name))}`)
}

function strictPath(path: readonly (string | number)[], name: string): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else text += text === '' ? step : `.${step}`
  }
  return text === '' ? name : `${text}.${name}`
}

/** Notes that a value has the wrong type; the first such error counts. Source: UnmarshalTypeError. */
export function mismatch(
  reading: Reading,
  value: unknown,
  schema: FieldSchema,
  owner: ObjectSchema | undefined,
  shown: string = valueText(value),
): undefined {
  if (reading.error !== undefined) return undefined
  const field = reading.path.filter((step) => typeof step === 'string').join('.')
  const place =
    owner === undefined ? 'Go value' : `Go struct field ${owner.name.replace(/^.*\./, '')}.${field}`
  reading.error = `json: cannot unmarshal ${shown} into ${place} of type ${typeText(schema)}`
  return undefined
}

/** Notes an error of a type's own decoder: it ends the reading at once. */
export function abort(reading: Reading, error: string): undefined {
  if (!reading.aborted) reading.error = error
  reading.aborted = true
  return undefined
}

/** What kind of JSON value it is, in Go's words. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return typeof value
}

/** Go's name of a type: `int32`, `[]v1.Container`, `map[string]string`, `v1.PodSpec`. */
function typeText(schema: FieldSchema): string {
  switch (schema.type) {
    case 'integer':
      return schema.format
    case 'boolean':
      return 'bool'
    case 'number':
      return 'float64'
    case 'string':
      return schema.goType === undefined ? 'string' : `v1.${schema.goType}`
    case 'bytes':
      return '[]uint8'
    case 'object':
    case 'ref':
      return `v1.${schema.name.replace(/^.*\./, '')}`
    case 'array':
      return `[]${typeText(schema.items)}`
    case 'map':
      return schema.values.type === 'quantity'
        ? 'v1.ResourceList'
        : `map[string]${typeText(schema.values)}`
    case 'intOrString':
      return 'int32'
    default:
      return 'string'
  }
}
