/**
 * Changes to immutable objects that share all they do not touch, and are the same object when
 * nothing changes: what is identical need not be compared, validated or stored again.
 */

/** The object with those fields set that it lacks. */
export function fillIn<T extends object>(object: T, defaults: Partial<T>): T {
  for (const name in defaults) {
    if (object[name] === undefined) return Object.assign({}, defaults, object)
  }
  return object
}

/**
 * The object with some fields set. New fields come first: engines give an object its shape at once
 * then, where adding to a copy costs ten times as much.
 */
export function withFields<T extends object>(object: T, fields: Partial<T>): T {
  return Object.assign({}, fields, object, fields)
}

/** The object with a field set to a value; `undefined` takes the field away. */
export function withField<T extends object, K extends keyof T>(
  object: T,
  name: K,
  value: T[K] | undefined,
): T {
  if (object[name] === value) return object
  if (value === undefined) {
    const { [name]: _, ...rest } = object
    return rest as T
  }
  return name in object ? { ...object, [name]: value } : { [name]: value, ...object }
}

/** The list with every item mapped; the same list if every item stays. */
export function mapShared<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const after = items.map(change)
  return after.some((item, i) => item !== items[i]) ? after : items
}

/** `withField` of a list field, each item mapped; an absent list stays absent. */
export function withItems<T extends object, I>(
  object: T,
  name: keyof T,
  items: readonly I[] | undefined,
  change: (item: I) => I,
): T {
  if (items === undefined) return object
  const after = mapShared(items, change)
  return after === items ? object : { ...object, [name]: after }
}
