/** One figure: what it is, what it should be, and how it is got. */
export interface Benchmark {
  readonly name: string
  readonly unit: string
  readonly goal: number
  readonly better: 'less' | 'more'
  /** Undefined where it cannot be measured here, e.g. without a browser. */
  measure(): number | undefined | Promise<number | undefined>
}

/** The middle of several runs: one slow run of a shared machine does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Three digits that mean something. */
export const rounded = (value: number): number => Number(value.toPrecision(3))
