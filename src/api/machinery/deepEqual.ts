/**
 * Whether two plain values are the same by content. A key without a value counts as absent, and
 * what is shared is the same without being looked at, which is the common case for objects that
 * were copied on write.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isList(a)) return isList(b) && equalLists(a, b)
  if (isMap(a)) return isMap(b) && equalMaps(a, b)
  return Number.isNaN(a) && Number.isNaN(b)
}

type PlainMap = Readonly<Record<string, unknown>>

function isList(value: unknown): value is ReadonlyArray<unknown> {
  return Array.isArray(value)
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function equalLists(a: ReadonlyArray<unknown>, b: ReadonlyArray<unknown>): boolean {
  return a.length === b.length && a.every((item, i) => deepEqual(item, b[i]))
}

function equalMaps(a: PlainMap, b: PlainMap): boolean {
  let entries = 0
  for (const key in a) {
    const value = a[key]
    if (value === undefined) continue
    if (!Object.hasOwn(b, key) || !deepEqual(value, b[key])) return false
    entries += 1
  }
  for (const key in b) if (b[key] !== undefined) entries -= 1
  return entries === 0
}
