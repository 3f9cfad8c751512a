import type { Viewport } from '@xyflow/react'
import { around, box, type Size } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'

/** The view in which the whole stage fills its room, what a person dragged aside included. */
export function fitOf(layout: StageLayout, room: Size): Viewport {
  const world = box(0, 0, layout.world.width, layout.world.height)
  const boxes = [layout.board.box, ...layout.stations.map((one) => one.box)]
  const all = around(world, ...boxes, ...(layout.far ? [] : layout.workers.values()))
  const zoom = Math.min(room.width / all.width, room.height / all.height)
  return {
    x: (room.width - all.width * zoom) / 2 - all.x * zoom,
    y: (room.height - all.height * zoom) / 2 - all.y * zoom,
    zoom,
  }
}
