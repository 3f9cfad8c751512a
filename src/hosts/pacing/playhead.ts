/** Where the engine stands in simulated time, and what it has on its way there. */
import type { Engine } from '../../engine/engine'
import type { FlightView } from '../../engine/views/records'
import type { Held, Pace } from '../../protocol/messages'
import {
  areSet,
  type Breakpoints,
  createBreakpoints,
  lookAtMoment,
  releaseHit,
} from './breakpoints/breakpoints'
import { calmAfter, flightSpan, momentSpans, type Shown, type Span } from './readingTime'
import { createStops, isPoint, lookForStop, release, type Stops } from './stops'

/** Nothing that matters for this long is quiet: between two steps of a story lies less. */
const QUIET_MICROS = 1_000_000
/** More at one instant are left for the next beat, so that the page stays quick. */
const EVENTS_AT_ONCE = 1_000

export interface Playhead {
  readonly engine: Engine
  pace: Pace
  /** Simulated time to the fraction; the engine stands at its whole microseconds. */
  exact: number
  /** What is on its way, drawn or inside a component. */
  spans: Span[]
  readonly shown: Shown
  /** Wall milliseconds for which nothing may be skipped: a sentence is being read. */
  calmMillis: number
  /** Since when nothing that matters is under way; undefined while something is. */
  quietSince: number | undefined
  seenFlights: number
  seenMoments: number
  readonly stops: Stops
  readonly breakpoints: Breakpoints
  /** The Score that was begun last, until when, and how many plugins it asks. */
  scoring: Scoring | undefined
}

interface Scoring {
  readonly from: number
  readonly until: number
  readonly plugins: number
}

/** What was new at the last look: the first message that is drawn, a phase of scheduling. */
export interface Found {
  readonly message: FlightView | undefined
  readonly phase: boolean
}

export const createPlayhead = (engine: Engine, pace: Pace, held?: Held): Playhead => ({
  engine,
  pace,
  exact: engine.now(),
  spans: [],
  shown: new Map(),
  calmMillis: 0,
  quietSince: engine.now() - QUIET_MICROS,
  seenFlights: 0,
  seenMoments: 0,
  stops: createStops(held),
  breakpoints: createBreakpoints(engine),
  scoring: undefined,
})

/** Whether nothing that matters has been in the air or under way for a while. */
export const isQuiet = ({ engine, quietSince }: Playhead): boolean =>
  quietSince !== undefined && engine.now() - quietSince >= QUIET_MICROS

/** What is to be seen just now; an answer that is only prepared yet has its span later. */
export const underWay = ({ spans, engine }: Playhead, ambient: boolean): readonly Span[] =>
  spans.filter((span) => span.ambient === ambient && span.from <= engine.now())

/** When what is under way changes by itself: something leaves or arrives. */
export function nextTurn({ spans, engine }: Playhead): number {
  const now = engine.now()
  let turn = Number.POSITIVE_INFINITY
  for (const { from, until } of spans) turn = Math.min(turn, from > now ? from : until)
  return turn
}

/** Simulated microseconds a wall millisecond that give every span its time; undefined for none. */
export function slowest(spans: readonly Span[]): number | undefined {
  let least: number | undefined
  for (const { from, until, wallMillis } of spans) {
    const speed = (until - from) / wallMillis
    if (least === undefined || speed < least) least = speed
  }
  return least
}

/**
 * Lets time pass at `speed`, no further than `cap`, and no further than the next instant at which
 * something happens: that may be worth another speed. Returns the wall time used.
 */
export function passAt(
  head: Playhead,
  speed: number,
  wallMillis: number,
  cap = Number.POSITIVE_INFINITY,
): number {
  const { engine } = head
  const from = Math.max(head.exact, engine.now())
  const wanted = from + speed * wallMillis
  const end = Math.min(cap, nextTurn(head), engine.nextAt() ?? Number.POSITIVE_INFINITY)
  if (end > wanted) {
    engine.advance(Math.floor(wanted))
    head.exact = wanted
    return wallMillis
  }
  advanceTo(head, end, EVENTS_AT_ONCE)
  head.exact = isHeld(head) ? engine.now() : end
  return (end - from) / speed
}

/** Whether time is held, at a stop of the scheduler or at a breakpoint. */
export const isHeld = ({ stops, breakpoints }: Playhead): boolean =>
  stops.held !== undefined || breakpoints.hit !== undefined

/** Time may go on. */
export function letGo({ stops, breakpoints }: Playhead): void {
  release(stops)
  releaseHit(breakpoints)
}

/**
 * `engine.advance`, no further than where time is to be held: while there is such a place, event by
 * event, up to the one in which it is come to.
 */
export function advanceTo(head: Playhead, to: number, most = Number.POSITIVE_INFINITY): void {
  const { engine, stops, breakpoints } = head
  if (stops.wanted.length === 0 && !areSet(breakpoints)) {
    engine.advance(to, most)
    return
  }
  for (let events = 0; events < most; events++) {
    const next = engine.nextAt()
    if (next === undefined || next > to) {
      engine.advance(to)
      return
    }
    engine.step()
    if (engine.outbox.moments.length > head.seenMoments) look(head)
    if (isHeld(head)) return
  }
}

/** Takes note of what the engine sent since the last look, and forgets what arrived. */
export function look(head: Playhead): Found {
  const { engine, shown, pace } = head
  const { flights, moments } = engine.outbox
  const counted: Shown = pace.mode === 'clock' ? new Map() : shown
  let message: FlightView | undefined
  let phase = false
  for (; head.seenFlights < flights.length; head.seenFlights++) {
    const flight = flights[head.seenFlights]
    const span = flight && flightSpan(flight, pace, counted)
    if (span === undefined) continue
    head.spans.push(span)
    if (flight?.chatter === false) message ??= flight
  }
  for (; head.seenMoments < moments.length; head.seenMoments++) {
    const moment = moments[head.seenMoments]
    if (moment === undefined) continue
    if (isPoint(moment.note)) {
      phase = true
      const { plugins, until } = moment.note
      if (plugins) head.scoring = { from: moment.at, until, plugins: plugins.length }
    }
    lookForStop(head.stops, moment)
    lookAtMoment(head.breakpoints, moment)
    head.calmMillis = Math.max(head.calmMillis, calmAfter(moment))
    head.spans.push(...momentSpans(moment, counted))
  }
  settle(head)
  return { message, phase }
}

function settle(head: Playhead): void {
  const { engine } = head
  const now = engine.now()
  if (head.spans.some((span) => span.until <= now)) {
    head.spans = head.spans.filter((span) => span.until > now)
  }
  const busy = head.spans.some((span) => !span.ambient) || !engine.settled()
  if (busy) head.quietSince = undefined
  else head.quietSince ??= now
  if (isQuiet(head)) head.shown.clear()
}
