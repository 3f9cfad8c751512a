import type { Viewport } from '@xyflow/react'
import { around, type Box, box, type Size } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'

/** All there is on the stage, what a person dragged aside included. */
export function wholeOf(layout: StageLayout): Box {
  const world = box(0, 0, layout.world.width, layout.world.height)
  const boxes = [layout.board.box, ...layout.stations.map((one) => one.box)]
  return around(world, ...boxes, ...(layout.far ? [] : layout.workers.values()))
}

/** The view in which the whole stage fills its room. */
export function fitOf(layout: StageLayout, room: Size): Viewport {
  const all = wholeOf(layout)
  const zoom = Math.min(room.width / all.width, room.height / all.height)
  return {
    x: (room.width - all.width * zoom) / 2 - all.x * zoom,
    y: (room.height - all.height * zoom) / 2 - all.y * zoom,
    zoom,
  }
}
