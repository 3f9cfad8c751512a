/**
 * A way from one place to another along given lanes and round every box: the shortest, where each
 * turn counts as some length of its own. Both ends are left and reached level, never from above.
 */
import { type Box, bottomOf, type Point, point, rightOf } from './geometry'

export interface Maze {
  /** Upright lanes, as x. */
  readonly lanes: readonly number[]
  /** Level lanes, as y. */
  readonly levels: readonly number[]
  readonly boxes: readonly Box[]
}

/** What a turn costs, in pixels of way. */
const TURN = 60

interface Step {
  readonly x: number
  readonly y: number
  /** Arrived here along a lane, not along a level. */
  readonly upright: boolean
  readonly cost: number
  readonly before: Step | undefined
}

/** The corners between `start` and `end`; undefined when no lane leads there. */
export function wayThrough(maze: Maze, start: Point, end: Point): readonly Point[] | undefined {
  if (start.y === end.y && isClear(maze.boxes, start, end)) return []
  const xs = sorted(maze.lanes)
  const ys = sorted([...maze.levels, start.y, end.y])
  const best = new Map<string, number>()
  const open: Step[] = []
  const offer = (step: Step): void => {
    const key = `${step.x} ${step.y} ${step.upright}`
    if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= step.cost) return
    best.set(key, step.cost)
    open.push(step)
  }
  for (const x of xs) {
    const cost = Math.abs(x - start.x)
    const first = { x, y: start.y, upright: false, cost, before: undefined }
    if (isClear(maze.boxes, start, first)) offer(first)
  }
  let arrived: Step | undefined
  while (open.length > 0) {
    const step = takeCheapest(open)
    if (step.cost >= (arrived?.cost ?? Number.POSITIVE_INFINITY)) break
    if (step.y === end.y && isClear(maze.boxes, step, end)) {
      const cost = step.cost + Math.abs(end.x - step.x) + (step.upright ? TURN : 0)
      if (cost < (arrived?.cost ?? Number.POSITIVE_INFINITY)) arrived = { ...step, cost }
    }
    for (const next of neighbours(step, xs, ys)) {
      if (isClear(maze.boxes, step, next)) offer(next)
    }
  }
  return arrived && cornersOf(arrived, start, end)
}

function takeCheapest(open: Step[]): Step {
  let index = 0
  for (let i = 1; i < open.length; i++) {
    if ((open[i]?.cost ?? 0) < (open[index]?.cost ?? 0)) index = i
  }
  const [step] = open.splice(index, 1)
  if (step === undefined) throw new Error('asked for a step when none was open')
  return step
}

function neighbours(step: Step, xs: readonly number[], ys: readonly number[]): readonly Step[] {
  const [column, row] = [xs.indexOf(step.x), ys.indexOf(step.y)]
  const to = (x: number | undefined, y: number | undefined, upright: boolean): Step[] => {
    if (x === undefined || y === undefined) return []
    const way = Math.abs(x - step.x) + Math.abs(y - step.y)
    const turn = upright === step.upright ? 0 : TURN
    return [{ x, y, upright, cost: step.cost + way + turn, before: step }]
  }
  return [
    ...to(xs[column - 1], step.y, false),
    ...to(xs[column + 1], step.y, false),
    ...to(step.x, ys[row - 1], true),
    ...to(step.x, ys[row + 1], true),
  ]
}

/** Where the way turns: steps between two of the same direction are no corners. */
function cornersOf(last: Step, start: Point, end: Point): readonly Point[] {
  const steps: Point[] = []
  for (let step: Step | undefined = last; step; step = step.before) steps.unshift(step)
  const all = [start, ...steps, end]
  return steps.flatMap((at, i) => {
    const [before, after] = [all[i], all[i + 2]]
    const level = before?.y === at.y && after?.y === at.y
    const upright = before?.x === at.x && after?.x === at.x
    return level || upright ? [] : [point(at.x, at.y)]
  })
}

const sorted = (values: readonly number[]): readonly number[] =>
  [...new Set(values)].sort((one, other) => one - other)

/** Whether a straight run, upright or level, touches the inside of no box. */
export function isClear(boxes: readonly Box[], from: Point, to: Point): boolean {
  const [left, right] = from.x < to.x ? [from.x, to.x] : [to.x, from.x]
  const [top, bottom] = from.y < to.y ? [from.y, to.y] : [to.y, from.y]
  return boxes.every(
    (one) => right <= one.x || left >= rightOf(one) || bottom <= one.y || top >= bottomOf(one),
  )
}
