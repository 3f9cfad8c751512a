import { useMemo, useRef } from 'react'
import { keptNodes } from '../keptNodes'
import type { Size } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { type StageNode, stageNodes } from '../stageNodes'

/** The nodes of the stage; who did not change is the same object as before. */
export function useStageNodes(
  layout: StageLayout,
  cells: readonly string[],
  nearer: number,
  carried: string | undefined,
): StageNode[] {
  const before = useRef<StageNode[]>([])
  return useMemo(() => {
    const workers = layout.far ? cells : [...layout.workers.keys()]
    before.current = keptNodes(before.current, stageNodes(layout, workers, nearer, carried))
    return before.current
  }, [layout, cells, nearer, carried])
}

/** True in the rendering that follows a change of room: then all jumps, and nothing slides. */
export function useStill(room: Size): boolean {
  const before = useRef(room)
  const changed = before.current !== room
  before.current = room
  return changed
}
