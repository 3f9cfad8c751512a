/**
 * A sorted list of distinct strings, cut into chunks so that an insertion moves hundreds of keys
 * and not a hundred thousand. Plain data: arrays of arrays, no chunk empty. Order is JavaScript's
 * `<`, which for ASCII is byte order.
 */
export type SortedKeys = string[][]

/** A chunk that grows beyond this is cut in two. Small enough to move in well under a microsecond. */
const CHUNK_MOST = 512

/** Adds a key; adding it again changes nothing. */
export function insertKey(keys: SortedKeys, key: string): void {
  const at = chunkOf(keys, key)
  const chunk = keys[at]
  if (chunk === undefined) {
    keys.push([key])
    return
  }
  const position = lowerBound(chunk, key)
  if (chunk[position] === key) return
  chunk.splice(position, 0, key)
  if (chunk.length > CHUNK_MOST) keys.splice(at + 1, 0, chunk.splice(CHUNK_MOST >> 1))
}

/** Takes a key out; taking out what is not there changes nothing. */
export function removeKey(keys: SortedKeys, key: string): void {
  const at = chunkOf(keys, key)
  const chunk = keys[at]
  if (chunk === undefined) return
  const position = lowerBound(chunk, key)
  if (chunk[position] !== key) return
  chunk.splice(position, 1)
  if (chunk.length === 0) keys.splice(at, 1)
}

/** The keys from `start` to before `end` (absent: to the last), at most `limit` of them. */
export function keysBetween(
  keys: SortedKeys,
  start: string,
  end: string | undefined,
  limit = Number.MAX_SAFE_INTEGER,
): string[] {
  const found: string[] = []
  let at = chunkOf(keys, start)
  let position = lowerBound(keys[at] ?? [], start)
  for (;;) {
    const chunk = keys[at]
    if (chunk === undefined) return found
    for (; position < chunk.length; position++) {
      const key = chunk[position]
      if (key === undefined || (end !== undefined && key >= end)) return found
      if (found.length >= limit) return found
      found.push(key)
    }
    at++
    position = 0
  }
}

/** How many keys there are from `start` to before `end`; counts whole chunks at once. */
export function countBetween(keys: SortedKeys, start: string, end: string | undefined): number {
  const first = rank(keys, start)
  const last = end === undefined ? rank(keys, undefined) : rank(keys, end)
  return Math.max(0, last - first)
}

/** How many keys are less than `key`; all of them without one. */
function rank(keys: SortedKeys, key: string | undefined): number {
  const at = key === undefined ? keys.length : chunkOf(keys, key)
  let count = 0
  for (let i = 0; i < at; i++) count += keys[i]?.length ?? 0
  const chunk = keys[at]
  return chunk === undefined || key === undefined ? count : count + lowerBound(chunk, key)
}

/** The chunk a key is in or belongs into: the last one that does not begin after it. */
function chunkOf(keys: SortedKeys, key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    const first = keys[middle]?.[0]
    if (first !== undefined && first <= key) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : low - 1
}

function lowerBound(chunk: readonly string[], key: string): number {
  let low = 0
  let high = chunk.length
  while (low < high) {
    const middle = (low + high) >> 1
    const candidate = chunk[middle]
    if (candidate !== undefined && candidate < key) low = middle + 1
    else high = middle
  }
  return low
}
