/** What the painters need to know of the stage: where things stand, and how it is looked at. */
import { type Box, box, type Size } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import type { Wires } from '../layout/wires'

export interface Scene {
  readonly layout: StageLayout
  readonly wires: Wires
  /** Boxes that hold words, in world units. */
  readonly words: readonly Box[]
}

/** As React Flow has it: a place in the world is `x * zoom + dx` on the screen. */
export type View = readonly [dx: number, dy: number, zoom: number]

/** How the stage is looked at in this frame, and on how much of the page. */
export interface Looking {
  readonly view: View
  readonly room: Size
}

export const onScreen = ([dx, dy, zoom]: View, of: Box): Box =>
  box(of.x * zoom + dx, of.y * zoom + dy, of.width * zoom, of.height * zoom)

/** How much larger than at zoom 1 messages and their labels are drawn: never too small to read. */
export const scaleOf = ([, , zoom]: View): number => Math.min(Math.max(zoom, SMALLEST), LARGEST)

const SMALLEST = 0.95
const LARGEST = 2.2

/** The name on the board's edge, from the board's corner. */
const TAB: Box = box(16, -13, 200, 26)

export function wordsOn(layout: StageLayout): readonly Box[] {
  const { board, stations, workers } = layout
  const tab = { ...TAB, x: board.box.x + TAB.x, y: board.box.y + TAB.y }
  const cards = layout.level === 'far' ? [] : [...workers.values()]
  return [tab, ...board.parts.map((part) => part.box), ...stations.map((one) => one.box), ...cards]
}
