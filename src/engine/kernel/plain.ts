/**
 * Copies plain data. What is frozen is immutable for good, so the copy shares it: API objects are
 * frozen when stored, and a snapshot of ten thousand pods copies none of them.
 * Inner identities are kept: two references to one object stay two references to one copy.
 */
export function clonePlain<T>(value: T): T {
  return copy(value, new Map()) as T
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  if (Array.isArray(value)) return copyArray(value, seen)
  if (value instanceof Map) return copyMap(value, seen)
  if (value instanceof Set) {
    const set = new Set<unknown>()
    seen.set(value, set)
    for (const item of value) set.add(copy(item, seen))
    return set
  }
  const target: Record<string, unknown> = {}
  seen.set(value, target)
  for (const key of Object.keys(value)) {
    target[key] = copy((value as Record<string, unknown>)[key], seen)
  }
  return target
}

function copyArray(value: readonly unknown[], seen: Map<object, unknown>): unknown[] {
  const target: unknown[] = new Array(value.length)
  seen.set(value, target)
  for (let i = 0; i < value.length; i++) target[i] = copy(value[i], seen)
  return target
}

function copyMap(value: ReadonlyMap<unknown, unknown>, seen: Map<object, unknown>): unknown {
  const target = new Map<unknown, unknown>()
  seen.set(value, target)
  for (const [key, item] of value) target.set(copy(key, seen), copy(item, seen))
  return target
}

/** Freezes an object to the bottom, and says it is the same object. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    // The parts first: the fields of what is frozen already take longer to walk.
    for (const key in value) {
      const part = value[key]
      if (typeof part === 'object') deepFreeze(part)
    }
    Object.freeze(value)
  }
  return value
}

/**
 * What in `value` is not plain data: the path to it, or undefined. For development and tests.
 * Frozen parts were checked when they were stored.
 */
export function findUnplain(value: unknown, path = ''): string | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'function' || typeof value === 'symbol') return path || 'itself'
  if (typeof value !== 'object' || Object.isFrozen(value)) return undefined
  if (value instanceof Map || value instanceof Set) {
    for (const item of value) {
      const found = findUnplain(item, `${path}<>`)
      if (found !== undefined) return found
    }
    return undefined
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) {
    return path || 'itself'
  }
  for (const key of Object.keys(value)) {
    const found = findUnplain((value as Record<string, unknown>)[key], `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
