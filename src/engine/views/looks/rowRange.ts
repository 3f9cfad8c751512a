/** The rows of a long list that are in sight. */
export interface RowRange {
  /** The first, from 0. */
  readonly from: number
  readonly count: number
}
