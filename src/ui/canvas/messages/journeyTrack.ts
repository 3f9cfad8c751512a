/** The way a pod takes from the scheduler's hands to its berth: along the wires that carry the news. */
import { partOf } from '../layout/board'
import { bottomOf, middleX, middleY, type Point, point, rightOf } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { type Track, track } from '../layout/track'
import type { Wires } from '../layout/wires'

/** Where the pod in hand lies in the scheduler's card, from its lower left corner. */
const HAND: Point = { x: 84, y: -18 }

export function journeyTrack(
  layout: StageLayout,
  wires: Wires,
  node: string,
  berth: Point,
): Track | undefined {
  const scheduler = partOf(layout.board, 'scheduler')
  const api = partOf(layout.board, 'api')
  const landing = api && wires.route(api.actor, `kubelet/${node}`)
  if (scheduler === undefined || api === undefined || landing === undefined) return undefined
  const hand = point(
    Math.min(scheduler.box.x + HAND.x, middleX(scheduler.box)),
    bottomOf(scheduler.box) + HAND.y,
  )
  const down = wires.route(scheduler.actor, api.actor)?.track.points ?? []
  const out = landing.track.points
  const leaves = out[0] ?? point(rightOf(api.box), middleY(api.box))
  const inside = down.at(-1) ?? hand
  return track([
    hand,
    ...down,
    point(inside.x, leaves.y),
    ...out,
    point(berth.x, out.at(-1)?.y ?? berth.y),
    berth,
  ])
}
