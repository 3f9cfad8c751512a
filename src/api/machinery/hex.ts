const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
)

/**
 * Eight hex digits of an unsigned 32-bit integer. From a table: uids and container ids are made of
 * these, and `toString(16)` takes six times as long.
 */
export const hex32 = (word: number): string =>
  byteOf(word >>> 24) + byteOf(word >>> 16) + byteOf(word >>> 8) + byteOf(word)

/** An integer beyond 32 bits, without leading zeros. */
export const hexOf = (value: number): string =>
  Math.floor(value / 2 ** 32).toString(16) + hex32(value >>> 0)

const byteOf = (word: number): string => BYTES[word & 0xff] ?? ''
