/** One disagreement, in words. */
export interface Difference {
  /** Seconds since the trace began. */
  readonly at: number
  readonly component: string
  readonly about: string
  readonly expected: string
  readonly got: string
}
