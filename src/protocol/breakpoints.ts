/** Where a person wants time to be held: when something happens to an object, whichever it is. */

export type ReadyMade =
  | 'podFails'
  | 'containerCrashes'
  | 'cycleBegins'
  | 'nodeNotReady'
  | 'podDisrupted'
  | 'warning'

export type BreakpointWhen =
  | { readonly type: ReadyMade }
  /** One object is written, whatever changes: `Pod/default/web-7`. */
  | { readonly type: 'changes'; readonly object: string }
  /** An object comes to match: it did not before. */
  | ({ readonly type: 'matches' } & ObjectMatch)

/** Which objects are meant; what is empty excludes none. */
export interface ObjectMatch {
  readonly kind: string
  readonly namespace: string
  /** A label selector as kubectl takes it: `app=web,tier in (a,b)`. */
  readonly labels: string
  /** `status.phase=Failed`: see api/machinery/fieldExpression. */
  readonly fields: string
}

export interface Breakpoint {
  readonly id: string
  readonly when: BreakpointWhen
}

/** A breakpoint that was come to: time is held there. */
export interface Hit {
  readonly breakpoint: string
  /** `Pod/default/web-7` */
  readonly object: string
  /** What happened, in words that follow the object's name: `failed: Error`. */
  readonly text: string
  /** Simulated time. */
  readonly at: number
}

export interface Hits {
  /** The one at which time is held. */
  readonly hit?: Hit
  /** How often each was come to, by id; those never come to are absent. */
  readonly counts: Readonly<Record<string, number>>
}
