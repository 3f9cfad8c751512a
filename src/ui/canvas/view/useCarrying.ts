import type { OnMove, OnNodeDrag } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { setPlace } from '../../../store/settings'
import type { StageNode } from '../stageNodes'
import type { Carried } from './useStageLayout'

type Drag = OnNodeDrag<StageNode>

/** What React Flow calls while a node is dragged; kept, so that no other node renders again. */
export function useCarrying(carry: (carried: Carried | undefined) => void) {
  return useMemo(() => {
    let frame = 0
    // A pointer may move several times a frame; the stage is laid out anew for the last of them.
    const onNodeDrag: Drag = (_, { id, position }) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => carry({ id, at: position }))
    }
    const onNodeDragStop: Drag = (_, { id, position }) => {
      cancelAnimationFrame(frame)
      setPlace(id, Math.round(position.x), Math.round(position.y))
      carry(undefined)
    }
    return { onNodeDrag, onNodeDragStop }
  }, [carry])
}

/** Whether the view moves now. A click starts a move, too; only one that moves is told to `moved`. */
export function useMoving(moved: (byHand: boolean) => void) {
  const [now, setNow] = useState(false)
  const onMoveStart = useCallback(() => setNow(true), [])
  const onMoveEnd = useCallback(() => setNow(false), [])
  const onMove: OnMove = useCallback((event) => moved(event !== null), [moved])
  return { now, listeners: { onMoveStart, onMove, onMoveEnd } }
}
