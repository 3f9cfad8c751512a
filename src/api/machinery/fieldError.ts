/**
 * What is wrong with one field of an object. Validators return lists of these; status.ts makes an
 * Invalid answer of a list.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/validation/field
 */
import { goJson, goQuote } from './goFormat'

/** Where a field is: `spec.containers[0].ports[1].name`; the object itself is the empty path. */
export type FieldPath = string

/** Also the `reason` of the cause a Status carries. */
export type FieldErrorType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueNotFound'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError'

export interface FieldError {
  readonly type: FieldErrorType
  readonly field: FieldPath
  /** The refused value. Not shown for types that show none. */
  readonly badValue: unknown
  readonly detail: string
}

const TYPE_TEXT: Readonly<Record<FieldErrorType, string>> = {
  FieldValueRequired: 'Required value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueNotFound: 'Not found',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
  FieldValueTypeInvalid: 'Invalid value',
  InternalError: 'Internal error',
}

const WITHOUT_VALUE: ReadonlySet<FieldErrorType> = new Set<FieldErrorType>([
  'FieldValueRequired',
  'FieldValueForbidden',
  'FieldValueTooLong',
  'InternalError',
])

/** Path of a field below another: `child('spec', 'template', 'metadata')`. */
export function child(path: FieldPath, ...names: ReadonlyArray<string>): FieldPath {
  return path === '' ? names.join('.') : [path, ...names].join('.')
}

/** Path of an item of a list: `spec.containers[0]`. */
export function index(path: FieldPath, position: number): FieldPath {
  return `${path}[${position}]`
}

/** Path of an entry of a map: `metadata.annotations[key]`. */
export function key(path: FieldPath, name: string): FieldPath {
  return `${path}[${name}]`
}

/** The field is missing or empty. */
export function required(field: FieldPath, detail = ''): FieldError {
  return { type: 'FieldValueRequired', field, badValue: '', detail }
}

/** The value is malformed or out of bounds; `undefined` and `null` show as `null`. */
export function invalid(field: FieldPath, badValue: unknown, detail: string): FieldError {
  return { type: 'FieldValueInvalid', field, badValue, detail }
}

/** The value is of the wrong type. */
export function typeInvalid(field: FieldPath, badValue: unknown, detail: string): FieldError {
  return { type: 'FieldValueTypeInvalid', field, badValue, detail }
}

/** The value is none of the supported ones, which are listed in the order given. */
export function notSupported(
  field: FieldPath,
  badValue: unknown,
  supported: ReadonlyArray<string>,
): FieldError {
  const detail =
    supported.length === 0 ? '' : `supported values: ${supported.map(goQuote).join(', ')}`
  return { type: 'FieldValueNotSupported', field, badValue, detail }
}

/** The value names something that is not there. */
export function notFound(field: FieldPath, badValue: unknown): FieldError {
  return { type: 'FieldValueNotFound', field, badValue, detail: '' }
}

/** The value may occur once only. */
export function duplicate(field: FieldPath, badValue: unknown): FieldError {
  return { type: 'FieldValueDuplicate', field, badValue, detail: '' }
}

/** The field may not be set, or not changed. */
export function forbidden(field: FieldPath, detail: string): FieldError {
  return { type: 'FieldValueForbidden', field, badValue: '', detail }
}

/** The value has more than `maxBytes` bytes. */
export function tooLong(field: FieldPath, maxBytes: number): FieldError {
  const detail = maxBytes >= 0 ? `may not be more than ${maxBytes} bytes` : 'value is too long'
  return { type: 'FieldValueTooLong', field, badValue: '', detail }
}

/** The list has `actual` items, more than `max`. */
export function tooMany(field: FieldPath, actual: number, max: number): FieldError {
  const detail = max >= 0 ? `must have at most ${max} items` : 'has too many items'
  return { type: 'FieldValueTooMany', field, badValue: actual, detail }
}

/** Validation itself failed. */
export function internalError(field: FieldPath, detail: string): FieldError {
  return { type: 'InternalError', field, badValue: '', detail }
}

/** The text without the field, as causes carry it: `Invalid value: 70000: must be …`. */
export function fieldErrorBody(error: FieldError): string {
  const type = TYPE_TEXT[error.type]
  const head = WITHOUT_VALUE.has(error.type) ? type : `${type}: ${renderValue(error.badValue)}`
  return error.detail === '' ? head : `${head}: ${error.detail}`
}

/** The whole text: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`. */
export function fieldErrorText(error: FieldError): string {
  return `${error.field}: ${fieldErrorBody(error)}`
}

/** All texts as Go prints an aggregate: one bare, several as `[a, b]`, repetitions dropped. */
export function aggregateText(errors: ReadonlyArray<FieldError>): string {
  const texts = [...new Set(errors.map(fieldErrorText))]
  const [first] = texts
  return texts.length === 1 && first !== undefined ? first : `[${texts.join(', ')}]`
}

function renderValue(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value === 'string') return goQuote(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return goJson(value)
}
