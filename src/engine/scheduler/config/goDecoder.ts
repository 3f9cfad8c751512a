/**
 * Reads parsed JSON as Go's strict decoder does: what no struct has is collected, a wrong type ends
 * the reading. Source: sigs.k8s.io/json (UnmarshalStrict)
 */

export type Shape =
  | 'string'
  | 'int32'
  | 'int64'
  | 'bool'
  | 'float32'
  /** Text such as `15s`. */
  | 'v1.Duration'
  /** Left as it is. */
  | 'any'
  | { readonly list: Shape }
  | Struct

export interface Struct {
  /** The Go type's name, as errors tell it. */
  readonly struct: string
  readonly fields: Readonly<Record<string, Shape>>
}

export interface Decoding {
  /** `unknown field "profiles[0].x"`, in order. */
  readonly strict: string[]
  /** Why it could not be read at all. */
  error: string | undefined
}

type Fields = Readonly<Record<string, unknown>>

interface Place {
  /** As in messages about unknown fields: `profiles[0].plugins`. */
  readonly path: string
  /** As Go's decoder tells it: `profiles.plugins`. */
  readonly goPath: string
  /** The struct whose field it is. */
  readonly owner: string
}

/** The value with unknown fields and nulls left out; undefined once `decoding.error` is set. */
export function decode(decoding: Decoding, value: unknown, shape: Struct): Fields | undefined {
  const place = { path: '', goPath: '', owner: shape.struct }
  const read = readStruct(decoding, value, shape, place)
  return decoding.error === undefined ? read : undefined
}

function read(decoding: Decoding, value: unknown, shape: Shape, place: Place): unknown {
  if (shape === 'any') return value
  if (typeof shape === 'object') {
    return 'list' in shape
      ? readList(decoding, value, shape.list, place)
      : readStruct(decoding, value, shape, place)
  }
  return fits(value, shape) ? value : mismatch(decoding, value, shape, place)
}

function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'string' || shape === 'v1.Duration') return typeof value === 'string'
  if (shape === 'bool') return typeof value === 'boolean'
  if (shape === 'float32') return typeof value === 'number'
  return typeof value === 'number' && Number.isSafeInteger(value) && inRange(value, shape)
}

const inRange = (value: number, shape: Shape): boolean =>
  shape !== 'int32' || (value >= -(2 ** 31) && value < 2 ** 31)

function readList(decoding: Decoding, value: unknown, item: Shape, place: Place): unknown {
  if (!Array.isArray(value)) return mismatch(decoding, value, `[]${typeName(item)}`, place)
  const items: readonly unknown[] = value
  return items.map((one, index) =>
    read(decoding, one, item, { ...place, path: `${place.path}[${index}]` }),
  )
}

function readStruct(
  decoding: Decoding,
  value: unknown,
  shape: Struct,
  place: Place,
): Fields | undefined {
  if (!isFields(value)) {
    mismatch(decoding, value, typeName(shape), place)
    return undefined
  }
  const known = new Map<string, unknown>()
  for (const [name, field] of Object.entries(value)) {
    const path = join(place.path, name)
    if (!Object.hasOwn(shape.fields, name)) {
      decoding.strict.push(`unknown field ${JSON.stringify(path)}`)
      continue
    }
    const inner = shape.fields[name]
    if (field === null || inner === undefined) continue
    const goPath = join(place.goPath, name)
    known.set(name, read(decoding, field, inner, { path, goPath, owner: shape.struct }))
  }
  return Object.fromEntries(known)
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

function typeName(shape: Shape): string {
  if (typeof shape === 'string') return shape
  return 'list' in shape ? `[]${typeName(shape.list)}` : `v1.${shape.struct}`
}

/** The first one counts: Go stops there. */
function mismatch(decoding: Decoding, value: unknown, type: string, place: Place): undefined {
  const where = place.goPath === '' ? 'Go value' : `Go struct field ${place.owner}.${place.goPath}`
  decoding.error ??= `json: cannot unmarshal ${told(value)} into ${where} of type ${type}`
  return undefined
}

function told(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'number' : `number ${value}`
  if (typeof value === 'boolean') return 'bool'
  return Array.isArray(value) ? 'array' : typeof value
}
