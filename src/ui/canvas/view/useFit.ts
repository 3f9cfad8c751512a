import { useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { stopFollowing } from '../../../store/following'
import { durations, travelMillis } from '../../design/motion'
import type { Size } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { placeOf } from './placeOf'
import { takeCommands } from './stageCommands'

/** A person who zoomed in keeps the place when the room changes; who did not sees all again. */
const KEPT_FROM = 1.15
const SHOWN_AT = 1.4

/**
 * Keeps the whole stage in view until somebody looks closer, and gives the stage's commands.
 * Returns what to call when a person moves the view.
 */
export function useFit(
  layout: StageLayout,
  room: Size,
  fit: Viewport,
  carrying: boolean,
): (byHand: boolean) => void {
  const flow = useReactFlow()
  const moved = useRef(false)
  const shown = useRef<Size>(undefined)
  useEffect(() => {
    const sameRoom = shown.current === room
    shown.current = room
    const kept = moved.current && (sameRoom || flow.getZoom() > fit.zoom * KEPT_FROM)
    if (!kept && !carrying) {
      moved.current = false
      void flow.setViewport(fit)
    }
    return takeCommands({
      fit() {
        stopFollowing()
        moved.current = false
        void flow.setViewport(fit, { duration: travelMillis(durations.move) })
      },
      zoomBy(factor) {
        stopFollowing()
        moved.current = true
        void flow.zoomTo(flow.getZoom() * factor, { duration: travelMillis(durations.fade) })
      },
      centre({ x, y }) {
        stopFollowing()
        moved.current = true
        void flow.setCenter(x, y, { zoom: flow.getZoom() })
      },
      show(selected) {
        const at = placeOf(layout, selected)
        if (at === undefined) return
        moved.current = true
        const zoom = Math.max(flow.getZoom(), fit.zoom * SHOWN_AT)
        void flow.setCenter(at.x, at.y, { zoom, duration: travelMillis(durations.settle) })
      },
    })
  }, [flow, layout, room, fit, carrying])
  return useCallback((byHand) => {
    if (!byHand) return
    moved.current = true
    stopFollowing()
  }, [])
}
