import type { ReactFlowState } from '@xyflow/react'
import type { Looking } from '../paint/scene'

export const lookingAt = ({ transform, width, height }: ReactFlowState): Looking => ({
  view: transform,
  room: { width, height },
})
