/**
 * Reads quantities. Kept apart from quantity.ts, which remembers what was read.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go
 */
import type { Decimal, QuantityFormat } from './quantityFormat'

/** The text of an error, as the API server shows it. */
export type QuantityError = string

const FORMAT_WRONG: QuantityError =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const NUMERIC: QuantityError = 'unable to parse numeric part of quantity'
const SUFFIX: QuantityError = "unable to parse quantity's suffix"

/** Longest digit string that Go puts into an int64 without looking. */
const MAX_INT64_DIGITS = 18
/** The smallest scale: a nano. Finer values are rounded away from zero. */
const NANO = -9
const MAX_INT64 = 2n ** 63n - 1n
/** Longer texts and wider exponents are refused, which keeps arithmetic on hostile input cheap. */
const MAX_TEXT_LENGTH = 256
const MAX_EXPONENT = 1000

interface Suffix {
  readonly base: 2 | 10
  readonly exponent: number
  readonly format: QuantityFormat
}

const SUFFIXES: ReadonlyMap<string, Suffix> = new Map([
  ...decimals(['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']),
  ...binaries(['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']),
])

/** Quantity of a text, or an error text. Source: ParseQuantity. */
export function parse(text: string): Decimal | QuantityError {
  if (text.length > MAX_TEXT_LENGTH) return FORMAT_WRONG
  if (text === '0') return { mantissa: 0n, scale: 0, format: 'DecimalSI', big: false, text }
  const match = /^([+-]?)0*([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/.exec(text)
  if (match === null || text === '') return FORMAT_WRONG
  const [, sign = '', digits = '', fraction = '', suffixText = ''] = match
  const suffix = readSuffix(suffixText)
  if (suffix === undefined) return SUFFIX
  const number: ParsedNumber = {
    text,
    negative: sign === '-',
    whole: digits === '' ? '0' : digits,
    fraction,
    suffix,
  }
  const hasDigit = digits !== '' || fraction !== '' || /^[+-]?0/.test(text)
  return parseSmall(number) ?? (hasDigit ? parseBig(number) : NUMERIC)
}

interface ParsedNumber {
  readonly text: string
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
  readonly suffix: Suffix
}

/** The way of what fits an int64 for certain; `undefined` sends the rest the other way. */
function parseSmall(number: ParsedNumber): Decimal | undefined {
  const { negative, whole, fraction, suffix, text } = number
  const scale = suffix.base === 10 ? suffix.exponent - fraction.length : 0
  if (!isSmall(number) || scale < NANO) return undefined
  const shifted = whole + fraction
  const digits = BigInt(shifted)
  const magnitude = suffix.base === 2 ? digits << BigInt(suffix.exponent) : digits
  if (magnitude > MAX_INT64) return undefined
  const verbatim =
    suffix.base === 2
      ? (digits & 7n) !== 0n
      : scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0')
  return {
    mantissa: negative ? -magnitude : magnitude,
    scale,
    format: suffix.format,
    big: false,
    ...(verbatim && { text }),
  }
}

function isSmall({ whole, fraction, suffix }: ParsedNumber): boolean {
  if (suffix.base === 10) return whole.length + fraction.length <= MAX_INT64_DIGITS
  // 2^10 is about three digits, so exponent × 3 / 10 digits are gone of the 15 that are safe.
  const spent = Math.trunc((suffix.exponent * 3) / 10) + 1
  return fraction === '' && whole.length + spent <= 15
}

function parseBig({ negative, whole, fraction, suffix }: ParsedNumber): Decimal {
  let mantissa = BigInt(whole + fraction)
  let scale = -fraction.length
  if (suffix.base === 10) scale += suffix.exponent
  else mantissa <<= BigInt(suffix.exponent)
  if (mantissa !== 0n && scale < NANO) {
    const divisor = 10n ** BigInt(NANO - scale)
    mantissa = mantissa / divisor + (mantissa % divisor === 0n ? 0n : 1n)
    scale = NANO
  }
  let format = suffix.format
  if (format === 'BinarySI') {
    const unit = 10n ** BigInt(-scale)
    if (mantissa > MAX_INT64 * unit) {
      mantissa = MAX_INT64
      scale = 0
    }
    if (mantissa > 0n && mantissa < unit) format = 'DecimalSI'
  }
  return { mantissa: negative ? -mantissa : mantissa, scale, format, big: true }
}

function readSuffix(text: string): Suffix | undefined {
  const known = SUFFIXES.get(text)
  if (known !== undefined) return known
  if (!/^[eE][-+]?[0-9]+$/.test(text)) return undefined
  const exponent = Number(text.slice(1))
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined
  return { base: 10, exponent, format: 'DecimalExponent' }
}

function decimals(suffixes: ReadonlyArray<string>): ReadonlyArray<[string, Suffix]> {
  return suffixes.map((suffix, i) => [
    suffix,
    { base: 10, exponent: NANO + 3 * i, format: 'DecimalSI' },
  ])
}

function binaries(suffixes: ReadonlyArray<string>): ReadonlyArray<[string, Suffix]> {
  return suffixes.map((suffix, i) => [
    suffix,
    { base: 2, exponent: 10 * (i + 1), format: 'BinarySI' },
  ])
}
