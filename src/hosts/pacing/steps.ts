/** The steps of a paused cluster: on to the next message, plugin, phase, change of an object, or quiet. */
import type { FlightView } from '../../engine/views/records'
import { nextSpeech } from '../../protocol/extensionPoints'
import type { StepUnit } from '../../protocol/messages'
import {
  type Found,
  isHeld,
  isQuiet,
  look,
  type Playhead,
  passAt,
  slowest,
  underWay,
} from './playhead'

export interface Goal {
  readonly unit: StepUnit
  /** `Pod/default/web-7`, for its next change. */
  readonly object: string
  /** Where the step began: what was asked for at that instant may not have begun yet. */
  readonly from: number
  readonly giveUpAt: number
  /** Set once a step found its message: play until it is seen on its wire, then stop. */
  message: FlightView | undefined
  reached(): void
}

/** A step gives up looking after this much simulated time. */
const GIVE_UP_MICROS: Readonly<Record<StepUnit, number>> = {
  message: 60_000_000,
  plugin: 60_000_000,
  phase: 60_000_000,
  object: 600_000_000,
  quiet: 600_000_000,
}
/** Where on its way a message stands when the step is over: to be read, and pointed at. */
const STOP_AT = 0.6
/** While nothing is on its way yet: simulated microseconds a wall millisecond. */
const UNSEEN = 100_000
const EVENTS_PER_TICK = 3_000

export const createGoal = (
  head: Playhead,
  unit: StepUnit,
  object: string,
  reached: () => void,
): Goal => {
  look(head)
  const from = head.engine.now()
  const giveUpAt = from + GIVE_UP_MICROS[unit]
  return { unit, object, from, giveUpAt, message: undefined, reached }
}

/**
 * Works towards the goal for one tick; true once it is reached. Where it ends depends on the
 * simulation alone: event by event to what is looked for, and a message's own time from there.
 */
export function tickGoal(head: Playhead, goal: Goal, wallMillis: number): boolean {
  if (goal.message !== undefined) return playTo(head, goal.message, wallMillis)
  if (goal.unit === 'plugin' && letPluginSpeak(head)) return true
  for (let events = 0; events < EVENTS_PER_TICK; events++) {
    const over = head.engine.now() >= goal.giveUpAt || !head.engine.step()
    head.exact = head.engine.now()
    const found = look(head)
    if (over || isHeld(head) || isReached(head, goal, found)) return true
    if (goal.unit === 'message' && found.message !== undefined) {
      goal.message = found.message
      return false
    }
  }
  return false
}

/** Within Score no event happens: time goes on to where the next plugin has spoken. */
function letPluginSpeak({ engine, scoring }: Playhead): boolean {
  if (scoring === undefined || engine.now() >= scoring.until) return false
  const at = nextSpeech(scoring, scoring.plugins, engine.now())
  if (at === undefined) return false
  engine.advance(at)
  return true
}

function isReached(head: Playhead, { unit, object, from }: Goal, found: Found): boolean {
  switch (unit) {
    case 'phase':
    // With nobody left to speak, the plugins' next word is at the next point.
    case 'plugin':
      return found.phase
    case 'object':
      return head.engine.outbox.changed.has(object)
    case 'quiet':
      return head.engine.now() > from && isQuiet(head)
    case 'message':
      return false
  }
}

function playTo(head: Playhead, { departs, arrives }: FlightView, wallMillis: number): boolean {
  const until = departs + Math.floor((arrives - departs) * STOP_AT)
  let left = wallMillis
  while (left > 0) {
    look(head)
    const speed = slowest(underWay(head, false)) ?? slowest(underWay(head, true)) ?? UNSEEN
    left -= passAt(head, speed, left, until)
    if (head.engine.now() >= until || isHeld(head)) return true
  }
  return false
}
