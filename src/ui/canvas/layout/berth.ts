/** How pods lie in a worker's berth: as large as all of them fit, from cards with words to squares. */
import { type Box, box, clamp, type Size } from './geometry'

/** `wide` and `narrow` are cards, `line` a dot and a name, `tile` a square told by its look. */
export type PodSize = 'wide' | 'narrow' | 'line' | 'tile'

export interface BerthPlan {
  readonly size: PodSize
  readonly columns: number
  readonly pod: Size
  readonly gap: number
  readonly padding: number
  /** How many fit. What is over is told as a number in the last slot. */
  readonly capacity: number
}

interface Measure {
  readonly size: PodSize
  readonly width: readonly [least: number, most: number]
  readonly height: readonly [least: number, most: number]
  readonly gap: number
}

const PADDING = 6

const measures: readonly Measure[] = [
  { size: 'wide', width: [108, 132], height: [40, 50], gap: 6 },
  { size: 'narrow', width: [80, 106], height: [40, 50], gap: 6 },
  { size: 'line', width: [98, 132], height: [18, 24], gap: 3 },
  { size: 'line', width: [80, 98], height: [18, 24], gap: 3 },
  { size: 'tile', width: [14, 14], height: [14, 14], gap: 4 },
  { size: 'tile', width: [11, 11], height: [11, 11], gap: 3 },
  { size: 'tile', width: [8, 8], height: [8, 8], gap: 2 },
  { size: 'tile', width: [6, 6], height: [6, 6], gap: 2 },
]

/**
 * The largest size at which `count` pods fit a berth. `most` is the count of the fullest worker, so
 * that cards side by side agree: none is wide while another had to be narrow, and squares are
 * equally large.
 */
export function berthPlan(berth: Size, count: number, most: number = count): BerthPlan {
  const plans = measures.map((measure) => planFor(measure, berth))
  const first = plans[0] && plans[0].capacity >= most ? 0 : 1
  const fits = (least: number) => (plan: BerthPlan) => plan.capacity >= Math.max(least, 1)
  const fitting = plans.slice(first).find(fits(count)) ?? lastOf(plans)
  if (fitting.size !== 'tile') return fitting
  const tiles = plans.filter((plan) => plan.size === 'tile')
  return tiles.find(fits(Math.max(count, most))) ?? lastOf(plans)
}

/** How many of `count` pods are drawn: all that fit, or as many as leave room for a number. */
export function shownIn({ capacity, size }: BerthPlan, count: number): number {
  if (count <= capacity) return count
  return Math.max(0, capacity - (size === 'tile' ? TILES_OF_NUMBER : 1))
}

/** Squares that the number of those not drawn takes the place of. */
const TILES_OF_NUMBER = 4

/** Where the pod at `index` lies, from the berth's corner. */
export function slotOf(plan: BerthPlan, index: number): Box {
  const { columns, pod, gap, padding } = plan
  const column = index % columns
  const row = Math.floor(index / columns)
  return box(
    padding + column * (pod.width + gap),
    padding + row * (pod.height + gap),
    pod.width,
    pod.height,
  )
}

function planFor({ size, width, height, gap }: Measure, berth: Size): BerthPlan {
  const padding = Math.min(PADDING, gap + 2)
  const room = { width: berth.width - 2 * padding, height: berth.height - padding - 4 }
  const columns = Math.floor((room.width + gap) / (width[0] + gap))
  const rows = Math.floor((room.height + gap) / (height[0] + gap))
  const pod = {
    width: Math.floor(clamp((room.width + gap) / Math.max(columns, 1) - gap, width[0], width[1])),
    height: Math.floor(clamp((room.height + gap) / Math.max(rows, 1) - gap, height[0], height[1])),
  }
  const capacity = Math.max(0, columns) * Math.max(0, rows)
  return { size, columns: Math.max(columns, 1), pod, gap, padding, capacity }
}

function lastOf(plans: readonly BerthPlan[]): BerthPlan {
  const last = plans.at(-1)
  if (last === undefined) throw new Error('pods have at least one size')
  return last
}
