import { useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { recordOf } from '../../../store/cluster'
import type { Selected } from '../../../store/selection'
import { durations } from '../../design/motion'
import { middleX, middleY, type Size } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
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
        moved.current = false
        void flow.setViewport(fit, { duration: durations.move })
      },
      zoomBy(factor) {
        moved.current = true
        void flow.zoomTo(flow.getZoom() * factor, { duration: durations.fade })
      },
      show(selected) {
        const at = placeOf(layout, selected)
        if (at === undefined) return
        moved.current = true
        const zoom = Math.max(flow.getZoom(), fit.zoom * SHOWN_AT)
        void flow.setCenter(at.x, at.y, { zoom, duration: durations.move })
      },
    })
  }, [flow, layout, room, fit, carrying])
  return useCallback((byHand) => {
    if (byHand) moved.current = true
  }, [])
}

function placeOf(layout: StageLayout, selected: Selected) {
  const box = boxOf(layout, selected)
  return box && { x: middleX(box), y: middleY(box) }
}

function boxOf({ board, stations, workers }: StageLayout, selected: Selected) {
  if (selected.type === 'message') return undefined
  if (selected.type === 'record') {
    const node = selected.kind === 'Pod' ? recordOf('Pod', selected.key)?.node : selected.key
    return workers.get(node ?? '')
  }
  const part = board.parts.find(({ actor }) => actor === selected.actor)
  const station = stations.find((one) => one.station === selected.actor)
  return part?.box ?? station?.box ?? workers.get(selected.actor.split('/')[1] ?? '')
}
