/**
 * Amounts of resources, exact: `500m` of cpu, `1536Mi` of memory. A quantity remembers in which
 * family of suffixes it was written, and prints in it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/resource
 */
import { canonicalText, type Decimal, type QuantityFormat } from './quantityFormat'
import { parse, type QuantityError } from './quantityParse'

/** The exact value is `mantissa × 10^scale`, to be printed in its `format`. */
export type Quantity = Decimal

export const ZERO: Quantity = { mantissa: 0n, scale: 0, format: 'DecimalSI', big: false }

const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)

/** Enough for every distinct amount of a large cluster; beyond it the cache starts over. */
const MAX_CACHED = 8192

interface Cached {
  readonly quantity: Quantity
  readonly value: number
  readonly milliValue: number
}

// A pure memo: what it holds changes nothing but the time a call takes.
const cache = new Map<string, Cached>()

/** Quantity of a text, or an error text. Never throws. Source: ParseQuantity. */
export function parseQuantity(text: string): Quantity | QuantityError {
  const cached = cache.get(text)
  if (cached !== undefined) return cached.quantity
  const quantity = parse(text)
  if (typeof quantity !== 'string') remember(text, quantity)
  return quantity
}

/** Quantity of a text that passed validation; anything else counts as zero. */
export function quantityOf(text: string | undefined): Quantity {
  return text === undefined ? ZERO : lookUp(text).quantity
}

/** Whole units of a valid text, rounded up; bytes for memory. Source: Quantity.Value. */
export function value(text: string | undefined): number {
  return text === undefined ? 0 : lookUp(text).value
}

/** Thousandths of a valid text, rounded up; millicores for cpu. Source: Quantity.MilliValue. */
export function milliValue(text: string | undefined): number {
  return text === undefined ? 0 : lookUp(text).milliValue
}

/** The text the API server answers with for a valid one: `1024Mi` gives `1Gi`. */
export function canonical(text: string): string {
  return formatQuantity(lookUp(text).quantity)
}

/** Text of a quantity in its family of suffixes. Source: Quantity.String. */
export function formatQuantity(quantity: Quantity): string {
  return quantity.text ?? canonicalText(quantity)
}

/** A number of whole units. Source: NewQuantity. */
export function newQuantity(units: number, format: QuantityFormat = 'DecimalSI'): Quantity {
  return { mantissa: BigInt(units), scale: 0, format, big: false }
}

/** A number of thousandths. Source: NewMilliQuantity. */
export function newMilliQuantity(milli: number, format: QuantityFormat = 'DecimalSI'): Quantity {
  return { mantissa: BigInt(milli), scale: -3, format, big: false }
}

/** -1, 0 or 1. Source: Quantity.Cmp. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  const [left, right] = aligned(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** -1, 0 or 1 of the signs of a quantity. */
export function signOf(quantity: Quantity): -1 | 0 | 1 {
  return quantity.mantissa < 0n ? -1 : quantity.mantissa > 0n ? 1 : 0
}

/** The sum, in the left one's format; zero has none of its own. Source: Quantity.Add. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  const format = a.mantissa === 0n ? b.format : a.format
  const [left, right, scale] = aligned(a, b)
  return result(left + right, scale, format, a.big || b.big)
}

/** The difference, in the left one's format. Source: Quantity.Sub. */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return addQuantities(a, negateQuantity(b))
}

/** Source: Quantity.Neg. */
export function negateQuantity(a: Quantity): Quantity {
  return result(-a.mantissa, a.scale, a.format, a.big)
}

/** Times a whole number. Source: Quantity.Mul. */
export function multiplyQuantity(a: Quantity, factor: bigint): Quantity {
  return result(a.mantissa * factor, a.scale, a.format, a.big)
}

/**
 * Rounded away from zero to a multiple of 10^scale, and whether nothing was lost.
 * Source: Quantity.RoundUp.
 */
export function roundUpQuantity(
  a: Quantity,
  scale: number,
): { readonly quantity: Quantity; readonly exact: boolean } {
  if (a.scale >= scale) return { quantity: a, exact: true }
  const divisor = 10n ** BigInt(scale - a.scale)
  const whole = a.mantissa / divisor
  const exact = a.mantissa % divisor === 0n
  const away = exact ? whole : whole + (a.mantissa < 0n ? -1n : 1n)
  return { quantity: result(away, scale, a.format, a.big), exact }
}

/** The value in units of 10^scale, rounded up, as an int64. Source: Quantity.ScaledValue. */
export function scaledValue(a: Quantity, scale: number): bigint {
  const shift = a.scale - scale
  if (shift >= 0) {
    // Past 64 decimal places a multiple of ten is zero modulo 2^64.
    const scaled = a.mantissa * 10n ** BigInt(Math.min(shift, 64))
    if (a.big) return BigInt.asIntN(64, scaled)
    return fitsInt64(scaled) ? scaled : 0n
  }
  const divisor = 10n ** BigInt(-shift)
  const whole = a.mantissa / divisor
  if (a.mantissa % divisor === 0n) return BigInt.asIntN(64, whole)
  // An int64 is rounded away from zero, a decimal always upwards from the truncated quotient.
  return BigInt.asIntN(64, a.mantissa < 0n && !a.big ? whole - 1n : whole + 1n)
}

function lookUp(text: string): Cached {
  const cached = cache.get(text)
  if (cached !== undefined) return cached
  const quantity = parse(text)
  return remember(text, typeof quantity === 'string' ? ZERO : quantity)
}

function remember(text: string, quantity: Quantity): Cached {
  if (cache.size >= MAX_CACHED) cache.clear()
  const entry = {
    quantity: Object.freeze(quantity),
    value: Number(scaledValue(quantity, 0)),
    milliValue: Number(scaledValue(quantity, -3)),
  }
  cache.set(text, entry)
  return entry
}

function aligned(a: Quantity, b: Quantity): readonly [bigint, bigint, number] {
  if (a.scale === b.scale) return [a.mantissa, b.mantissa, a.scale]
  if (a.scale < b.scale) {
    return [a.mantissa, b.mantissa * 10n ** BigInt(b.scale - a.scale), a.scale]
  }
  return [a.mantissa * 10n ** BigInt(a.scale - b.scale), b.mantissa, b.scale]
}

function result(mantissa: bigint, scale: number, format: QuantityFormat, big: boolean): Quantity {
  return { mantissa, scale, format, big: big || !fitsInt64(mantissa) }
}

function fitsInt64(integer: bigint): boolean {
  return integer >= MIN_INT64 && integer <= MAX_INT64
}
