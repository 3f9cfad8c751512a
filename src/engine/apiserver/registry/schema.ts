/**
 * Reads the generated table of types. A type is one line of `field:type` pairs:
 * s string, b boolean, i int32, l int64, n number, q quantity, x int or string, t Time,
 * u MicroTime, y base64, a anything, another type by its name; `[]` before it is a list, `{}` a map
 * by strings; `=Name` the name Go has for a string type; `*` keeps zero, `!` writes it always.
 */
import { schemas } from './generated/schemas'
import type { FieldSchema, ObjectSchema } from './resource'

/** Schemas already read. A pure memo of the table. */
const read = new Map<string, ObjectSchema>()

/** The type of that name (`Pod`, `PodSpec`, `events.Event`), or nothing. */
export function schemaOf(name: string): ObjectSchema | undefined {
  const known = read.get(name)
  if (known !== undefined) return known
  const line = Object.hasOwn(schemas, name) ? schemas[name] : undefined
  if (line === undefined) return undefined
  const schema = readLine(name, line)
  read.set(name, schema)
  return schema
}

/** Follows a reference; anything else is what it is. */
export function resolved(schema: FieldSchema): FieldSchema {
  return schema.type === 'ref' ? (schemaOf(schema.name) ?? { type: 'any' }) : schema
}

function readLine(name: string, line: string): ObjectSchema {
  const fields: Record<string, FieldSchema> = Object.create(null)
  const written: string[] = []
  for (const pair of line.split(' ')) {
    const colon = pair.indexOf(':')
    const field = readField(pair.slice(colon + 1))
    fields[pair.slice(0, colon)] = field
    if (field.zero === 'written') written.push(pair.slice(0, colon))
  }
  return { type: 'object', name, fields, written }
}

function readField(text: string): FieldSchema {
  if (text.endsWith('*')) return { ...readType(text.slice(0, -1)), zero: 'kept' }
  if (text.endsWith('!')) return { ...readType(text.slice(0, -1)), zero: 'written' }
  return readType(text)
}

function readType(text: string): FieldSchema {
  if (text.startsWith('[]')) return { type: 'array', items: readType(text.slice(2)) }
  if (text.startsWith('{}')) return { type: 'map', values: readType(text.slice(2)) }
  if (text.startsWith('s=')) return { type: 'string', goType: text.slice(2) }
  return LETTERS.get(text) ?? { type: 'ref', name: text }
}

const LETTERS: ReadonlyMap<string, FieldSchema> = new Map<string, FieldSchema>([
  ['s', { type: 'string' }],
  ['b', { type: 'boolean' }],
  ['i', { type: 'integer', format: 'int32' }],
  ['l', { type: 'integer', format: 'int64' }],
  ['n', { type: 'number' }],
  ['q', { type: 'quantity' }],
  ['x', { type: 'intOrString' }],
  ['t', { type: 'time' }],
  ['u', { type: 'microTime' }],
  ['y', { type: 'bytes' }],
  ['a', { type: 'any' }],
])
