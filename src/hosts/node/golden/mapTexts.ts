import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'

/** The same plain value with every text changed, keys included. `key` is whose value it is. */
export function mapTexts<T>(value: T, change: (text: string, key: string) => string): T {
  // A plain value keeps its shape: only texts change.
  return walk(value as JsonValue, change, '') as T
}

function walk(
  value: JsonValue,
  change: (text: string, key: string) => string,
  key: string,
): JsonValue {
  if (typeof value === 'string') return change(value, key)
  if (isJsonArray(value)) return value.map((item) => walk(item, change, key))
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(
    ([name, item]) => [change(name, ''), walk(item, change, name)] as const,
  )
  return Object.fromEntries(entries)
}
