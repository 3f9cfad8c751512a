const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)

/** A decimal int64 as Go reads it, else `undefined`. Source: strconv.ParseInt(text, 10, 64). */
export function parseInt64(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]{1,64}$/.test(text)) return undefined
  const integer = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return integer >= MIN_INT64 && integer <= MAX_INT64 ? integer : undefined
}
