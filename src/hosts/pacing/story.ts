/**
 * Story: every message that matters is seen at reading speed, whatever its true latency; what
 * overlaps flies together; quiet stretches while something is under way are jumped over, and said
 * so. At rest time passes as clocks do, and slower for visitors, so that they are seen walking by.
 */
import {
  advanceTo,
  isHeld,
  isQuiet,
  look,
  nextTurn,
  type Playhead,
  passAt,
  slowest,
  underWay,
} from './playhead'

const REST_MICROS_PER_MILLI = 1_000
/** While something is under way and nothing is seen, so much is jumped over at once. */
const JUMP_MOST_MICROS = 1_500_000
/** What such a jump costs, so that a long one is seen passing. */
const JUMP_WALL_MILLIS = 4
/** A jump from this length on is worth telling. */
const SKIP_LEAST_MICROS = 500_000
/** Visitors may slow the clock for so long, then it goes on for a while whoever comes. */
const PATIENCE_MILLIS = 3_000
/** Bounds the work of one tick. */
const BEATS_PER_TICK = 1_500
const EVENTS_PER_JUMP = 1_500

export interface Skip {
  readonly from: number
  readonly to: number
}

export interface Story {
  readonly head: Playhead
  readonly skips: Skip[]
  jumpFrom: number | undefined
  /** Wall milliseconds that visitors may still slow the clock for. */
  patienceMillis: number
  weary: boolean
  /** Simulated microseconds a wall millisecond just now; 0 while it jumps. */
  speed: number
}

export const createStory = (head: Playhead): Story => ({
  head,
  skips: [],
  jumpFrom: undefined,
  patienceMillis: PATIENCE_MILLIS,
  weary: false,
  speed: 0,
})

export function tickStory(story: Story, wallMillis: number): void {
  const { head } = story
  let left = wallMillis
  for (let beats = 0; left > 0 && beats < BEATS_PER_TICK; beats++) {
    look(head)
    if (isHeld(head)) return
    const used = beat(story, left)
    head.calmMillis = Math.max(0, head.calmMillis - used)
    left -= used
  }
}

function beat(story: Story, wallMillis: number): number {
  const { head } = story
  const speed = slowest(underWay(head, false))
  if (speed !== undefined) {
    endJump(story)
    return goAt(story, speed, wallMillis)
  }
  if (isWaiting(head) && head.calmMillis === 0) return jump(story)
  endJump(story)
  return rest(story, wallMillis)
}

/** Something is on its way to another state, or will be seen soon. */
const isWaiting = ({ engine, spans }: Playhead): boolean =>
  !engine.settled() || spans.some((span) => !span.ambient)

function goAt(story: Story, speed: number, wallMillis: number): number {
  const { head } = story
  story.speed = speed * head.pace.factor
  return passAt(head, story.speed, wallMillis)
}

/** Goes on until something that matters is sent. Returns the wall time it stands for. */
function jump(story: Story): number {
  const { head } = story
  const { engine } = head
  story.speed = 0
  story.jumpFrom ??= engine.now()
  const most = engine.now() + JUMP_MOST_MICROS
  for (let events = 0; events < EVENTS_PER_JUMP; events++) {
    const end = Math.min(most, nextTurn(head))
    const next = engine.nextAt()
    if (next === undefined || next > end) advanceTo(head, end)
    else engine.step()
    look(head)
    const seen = underWay(head, false).length > 0
    if (seen || !isWaiting(head) || head.calmMillis > 0 || engine.now() >= most) break
    if (isHeld(head)) break
  }
  head.exact = engine.now()
  return JUMP_WALL_MILLIS
}

function endJump(story: Story): void {
  const from = story.jumpFrom
  const to = story.head.engine.now()
  story.jumpFrom = undefined
  if (from !== undefined && to - from >= SKIP_LEAST_MICROS) story.skips.push({ from, to })
}

function rest(story: Story, wallMillis: number): number {
  const { head } = story
  const visitors = slowest(underWay(head, true)) ?? REST_MICROS_PER_MILLI
  const ambient = Math.min(REST_MICROS_PER_MILLI, visitors)
  const slow = ambient < REST_MICROS_PER_MILLI && !story.weary && isQuiet(head)
  const used = goAt(story, slow ? ambient : REST_MICROS_PER_MILLI, wallMillis)
  story.patienceMillis = Math.min(story.patienceMillis + (slow ? -used : used), PATIENCE_MILLIS)
  if (story.patienceMillis <= 0) story.weary = true
  else if (story.patienceMillis >= PATIENCE_MILLIS / 2) story.weary = false
  return used
}
