/**
 * Decides how fast virtual time passes. The engine knows no speed: the conductor advances it by as
 * much as the pace asks for each stretch of wall time.
 */
import type { Engine, Output } from '../engine/engine'
import type { Breakpoint, Hits } from '../protocol/breakpoints'
import type { Held, Pace, StepUnit, Stop } from '../protocol/messages'
import { setBreakpoints } from './pacing/breakpoints/breakpoints'
import {
  advanceTo,
  createPlayhead,
  isQuiet as headIsQuiet,
  isHeld,
  letGo,
  look,
  type Playhead,
} from './pacing/playhead'
import { createGoal, type Goal, tickGoal } from './pacing/steps'
import { createStory, type Skip, type Story, tickStory } from './pacing/story'

/** Bounds the work of one tick of the clock, so that the page stays quick. */
const EVENTS_PER_TICK = 3_000
/** Few events, such as decisions with a plugin that somebody wrote, can take long as well. */
const WALL_MILLIS_PER_TICK = 100
/** Events between two looks at the wall clock. */
const EVENTS_PER_LOOK = 64

export interface Conductor {
  readonly engine: Engine
  readonly head: Playhead
  readonly story: Story
  goal: Goal | undefined
  /** Simulated microseconds a wall millisecond just now. */
  rate: number
  /** What came out of the engine and was not asked for yet. */
  kept: Output | undefined
}

/** `held`: at which stop a session of before was held. */
export function createConductor(engine: Engine, pace: Pace, held?: Held): Conductor {
  const head = createPlayhead(engine, pace, held)
  return { engine, head, story: createStory(head), goal: undefined, rate: 0, kept: undefined }
}

export const heldOf = ({ head }: Conductor): Held | undefined => head.stops.held

/** From now on time is held where a pod comes to one of these. */
export const stopAt = ({ head }: Conductor, stops: readonly Stop[]): void => {
  head.stops.wanted = stops
}

/** From now on time is held where one of these happens, and no other. */
export const breakAt = ({ head }: Conductor, wanted: readonly Breakpoint[]): void =>
  setBreakpoints(head.breakpoints, wanted)

/** Undefined as long as none was ever come to. */
export function hitsOf({ head: { breakpoints } }: Conductor): Hits | undefined {
  const { hit, counts } = breakpoints
  return counts.size === 0 ? undefined : { ...(hit && { hit }), counts: Object.fromEntries(counts) }
}

export const paceOf = ({ head }: Conductor): Pace => head.pace

/** Another mode ends a step that is not over yet, and leaves the stop at which time was held. */
export function setPace(conductor: Conductor, pace: Pace): void {
  const { head } = conductor
  if (pace.mode !== head.pace.mode) finish(conductor)
  head.pace = pace
  if (pace.mode === 'paused') return
  letGo(head)
  hold(conductor)
}

/** Lets `wallMillis` of wall time pass. */
export function tick(conductor: Conductor, wallMillis: number): void {
  pass(conductor, wallMillis)
  hold(conductor)
}

function pass(conductor: Conductor, wallMillis: number): void {
  const { head, story, engine, goal } = conductor
  const before = engine.now()
  if (goal !== undefined) {
    if (tickGoal(head, goal, wallMillis)) finish(conductor)
    conductor.rate = goal.message === undefined ? 0 : rateOf(engine.now() - before, wallMillis)
  } else if (head.pace.mode === 'clock') {
    tickClock(head, wallMillis)
    conductor.rate = rateOf(engine.now() - before, wallMillis)
  } else if (head.pace.mode === 'story') {
    tickStory(story, wallMillis)
    conductor.rate = story.speed
  } else conductor.rate = 0
}

/** Plays on to the next message, phase, change of an object, or quiet; then pauses. */
export function step(
  conductor: Conductor,
  unit: StepUnit,
  object: string,
  reached: () => void,
): void {
  finish(conductor)
  // What changed before the step is not what it looks for.
  keep(conductor)
  setPace(conductor, { ...conductor.head.pace, mode: 'paused' })
  letGo(conductor.head)
  if (isHeld(conductor.head)) {
    reached()
    return
  }
  conductor.goal = createGoal(conductor.head, unit, object, reached)
}

/** Whether nothing that matters is in the air or under way. */
export const isQuiet = ({ head }: Conductor): boolean => headIsQuiet(head)

/** Empties the engine's outbox, after a last look at it; without records these stay in it. */
export function drain(conductor: Conductor, withRecords = true): Output {
  const output = keep(conductor, withRecords)
  conductor.kept = undefined
  return output
}

/** The stretches jumped over since the last call. */
export const takeSkips = ({ story }: Conductor): readonly Skip[] => story.skips.splice(0)

function tickClock(head: Playhead, wallMillis: number): void {
  const { engine, pace } = head
  const wanted = Math.max(head.exact, engine.now()) + wallMillis * 1_000 * pace.factor
  runTo(head, Math.floor(wanted))
  const behind = engine.now() < Math.floor(wanted)
  head.exact = behind ? engine.now() : wanted
}

/** No further than a stop, and no longer than the page can wait. */
function runTo(head: Playhead, until: number): void {
  const { engine } = head
  const end = performance.now() + WALL_MILLIS_PER_TICK
  for (let left = EVENTS_PER_TICK; left > 0 && performance.now() < end; left -= EVENTS_PER_LOOK) {
    advanceTo(head, until, EVENTS_PER_LOOK)
    if (isHeld(head) || engine.now() >= until) return
  }
}

const rateOf = (micros: number, wallMillis: number): number =>
  wallMillis > 0 ? micros / wallMillis : 0

/** Where time is to be held it is, and a step on its way is over. */
function hold(conductor: Conductor): void {
  const { head } = conductor
  if (!isHeld(head)) return
  finish(conductor)
  conductor.rate = 0
  if (head.pace.mode !== 'paused') head.pace = { ...head.pace, mode: 'paused' }
}

function finish(conductor: Conductor): void {
  const { goal } = conductor
  conductor.goal = undefined
  goal?.reached()
}

function keep(conductor: Conductor, withRecords = true): Output {
  const { head, kept } = conductor
  look(head)
  head.seenFlights = 0
  head.seenMoments = 0
  const fresh = conductor.engine.drain(withRecords)
  const output = kept === undefined ? fresh : joined(kept, fresh)
  conductor.kept = output
  return output
}

const joined = (one: Output, next: Output): Output => ({
  now: next.now,
  nextAt: next.nextAt,
  deltas: [...one.deltas, ...next.deltas],
  flights: [...one.flights, ...next.flights],
  moments: [...one.moments, ...next.moments],
  responses: [...one.responses, ...next.responses],
})
