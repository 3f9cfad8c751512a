/** An object's fields, those that may be absent possibly undefined instead. */
type Fields<T> = {
  readonly [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K]
}

/**
 * The object of those fields that are not undefined, in their order: an optional field of an API
 * object is absent. Half the cost of spreading each field under its own condition.
 */
export function present<T extends object>(fields: Fields<T>): T {
  const object: Partial<T> = {}
  for (const name in fields) {
    const value = fields[name]
    if (value !== undefined) object[name] = value as T[typeof name]
  }
  return object as T
}
