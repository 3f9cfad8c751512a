/**
 * Where the label of a message goes: beside the shape on the free side, never across a component's
 * words, another label or another message. Who finds no place goes without; hovering shows it.
 */
import { type Box, bottomOf, box, overlap, rightOf } from '../layout/geometry'

export type Side = 'n' | 's' | 'e' | 'w' | 'ne' | 'nw' | 'se' | 'sw'

export interface Labelled {
  readonly id: number
  readonly x: number
  readonly y: number
  /** Radians: a label stands beside the way, not in it. */
  readonly heading: number
  /** Of the plate, for each way to say it, longest first: the first that finds a place is said. */
  readonly widths: readonly number[]
  readonly height: number
  /** What rides on an open wire may have its label in the way. */
  readonly inLine: boolean
  /** From the middle of the shape to the plate. */
  readonly reach: number
  /** Shown whatever it covers: pointed at, or selected. */
  readonly must: boolean
}

export interface PlacedPlate {
  readonly id: number
  readonly side: Side
  /** Which of the widths. */
  readonly wording: number
  readonly box: Box
}

/**
 * Places labels in order of importance. `words`: what must stay readable. `before`: the side each
 * had in the last frame, kept while it is free, so that labels do not jump about.
 */
export function placePlates(
  labelled: readonly Labelled[],
  words: readonly Box[],
  shapes: readonly Box[],
  room: Box,
  before: ReadonlyMap<number, Side>,
): readonly PlacedPlate[] {
  const placed: PlacedPlate[] = []
  for (const label of labelled) {
    const last = before.get(label.id)
    const sides = last === undefined ? sidesOf(label) : [last, ...sidesOf(label)]
    const taken = [...words, ...placed.map((plate) => plate.box)]
    const own = box(label.x - 1, label.y - 1, 2, 2)
    const others = shapes.filter((shape) => overlap(shape, own) === 0)
    const isFree = (plate: Box): boolean =>
      inside(plate, room) && clear(plate, taken) && clear(plate, others)
    const free = firstFree(label, sides, isFree)
    const plate = free ?? (label.must ? leastCovering(label, sides, taken, room) : undefined)
    if (plate !== undefined) placed.push(plate)
  }
  return placed
}

function firstFree(
  label: Labelled,
  sides: readonly Side[],
  isFree: (plate: Box) => boolean,
): PlacedPlate | undefined {
  for (let wording = 0; wording < label.widths.length; wording++) {
    for (const side of sides) {
      const box = plateAt(label, side, wording)
      if (isFree(box)) return { id: label.id, side, wording, box }
    }
  }
  return undefined
}

const inside = (plate: Box, room: Box): boolean =>
  plate.x >= room.x &&
  plate.y >= room.y &&
  rightOf(plate) <= rightOf(room) &&
  bottomOf(plate) <= bottomOf(room)

const clear = (plate: Box, taken: readonly Box[]): boolean =>
  taken.every((one) => overlap(plate, one) === 0)

function leastCovering(
  label: Labelled,
  sides: readonly Side[],
  taken: readonly Box[],
  room: Box,
): PlacedPlate {
  const cost = (side: Side): number => {
    const plate = plateAt(label, side, 0)
    const out = inside(plate, room) ? 0 : plate.width * plate.height
    return taken.reduce((sum, one) => sum + overlap(plate, one), out)
  }
  const side = sides.reduce((best, one) => (cost(one) < cost(best) ? one : best), sides[0] ?? 'n')
  return { id: label.id, side, wording: 0, box: plateAt(label, side, 0) }
}

const level: readonly Side[] = ['n', 's', 'nw', 'ne', 'sw', 'se', 'w', 'e']
const upright: readonly Side[] = ['w', 'e', 'nw', 'sw', 'ne', 'se', 'n', 's']

const inWay: readonly Side[] = ['e', 'w', 'n', 's', 'ne', 'nw', 'se', 'sw']

function sidesOf({ heading, inLine }: Labelled): readonly Side[] {
  if (Math.abs(Math.sin(heading)) > 0.7) return upright
  return inLine ? inWay : level
}

function plateAt({ x, y, widths, height, reach }: Labelled, side: Side, wording: number): Box {
  const width = widths[wording] ?? 0
  const north = y - reach - height
  const south = y + reach
  const east = x + reach
  const west = x - reach - width
  const lean = reach * 0.6
  switch (side) {
    case 'n':
      return box(x - width / 2, north, width, height)
    case 's':
      return box(x - width / 2, south, width, height)
    case 'e':
      return box(east, y - height / 2, width, height)
    case 'w':
      return box(west, y - height / 2, width, height)
    case 'ne':
      return box(x + lean, y - lean - height, width, height)
    case 'nw':
      return box(x - lean - width, y - lean - height, width, height)
    case 'se':
      return box(x + lean, y + lean, width, height)
    case 'sw':
      return box(x - lean - width, y + lean, width, height)
  }
}
