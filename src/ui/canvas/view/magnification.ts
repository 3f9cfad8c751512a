/** Zoom is meaning: what is drawn as squares at first shows its names when one comes nearer. */
import { berthPlan } from '../layout/berth'
import type { Size } from '../layout/geometry'
import { cardInside } from '../layout/workerCard'

/** How much nearer than the whole stage one must look, and how far away again to lose it. */
const STEPS = [
  { step: 3, from: 2.9, until: 2.5 },
  { step: 2, from: 1.9, until: 1.6 },
] as const

/** 1, 2 or 3: how much more a card may show at a zoom `ratio` times that of the whole stage. */
export function nearness(ratio: number, before: number): number {
  const step = STEPS.find(({ step, from, until }) => ratio >= (before >= step ? until : from))
  return step?.step ?? 1
}

/** Width of what is drawn in a far cell that became a card. */
const CARD_OF_CELL = 190

/** How much larger than its cell the inside of such a card is. */
export const cellMagnified = (cell: Size): number => CARD_OF_CELL / cell.width

/** A card whose pods have names already stays as it is, only larger. */
export function magnifiedBy(nearer: number, card: Size, pods: number): number {
  if (nearer === 1) return 1
  return berthPlan(cardInside(card).berth, pods).size === 'tile' ? nearer : 1
}
