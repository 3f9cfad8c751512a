/**
 * Simulated time as the page shows it, and what is in the air. `now` moves between the engine's
 * updates by the rate it gave, so that messages fly smoothly.
 */
import { create } from 'zustand'
import type { Hit, Hits } from '../protocol/breakpoints'
import type {
  FlightView,
  Held,
  MomentView,
  Pace,
  StepUnit,
  TimeMode,
  Update,
} from '../protocol/messages'
import { clearTrail, extendTrail } from './trail'

/** A tick on the ruler: something that mattered, by verb and weight. */
export interface Mark {
  readonly at: number
  readonly verb: FlightView['verb']
  readonly weight: 1 | 2
}

export interface Timeline {
  /** Simulated time of the last update, whole microseconds. For drawing, use `simulatedNow()`. */
  readonly now: number
  readonly rate: number
  /** The same of the last update that brought records: what is only read need not change oftener. */
  readonly readAt: number
  readonly pace: Pace
  /** The mode that play goes back to. */
  readonly playing: Exclude<TimeMode, 'paused'>
  readonly quiet: boolean
  /** The stop at which time is held. */
  readonly held: Held | undefined
  /** The breakpoint at which time is held. */
  readonly hit: Hit | undefined
  /** How often each breakpoint was come to, by its id. */
  readonly hitCounts: Hits['counts']
  readonly marks: readonly Mark[]
}

export interface StepChoice {
  readonly unit: StepUnit
  readonly key: string
}

/** The steps of a paused cluster. */
export const stepChoices: readonly StepChoice[] = [
  { unit: 'message', key: '.' },
  { unit: 'phase', key: ',' },
  { unit: 'plugin', key: ';' },
  { unit: 'object', key: 'o' },
  { unit: 'quiet', key: 'q' },
]

/** How far back the ruler remembers. */
const MARKS_KEPT = 400
/** Without an update time is moved on for so long at the most. */
const EXTRAPOLATED_MILLIS = 100

export const useTimeline = create<Timeline>(() => ({
  now: 0,
  rate: 0,
  readAt: 0,
  pace: { mode: 'story', factor: 1, chatter: false },
  playing: 'story',
  quiet: true,
  held: undefined,
  hit: undefined,
  hitCounts: {},
  marks: [],
}))

const airborne = new Map<number, FlightView>()
const momentListeners = new Set<(moment: MomentView) => void>()
const flightListeners = new Set<(flight: FlightView) => void>()
let heardAt = 0

/** Takes the engine's update at wall time `wallMillis` (performance.now()). */
export function takeUpdate(update: Update, wallMillis: number): void {
  extendTrail(update.now, Math.min(wallMillis - heardAt, EXTRAPOLATED_MILLIS), update.skips)
  heardAt = wallMillis
  for (const [id, flight] of airborne) if (flight.arrives < update.now) airborne.delete(id)
  const { marks, pace: before, held: heldBefore, hit: hitBefore } = useTimeline.getState()
  const fresh: Mark[] = []
  for (const sent of update.flights) {
    const known = airborne.get(sent.id)
    const flight = known ? rerouted(known, sent) : sent
    airborne.set(flight.id, flight)
    if (!known && !flight.chatter && flight.kind === 'request') {
      fresh.push({ at: flight.departs, verb: flight.verb, weight: flight.verb === 'read' ? 1 : 2 })
    }
    for (const listener of flightListeners) listener(flight)
  }
  useTimeline.setState({
    now: update.now,
    rate: update.rate,
    ...(update.deltas.length > 0 ? { readAt: update.now } : {}),
    // Each update brings a copy; who reads the pace must not draw anew for one that says the same.
    pace: isSamePace(before, update.pace) ? before : update.pace,
    ...(update.pace.mode === 'paused' ? {} : { playing: update.pace.mode }),
    quiet: update.quiet,
    held: sameHeld(heldBefore, update.held),
    hit: sameHit(hitBefore, update.hits?.hit),
    hitCounts: update.hits?.counts ?? NO_HITS,
    ...(fresh.length > 0 ? { marks: [...marks, ...fresh].slice(-MARKS_KEPT) } : {}),
  })
  for (const moment of update.moments) for (const listener of momentListeners) listener(moment)
}

/** What is told a second time was held up or dropped on its way; who spoke and of what is known. */
const rerouted = (known: FlightView, { arrives, lost, facts }: FlightView): FlightView => ({
  ...known,
  arrives,
  lost,
  facts: { ...known.facts, ...facts },
})

/** Each update brings a copy of it. */
const sameHeld = (before: Held | undefined, held: Held | undefined): Held | undefined =>
  before !== undefined && isSameStop(before, held) ? before : held

const NO_HITS: Hits['counts'] = {}

const sameHit = (before: Hit | undefined, hit: Hit | undefined): Hit | undefined =>
  before?.at === hit?.at && before?.breakpoint === hit?.breakpoint && before?.object === hit?.object
    ? before
    : hit

const isSameStop = (one: Held, other: Held | undefined): boolean =>
  one.at === other?.at && one.point === other.point && one.pod === other.pod

const isSamePace = (one: Pace, other: Pace): boolean =>
  one.mode === other.mode &&
  one.factor === other.factor &&
  one.chatter === other.chatter &&
  JSON.stringify(one.hidden) === JSON.stringify(other.hidden)

export function clearTimeline(): void {
  airborne.clear()
  clearTrail()
  useTimeline.setState({
    now: 0,
    rate: 0,
    readAt: 0,
    marks: [],
    quiet: true,
    held: undefined,
    hit: undefined,
  })
}

/** Simulated time at wall time `wallMillis`: the last update's, moved on by its rate, at most 100 ms. */
export function simulatedNow(wallMillis: number): number {
  const { now, rate } = useTimeline.getState()
  return now + (rate * sinceHeard(wallMillis)) / 1000
}

/** Wall milliseconds since the last update in which time went on; 0 while it is held. */
export function playedSince(wallMillis: number): number {
  return useTimeline.getState().rate > 0 ? sinceHeard(wallMillis) : 0
}

const sinceHeard = (wallMillis: number): number =>
  Math.min(Math.max(wallMillis - heardAt, 0), EXTRAPOLATED_MILLIS)

/** What is in the air, by id. Live: read it in a frame, do not keep it. */
export const flightsInAir = (): ReadonlyMap<number, FlightView> => airborne

export const onMoment = (listener: (moment: MomentView) => void): (() => void) => {
  momentListeners.add(listener)
  return () => momentListeners.delete(listener)
}

export const onFlight = (listener: (flight: FlightView) => void): (() => void) => {
  flightListeners.add(listener)
  return () => flightListeners.delete(listener)
}
