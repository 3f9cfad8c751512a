/**
 * Reads the leaves of a body: strings, numbers, booleans, and the types with a decoder of their own.
 * Source: Go encoding/json literalStore; Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/resource,
 * pkg/util/intstr, pkg/apis/meta/v1/{time,micro_time}.go
 */
import { goQuote } from '../../../api/machinery/goFormat'
import { canonical, parseQuantity } from '../../../api/machinery/quantity'
import { formatMicroTime, formatTime, parseTime } from '../../../api/machinery/time'
import { abort, mismatch, type Reading } from './reading'
import type { FieldSchema, ObjectSchema } from './resource'

const MAX_INT32 = 2 ** 31
/** Beyond 2^53 JSON numbers have lost their last digits; they are taken all the same. */
const MAX_INT64 = 2 ** 63

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const MICRO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/
const TIME_LAYOUT = '2006-01-02T15:04:05Z07:00'
const MICRO_TIME_LAYOUT = '2006-01-02T15:04:05.000000Z07:00'

/** The value in canonical form, or `undefined` after noting what is wrong with it. */
export function readScalar(
  reading: Reading,
  value: unknown,
  schema: FieldSchema,
  owner: ObjectSchema,
): unknown {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? value : mismatch(reading, value, schema, owner)
    case 'boolean':
      return typeof value === 'boolean' ? value : mismatch(reading, value, schema, owner)
    case 'number':
      return typeof value === 'number' ? value : mismatch(reading, value, schema, owner)
    case 'integer':
      return readInteger(reading, value, schema, owner)
    case 'intOrString':
      if (typeof value === 'string') return value
      return readInteger(reading, value, INT32, owner)
    case 'quantity':
      return readQuantity(reading, value)
    case 'time':
      return readTime(reading, value, schema, owner)
    case 'microTime':
      return readMicroTime(reading, value, schema, owner)
    case 'bytes':
      return readBytes(reading, value, schema, owner)
    default:
      return undefined
  }
}

const INT32: FieldSchema & { readonly type: 'integer' } = { type: 'integer', format: 'int32' }

/** Go's zero value; `undefined` for times, whose zero is null. */
export function scalarZero(schema: FieldSchema): unknown {
  switch (schema.type) {
    case 'string':
    case 'bytes':
      return ''
    case 'boolean':
      return false
    case 'integer':
    case 'number':
    case 'intOrString':
      return 0
    case 'quantity':
      return '0'
    default:
      return undefined
  }
}

function readInteger(
  reading: Reading,
  value: unknown,
  schema: FieldSchema & { readonly type: 'integer' },
  owner: ObjectSchema,
): unknown {
  if (typeof value !== 'number') return mismatch(reading, value, schema, owner)
  const bound = schema.format === 'int32' ? MAX_INT32 : MAX_INT64
  if (Number.isInteger(value) && value >= -bound && value < bound) return value
  return mismatch(reading, value, schema, owner, `number ${value}`)
}

function readQuantity(reading: Reading, value: unknown): unknown {
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value)
  const quantity = parseQuantity(text)
  if (typeof quantity === 'string') return abort(reading, quantity)
  return canonical(text)
}

function readTime(
  reading: Reading,
  value: unknown,
  schema: FieldSchema,
  owner: ObjectSchema,
): unknown {
  if (typeof value !== 'string') return mismatch(reading, value, schema, owner)
  const micros = parseTime(value)
  if (micros === undefined) return abort(reading, parseError(value, TIME_LAYOUT))
  return TIME.test(value) ? value : formatTime(micros)
}

function readMicroTime(
  reading: Reading,
  value: unknown,
  schema: FieldSchema,
  owner: ObjectSchema,
): unknown {
  if (typeof value !== 'string') return mismatch(reading, value, schema, owner)
  const micros = parseTime(value)
  if (micros === undefined) return abort(reading, parseError(value, MICRO_TIME_LAYOUT))
  return MICRO_TIME.test(value) ? value : formatMicroTime(micros)
}

/** As Go words it when the text does not begin with a year. */
function parseError(text: string, layout: string): string {
  const shown = goQuote(text)
  return `parsing time ${shown} as ${goQuote(layout)}: cannot parse ${shown} as "2006"`
}

function readBytes(
  reading: Reading,
  value: unknown,
  schema: FieldSchema,
  owner: ObjectSchema,
): unknown {
  if (typeof value !== 'string') return mismatch(reading, value, schema, owner)
  const text = value.replace(/[\r\n]/g, '')
  const wrong = /[^A-Za-z0-9+/]/.exec(text.replace(/={1,2}$/, ''))
  if (wrong === null && text.length % 4 === 0) return text
  const position = wrong?.index ?? text.length - (text.length % 4)
  // Not one of the errors that end the reading, but it has no better place than the first.
  reading.error ??= `illegal base64 data at input byte ${position}`
  return undefined
}
