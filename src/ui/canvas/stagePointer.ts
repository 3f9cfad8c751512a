/** What a pointer on the stage means: clicks, menus and drops, told by place and by element. */
import { POD_TYPE } from '../../store/scheduling/standIn'
import type { Point } from './layout/geometry'
import type { StageLayout } from './layout/stageLayout'
import { type Wires, workerAt } from './layout/wires'
import { type StageTarget, targetOf } from './target'

/** The palette drags its tools under this type. */
export const TOOL_TYPE = 'application/x-kubeorama-tool'

/** How near, in world units, a pointer must come to a wire. */
export const WIRE_REACH = 5

/** What a menu is asked for at an element, or at a place of the empty stage. */
export function menuTarget(element: EventTarget | null, at: Point, wires: Wires): StageTarget {
  const target = targetOf(element)
  if (target) return target
  const wire = wires.near(at, WIRE_REACH)
  return wire ? { type: 'wire', from: wire.from, to: wire.to } : { type: 'stage' }
}

export interface Dropped {
  readonly tool: string
  /** A waiting pod, by its key. */
  readonly pod: string
  readonly files: readonly File[]
  /** The worker it fell on. */
  readonly worker: string | undefined
}

export function droppedOn(layout: StageLayout, data: DataTransfer, at: Point): Dropped {
  return {
    tool: data.getData(TOOL_TYPE),
    pod: data.getData(POD_TYPE),
    files: [...data.files],
    worker: workerAt(layout, at),
  }
}

/** Whether something dragged over the stage may fall on it. */
export const mayDrop = (data: DataTransfer): boolean =>
  data.types.includes(TOOL_TYPE) || data.types.includes(POD_TYPE) || data.types.includes('Files')
