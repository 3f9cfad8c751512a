/**
 * Prints quantities in canonical form: no fraction, and the largest suffix that loses nothing.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/resource (CanonicalizeBytes)
 */

/** Family of suffixes a quantity was written in. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

/** A quantity as it was read: `mantissa × 10^scale`. */
export interface Decimal {
  readonly mantissa: bigint
  readonly scale: number
  readonly format: QuantityFormat
  /**
   * Whether Go holds it as an arbitrary decimal rather than as an int64. It shows only where
   * accessors overflow: the decimal wraps around, the int64 gives 0.
   */
  readonly big: boolean
  /** The text it was read from, when that prints as it is. */
  readonly text?: string
}

const DECIMAL_SUFFIXES: ReadonlyMap<number, string> = new Map([
  [-9, 'n'],
  [-6, 'u'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
  [15, 'P'],
  [18, 'E'],
])

const BINARY_SUFFIXES: ReadonlyArray<string> = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

/** Text of a quantity; zero is `0` in every family. */
export function canonicalText(quantity: Decimal): string {
  if (quantity.mantissa === 0n) return '0'
  if (quantity.format === 'BinarySI') {
    const units = wholeUnits(quantity)
    // Small or broken binary amounts would be rounded, so they are shown as decimals.
    if (units !== undefined && (units <= -1024n || units >= 1024n)) return binaryText(units)
  }
  const [mantissa, exponent] = decimalParts(quantity)
  const suffix = quantity.format === 'DecimalExponent' ? undefined : DECIMAL_SUFFIXES.get(exponent)
  return `${mantissa}${suffix ?? (exponent === 0 ? '' : `e${exponent}`)}`
}

function wholeUnits({ mantissa, scale }: Decimal): bigint | undefined {
  if (scale >= 0) return mantissa * 10n ** BigInt(scale)
  const unit = 10n ** BigInt(-scale)
  return mantissa % unit === 0n ? mantissa / unit : undefined
}

function binaryText(units: bigint): string {
  let amount = units
  let power = 0
  while (amount % 1024n === 0n && power < BINARY_SUFFIXES.length - 1) {
    amount /= 1024n
    power += 1
  }
  return `${amount}${BINARY_SUFFIXES[power] ?? ''}`
}

/** Mantissa without needless zeros and an exponent that is a multiple of three. */
function decimalParts({ mantissa, scale }: Decimal): readonly [bigint, number] {
  let amount = mantissa
  let exponent = scale
  while (amount % 10n === 0n) {
    amount /= 10n
    exponent += 1
  }
  while (exponent % 3 !== 0) {
    amount *= 10n
    exponent -= 1
  }
  return [amount, exponent]
}
