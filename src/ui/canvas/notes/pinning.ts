/** Where a note hangs: a pin is told in fractions of a box, and drawn in world units. */
import type { Fraction, Pin } from '../../../store/notes'
import type { Selected } from '../../../store/selection'
import { type Box, box, holds, middleX, middleY, type Point } from '../layout/geometry'
import { masterId, type StageLayout, workerId } from '../layout/stageLayout'

/** A note pinned at `at`: on the smallest thing there, else on the stage. */
export function pinAt(layout: StageLayout, at: Point): Pin {
  const stage = fractionOf(stageBox(layout), at)
  const thing = things(layout).find(([, place]) => holds(place, at))
  if (thing === undefined) return { stage }
  const [id, place] = thing
  return { stage, on: { id, at: fractionOf(place, at) } }
}

/** Where it hangs now. */
export function placeOf(layout: StageLayout, { stage, on }: Pin): Point {
  const place = on && things(layout).find(([id]) => id === on.id)?.[1]
  return place ? pointIn(place, on.at) : pointIn(stageBox(layout), stage)
}

/** The name of what a note is pinned to, as people say it; empty for the stage. */
export function pinnedTo({ on }: Pin): string {
  const [kind = '', name = ''] = on?.id.split('/') ?? []
  return kind === 'worker' || kind === 'master' ? name : kind
}

/** Where a note about what is selected begins: at its upper right. */
export function besides(layout: StageLayout, selected: Selected | undefined): Point {
  const place = things(layout).find(([id]) => id === idOf(selected))?.[1]
  return place
    ? pointIn(place, { x: 0.6, y: 0.2 })
    : { x: middleX(stageBox(layout)), y: middleY(stageBox(layout)) }
}

function idOf(selected: Selected | undefined): string {
  if (selected?.type === 'actor') return selected.actor
  return selected?.type === 'record' && selected.kind === 'Worker' ? workerId(selected.key) : ''
}

/** All that a note can be pinned to, the smaller things first. */
function things({ board, stations, workers }: StageLayout): readonly (readonly [string, Box])[] {
  return [
    ...stations.map((one) => [one.station, one.box] as const),
    ...board.parts.map((one) => [one.actor, one.box] as const),
    ...[...workers].map(([name, card]) => [workerId(name), card] as const),
    [masterId(board.master), board.box] as const,
  ]
}

const stageBox = ({ world }: StageLayout): Box => box(0, 0, world.width, world.height)

const fractionOf = (within: Box, at: Point): Fraction => ({
  x: (at.x - within.x) / within.width,
  y: (at.y - within.y) / within.height,
})

const pointIn = (within: Box, { x, y }: Fraction): Point => ({
  x: within.x + x * within.width,
  y: within.y + y * within.height,
})
