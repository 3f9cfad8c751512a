import type { NodeMouseHandler } from '@xyflow/react'
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { vote } from '../../store/scheduling/predict'
import { pickTool, type Selected, select, useSelection } from '../../store/selection'
import type { Point } from './layout/geometry'
import { type StageLayout, workerId } from './layout/stageLayout'
import { type Wires, workerAt } from './layout/wires'
import type { FlightLoop } from './messages/flightLoop'
import { droppedOn, mayDrop, menuTarget, WIRE_REACH } from './stagePointer'
import type { StageProps } from './stageProps'
import { targetOf } from './target'
import { moveFocus } from './view/moveFocus'
import { openWire } from './wires/openedWire'

interface Stage {
  readonly layout: StageLayout
  readonly wires: Wires
  readonly loop: RefObject<FlightLoop | undefined>
  readonly hands: Omit<StageProps, 'invitation'>
  readonly toWorld: (page: Point) => Point
}

/** Clicks, menus, drops and arrow keys of the whole stage: one listener each, told apart by target. */
export function useStagePointer({ layout, wires, loop, hands, toWorld }: Stage) {
  const { onMenu, onDropTool, onPlacePod, onDropFiles } = hands
  const shown = useRef({ layout, wires })
  // What a hand meets is what was drawn last; new listeners would render every node again.
  useLayoutEffect(() => {
    shown.current = { layout, wires }
  }, [layout, wires])
  return useMemo(() => {
    const workerUnder = (event: MouseEvent): string | undefined =>
      workerAt(shown.current.layout, worldAt(event))
    const messageUnder = (event: MouseEvent) => {
      const { left, top } = event.currentTarget.getBoundingClientRect()
      return loop.current?.messageAt(event.clientX - left, event.clientY - top)
    }
    const worldAt = (event: MouseEvent): Point => toWorld({ x: event.clientX, y: event.clientY })
    const usesTool = (event: MouseEvent): boolean => {
      const { tool } = useSelection.getState()
      if (tool === undefined) return false
      pickTool(undefined)
      onDropTool?.(tool, workerUnder(event))
      return true
    }
    const choose = (event: MouseEvent, target?: Selected): void => {
      select(target)
      openWire(target ? undefined : shown.current.wires.near(worldAt(event), WIRE_REACH))
    }
    const onNodeClick: NodeMouseHandler = (event) => {
      if (usesTool(event)) return
      const target = targetOf(event.target)
      // A key clicks at no place.
      if (!answers(isWorker(target) ? target.key : workerUnder(event))) choose(event, target)
    }
    return {
      onNodeClick,
      onPaneClick(event: MouseEvent) {
        if (!usesTool(event)) choose(event)
      },
      onClickCapture(event: MouseEvent) {
        const { flight, ids } = messageUnder(event) ?? {}
        if (flight === undefined) return
        event.stopPropagation()
        if (ids && ids.length > 1) openWire({ ...flight, ids })
        else select({ type: 'message', id: flight.id })
      },
      onPointerMove(event: PointerEvent) {
        // While something is dragged nothing is pointed at.
        if (event.buttons !== 0) return
        const id = messageUnder(event)?.flight.id
        loop.current?.hover(id)
        event.currentTarget.setAttribute('data-pointing', String(id !== undefined))
      },
      onContextMenu(event: MouseEvent) {
        event.preventDefault()
        const id = messageUnder(event)?.flight.id
        const target =
          id === undefined
            ? menuTarget(event.target, worldAt(event), shown.current.wires)
            : ({ type: 'message', id } as const)
        onMenu?.(target, { x: event.clientX, y: event.clientY })
      },
      onDragOver(event: DragEvent) {
        if (!mayDrop(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        markDrop(event.currentTarget, workerUnder(event))
      },
      onDragLeave: (event: DragEvent) => markDrop(event.currentTarget, undefined),
      onDrop(event: DragEvent) {
        event.preventDefault()
        markDrop(event.currentTarget, undefined)
        const { tool, pod, files, worker } = droppedOn(
          shown.current.layout,
          event.dataTransfer,
          worldAt(event),
        )
        if (pod !== '') {
          if (worker !== undefined) onPlacePod?.(pod, worker)
        } else if (files.length > 0) onDropFiles?.(files)
        else if (tool !== '') onDropTool?.(tool, worker)
      },
      onKeyDown(event: KeyboardEvent) {
        if (!moveFocus(event.currentTarget, event.key)) return
        event.preventDefault()
        event.stopPropagation()
      },
    }
  }, [loop, onMenu, onDropTool, onPlacePod, onDropFiles, toWorld])
}

const isWorker = (target: Selected | undefined): target is Extract<Selected, { type: 'record' }> =>
  target?.type === 'record' && target.kind === 'Worker'

/** While the room is asked, a worker that is clicked is an answer. */
const answers = (worker: string | undefined): boolean => worker !== undefined && vote(worker)

/** Shows on which worker something would fall, on React Flow's own element for its node. */
function markDrop(stage: Element, worker: string | undefined): void {
  stage.querySelector('[data-drop="true"]')?.removeAttribute('data-drop')
  if (worker === undefined) return
  stage
    .querySelector(`[data-id="${CSS.escape(workerId(worker))}"]`)
    ?.setAttribute('data-drop', 'true')
}
