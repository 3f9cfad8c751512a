/**
 * Decides how fast virtual time passes. The engine knows no speed: the conductor advances it by as
 * much as the pace asks for each stretch of wall time.
 */
import type { Engine, Output } from '../engine/engine'
import type { Pace, StepUnit } from '../protocol/messages'
import { createPlayhead, isQuiet as headIsQuiet, look, type Playhead } from './pacing/playhead'
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

export function createConductor(engine: Engine, pace: Pace): Conductor {
  const head = createPlayhead(engine, pace)
  return { engine, head, story: createStory(head), goal: undefined, rate: 0, kept: undefined }
}

export const paceOf = ({ head }: Conductor): Pace => head.pace

/** Another mode ends a step that is not over yet. */
export function setPace(conductor: Conductor, pace: Pace): void {
  if (pace.mode !== conductor.head.pace.mode) finish(conductor)
  conductor.head.pace = pace
}

/** Lets `wallMillis` of wall time pass. */
export function tick(conductor: Conductor, wallMillis: number): void {
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
  advanceTo(engine, Math.floor(wanted))
  const behind = engine.now() < Math.floor(wanted)
  head.exact = behind ? engine.now() : wanted
}

function advanceTo(engine: Engine, until: number): void {
  const end = performance.now() + WALL_MILLIS_PER_TICK
  for (let left = EVENTS_PER_TICK; left > 0 && performance.now() < end; ) {
    const handled = engine.advance(until, Math.min(left, EVENTS_PER_LOOK))
    if (handled < EVENTS_PER_LOOK) return
    left -= handled
  }
}

const rateOf = (micros: number, wallMillis: number): number =>
  wallMillis > 0 ? micros / wallMillis : 0

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
