/**
 * Maps that nearly always are empty, such as a pod's failures. An empty Map takes 184 bytes, and
 * every pod would have half a dozen: so all share one while they are empty, and each change makes
 * a new one.
 */
export type Few<Value> = ReadonlyMap<string, Value>

export const NONE: Few<never> = new Map<string, never>()

export const withEntry = <Value>(few: Few<Value>, key: string, value: Value): Few<Value> =>
  new Map(few).set(key, value)

export function withoutEntry<Value>(few: Few<Value>, key: string): Few<Value> {
  if (!few.has(key)) return few
  if (few.size === 1) return NONE
  const rest = new Map(few)
  rest.delete(key)
  return rest
}
