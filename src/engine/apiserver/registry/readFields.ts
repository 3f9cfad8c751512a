/**
 * Reads parsed JSON against a schema, as Go's decoder fills a struct and its encoder writes it out
 * again: unknown fields are dropped and reported, nulls and empty values left out, quantities and
 * times put in canonical form, wrong types refused. What needs no change is returned as it is, so
 * that a well-formed body costs no copy.
 * Source: sigs.k8s.io/json; Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json
 */
import { abort, mismatch, type Reading, unknownField } from './reading'
import { readScalar, scalarZero } from './readScalar'
import type { FieldSchema, ObjectSchema } from './resource'
import { resolved, schemaOf } from './schema'

/** How deep free-form JSON may nest. Go stops at 10000; here the call stack is the limit. */
const MAX_DEPTH = 100

type Fields = Readonly<Record<string, unknown>>

export interface FieldsRead {
  readonly object: Fields
  readonly strictErrors: readonly string[]
  readonly error?: string
}

/** Reads a body as the type of that name. Parts that are identical to `trusted`'s are not read. */
export function readFields(body: unknown, schemaName: string, trusted?: unknown): FieldsRead {
  const reading: Reading = { strictErrors: [], error: undefined, aborted: false, path: [] }
  const schema = schemaOf(schemaName)
  if (schema === undefined) return { object: {}, strictErrors: [], error: 'unknown type' }
  const object = readObject(reading, body, schema, undefined, trusted)
  const { strictErrors, error } = reading
  if (error === undefined && strictErrors.length === 0 && isFields(body) && isFields(object)) {
    rememberSpec(body, object, schema)
  }
  return {
    object: isFields(object) ? object : {},
    strictErrors,
    ...(error !== undefined && { error }),
  }
}

/**
 * Frozen specs that needed no change, with the field they were read as. A pure memo: all pods of a
 * template come with one spec.
 */
const specsRead = new WeakMap<object, FieldSchema>()

function rememberSpec({ spec: before }: Fields, { spec }: Fields, { fields }: ObjectSchema): void {
  const field = fields['spec']
  if (field === undefined || spec !== before || !isFields(spec) || !Object.isFrozen(spec)) return
  if (specsRead.get(spec) !== field) specsRead.set(spec, field)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readObject(
  reading: Reading,
  value: unknown,
  schema: ObjectSchema,
  owner: ObjectSchema | undefined,
  trusted: unknown,
): unknown {
  if (!isFields(value)) return mismatch(reading, value, schema, owner)
  const known = isFields(trusted) ? trusted : undefined
  let copy: Record<string, unknown> | undefined
  let count = 0
  for (const name in value) {
    const before = value[name]
    const after = readNamed(reading, name, before, schema, known)
    if (after !== before || after === undefined) copy ??= firstFields(value, count)
    if (copy !== undefined && after !== undefined) copy[name] = after
    if (reading.aborted) break
    count++
  }
  return withWritten(copy ?? value, schema)
}

function readNamed(
  reading: Reading,
  name: string,
  before: unknown,
  schema: ObjectSchema,
  known: Fields | undefined,
): unknown {
  const field = schema.fields[name]
  if (field === undefined) {
    unknownField(reading, name)
    return undefined
  }
  if (before === null || before === undefined) return undefined
  // Own properties only: a stored map may be asked for a name it inherits.
  const trusted = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined
  if (before === trusted) return before
  if (name === 'spec' && isFields(before) && specsRead.get(before) === field) return before
  reading.path.push(name)
  const after = readValue(reading, before, field, schema, trusted)
  reading.path.pop()
  return field.zero === undefined && isEmpty(after, field) ? undefined : after
}

function readValue(
  reading: Reading,
  value: unknown,
  field: FieldSchema,
  owner: ObjectSchema,
  trusted: unknown,
): unknown {
  const schema = resolved(field)
  switch (schema.type) {
    case 'object':
      return readObject(reading, value, schema, owner, trusted)
    case 'array':
      return readArray(reading, value, schema, owner, trusted)
    case 'map':
      return readMap(reading, value, schema, owner)
    case 'any':
      return readAny(reading, value, MAX_DEPTH)
    case 'ref':
      return undefined
    default:
      return readScalar(reading, value, schema, owner)
  }
}

function readArray(
  reading: Reading,
  value: unknown,
  schema: FieldSchema & { readonly type: 'array' },
  owner: ObjectSchema,
  trusted: unknown,
): unknown {
  if (!Array.isArray(value)) return mismatch(reading, value, schema, owner)
  const known: readonly unknown[] = Array.isArray(trusted) ? trusted : []
  let copy: unknown[] | undefined
  for (let i = 0; i < value.length && !reading.aborted; i++) {
    const before: unknown = value[i]
    if (before === known[i] && before !== undefined) {
      copy?.push(before)
      continue
    }
    reading.path.push(i)
    const after = readElement(reading, before, schema.items, owner, known[i])
    reading.path.pop()
    if (after !== before && copy === undefined) copy = value.slice(0, i)
    copy?.push(after)
  }
  return copy ?? value
}

function readMap(
  reading: Reading,
  value: unknown,
  schema: FieldSchema & { readonly type: 'map' },
  owner: ObjectSchema,
): unknown {
  if (!isFields(value)) return mismatch(reading, value, schema, owner)
  const keys = Object.keys(value)
  let copy: Record<string, unknown> | undefined
  for (let i = 0; i < keys.length && !reading.aborted; i++) {
    const name = keys[i] as string
    const before = value[name]
    // No Kubernetes map needs this name, and JavaScript would set a prototype with it.
    if (name === '__proto__') {
      unknownField(reading, name)
      copy ??= firstFields(value, i)
      continue
    }
    const after = readElement(reading, before, schema.values, owner, undefined)
    if (after !== before) copy ??= firstFields(value, i)
    if (copy !== undefined) copy[name] = after
  }
  return copy ?? value
}

/** In lists and maps null stands for the zero value, and zero values stay. */
function readElement(
  reading: Reading,
  before: unknown,
  field: FieldSchema,
  owner: ObjectSchema,
  trusted: unknown,
): unknown {
  if (before === null || before === undefined) return zeroValue(field)
  const after = readValue(reading, before, field, owner, trusted)
  return after === undefined ? zeroValue(field) : after
}

function readAny(reading: Reading, value: unknown, depth: number): unknown {
  if (depth === 0) return abort(reading, 'json: exceeded max depth')
  if (Array.isArray(value)) {
    const items = value.map((item) => readAny(reading, item, depth - 1))
    return items.every((item, i) => item === value[i]) ? value : items
  }
  if (!isFields(value)) return value
  let copy: Record<string, unknown> | undefined
  const keys = Object.keys(value)
  for (let i = 0; i < keys.length && !reading.aborted; i++) {
    const name = keys[i] as string
    const after = name === '__proto__' ? undefined : readAny(reading, value[name], depth - 1)
    if (name === '__proto__' || after !== value[name]) copy ??= firstFields(value, i)
    if (copy !== undefined && name !== '__proto__') copy[name] = after
  }
  return copy ?? value
}

/** A new object with the first fields of another. */
function firstFields(value: Fields, count: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value).slice(0, count)) {
    if (name !== '__proto__') copy[name] = value[name]
  }
  return copy
}

/** Adds the fields that Go writes even when they are empty. */
function withWritten(value: Fields, schema: ObjectSchema): Fields {
  let added: Record<string, unknown> | undefined
  for (const name of schema.written) {
    if (Object.hasOwn(value, name)) continue
    const field = schema.fields[name]
    const zero = field === undefined ? undefined : zeroValue(field)
    if (zero === undefined) continue
    added ??= {}
    added[name] = zero
  }
  return added === undefined ? value : Object.assign(added, value)
}

/** Zero values of struct types. A pure memo: they are frozen, and shared by all objects. */
const zeroObjects = new Map<string, Fields>()

/** Go's zero value in JSON; `undefined` where that would be null. */
export function zeroValue(field: FieldSchema): unknown {
  const schema = resolved(field)
  switch (schema.type) {
    case 'object': {
      const known = zeroObjects.get(schema.name)
      if (known !== undefined) return known
      const zero = Object.freeze(withWritten({}, schema))
      zeroObjects.set(schema.name, zero)
      return zero
    }
    case 'array':
      return EMPTY_LIST
    case 'map':
    case 'any':
    case 'ref':
      return undefined
    default:
      return scalarZero(schema)
  }
}

const EMPTY_LIST: readonly unknown[] = Object.freeze([])

/** What `omitempty` leaves out. Structs are never empty. */
function isEmpty(value: unknown, field: FieldSchema): boolean {
  if (value === undefined || value === '' || value === 0 || value === false) return true
  if (field.type === 'array') return Array.isArray(value) && value.length === 0
  return field.type === 'map' && isFields(value) && Object.keys(value).length === 0
}
