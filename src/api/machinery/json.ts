/**
 * Decoded JSON, handled so that no key a client may send (`__proto__`, `constructor`) ever reaches
 * a prototype: reads see own keys only, writes define own keys only.
 */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject

export type JsonArray = ReadonlyArray<JsonValue>

export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Deeper documents are refused, so that recursion stays within any stack. */
export const MAX_JSON_DEPTH = 512

/** Whether a value is a map: neither a list nor null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonArray(value)
}

/** Whether a value is a list. */
export function isJsonArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value)
}

/** Value of a key, `undefined` if the object itself does not have it. */
export function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** An object of some entries, in their order; a key called `__proto__` is a key like any other. */
export function objectOf(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  const object: Record<string, JsonValue> = {}
  for (const [key, value] of entries) define(object, key, value)
  return object
}

/** An object under construction. */
export type MutableJsonObject = Record<string, JsonValue>

/** Sets a key of an object under construction. */
export function define(object: MutableJsonObject, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value
  else {
    Object.defineProperty(object, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
}

/** Whether an object has no key at all. */
export function isEmptyObject(object: JsonObject): boolean {
  for (const _ in object) return false
  return true
}

/** A changed copy: the key set, or removed by `undefined`. */
export function withKey(object: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  const entries = new Map(Object.entries(object))
  if (value === undefined) entries.delete(key)
  else entries.set(key, value)
  return objectOf(entries)
}

/** Whether a document is nested deeper than MAX_JSON_DEPTH. */
export function isTooDeep(value: JsonValue, room = MAX_JSON_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (room === 0) return true
  if (isJsonArray(value)) {
    for (let i = 0; i < value.length; i++) if (goesTooDeep(value[i], room)) return true
    return false
  }
  for (const key in value) if (goesTooDeep(value[key], room)) return true
  return false
}

/** Most values are texts, which are not worth a call. */
const goesTooDeep = (value: JsonValue | undefined, room: number): boolean =>
  typeof value === 'object' && value !== null && isTooDeep(value, room - 1)
