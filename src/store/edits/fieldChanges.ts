/**
 * Which fields differ between two versions of an object. Items of lists that a strategic merge
 * patch merges are told apart by their merge key, not by their place: two writers may each add one.
 */
import { deepEqual } from '../../api/machinery/deepEqual'
import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../api/machinery/json'
import { below, type PatchSchema, patchField } from '../../api/machinery/strategicPatchSchema'
import { strategicPatchSchema } from '../../api/machinery/strategicPatchTypes'

/** A field without a value on a side is not there. */
export interface FieldChange {
  readonly before: JsonValue | undefined
  readonly after: JsonValue | undefined
}

/** A field that two writers changed, each to something else. */
export interface FieldConflict {
  /** `spec.template.spec.containers[name="web"].image` */
  readonly path: string
  readonly base: JsonValue | undefined
  readonly theirs: JsonValue | undefined
  readonly mine: JsonValue | undefined
}

/** What a write changes of itself, whoever writes. */
const BOOKKEEPING = ['metadata.resourceVersion', 'metadata.generation', 'metadata.managedFields']

export function fieldChanges(
  before: JsonObject,
  after: JsonObject,
): ReadonlyMap<string, FieldChange> {
  const changes = new Map<string, FieldChange>()
  compare('', before, after, { schema: schemaOf(before) }, changes)
  for (const path of BOOKKEEPING) changes.delete(path)
  return changes
}

/** Where both changed the same field, and not to the same. Status is not a person's to write. */
export function conflictsOf(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
): readonly FieldConflict[] {
  const others = fieldChanges(base, theirs)
  return [...fieldChanges(base, mine)].flatMap(([path, change]) => {
    const other = others.get(path)
    const agreed = other === undefined || deepEqual(other.after, change.after)
    if (agreed || isStatus(path)) return []
    return [{ path, base: change.before, theirs: other.after, mine: change.after }]
  })
}

export const isStatus = (path: string): boolean => /^status\b/.test(path)

/** What strategic merge patch knows of an object's kind. */
export function schemaOf({ apiVersion, kind }: JsonObject): PatchSchema {
  const group = /^(.+)\//.exec(String(apiVersion))?.[1] ?? ''
  return strategicPatchSchema(group, String(kind))
}

/** A value's own place in the types, and how a list of it is merged. */
interface Place {
  readonly schema: PatchSchema
  readonly mergeKey?: string | undefined
}

function compare(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: Place,
  changes: Map<string, FieldChange>,
): void {
  if (deepEqual(before, after)) return
  const [old, fresh] = [partsOf(before, place), partsOf(after, place)]
  if (old === undefined || fresh === undefined || (old.size === 0 && fresh.size === 0)) {
    changes.set(path, { before, after })
    return
  }
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const isItem = name.startsWith('[')
    const inner = isItem ? { schema: place.schema } : placeOf(place.schema, name)
    const whole = isItem ? path + name : joined(path, name)
    compare(whole, old.get(name), fresh.get(name), inner, changes)
  }
}

function placeOf(schema: PatchSchema, name: string): Place {
  const field = patchField(schema, name)
  return { schema: below(schema, field), mergeKey: field.mergeKey }
}

/** A map by its keys, a merged list by its merge keys; undefined for what is one value. */
function partsOf(
  value: JsonValue | undefined,
  { mergeKey }: Place,
): ReadonlyMap<string, JsonValue> | undefined {
  if (value === undefined) return new Map()
  if (isJsonObject(value)) return new Map(Object.entries(value))
  if (!isJsonArray(value) || mergeKey === undefined) return undefined
  const items = itemsBy(value, mergeKey)
  // Without the key, or with the same one twice, the list is one value.
  return items.size === value.length ? items : undefined
}

function itemsBy(list: JsonArray, mergeKey: string): ReadonlyMap<string, JsonValue> {
  return new Map(
    list.flatMap((item) => {
      const id = isJsonObject(item) ? item[mergeKey] : undefined
      return id === undefined ? [] : [[`[${mergeKey}=${JSON.stringify(id)}]`, item] as const]
    }),
  )
}

function joined(path: string, name: string): string {
  if (!/^[\w-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}
