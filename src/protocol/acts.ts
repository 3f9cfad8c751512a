/** What was done by hand, as it is kept in the record. */

/** An act, as a person with kubectl would do it. */
export interface Deed {
  /** The kubectl line; where kubectl has none, the act in words. Never more than one line. */
  readonly line: string
  readonly isKubectl: boolean
  /** The documents that the line reads from its input. */
  readonly stdin?: readonly unknown[]
}

/** One object that an act wrote. */
export interface Change {
  /** Its API path. */
  readonly path: string
  /** Absent: there was none before. */
  readonly before?: unknown
  /** As the API server answered. Absent: it is gone. */
  readonly after?: unknown
}

export interface Act {
  /** Greater than the ids of all acts before. */
  readonly id: number
  /** Simulated time at which it was asked for, microseconds. */
  readonly at: number
  readonly deed: Deed
  readonly changes: readonly Change[]
}
