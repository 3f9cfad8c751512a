/** What hands do on the map: a press or a drag brings that place into the middle, arrows move on. */
import type { KeyboardEvent, PointerEvent } from 'react'
import { middleX, middleY, point } from '../layout/geometry'
import type { Looking } from '../paint/scene'
import { centreStage } from '../view/stageCommands'
import { fromMap, inView, type MapScale, onMap } from './mapScale'

/** An arrow moves the view by this share of what is in view. */
const STEP = 0.2

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

export function mapHands(map: MapScale, look: () => Looking) {
  const centreAt = ({ clientX, clientY, currentTarget }: PointerEvent): void => {
    const { left, top, width } = currentTarget.getBoundingClientRect()
    // With larger text the map is larger, too.
    const shown = width / map.size.width
    centreStage(fromMap(map, point((clientX - left) / shown, (clientY - top) / shown)))
  }
  return {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId)
      centreAt(event)
    },
    onPointerMove(event: PointerEvent) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) centreAt(event)
    },
    onKeyDown(event: KeyboardEvent) {
      const step = arrows[event.key]
      if (step === undefined) return
      event.preventDefault()
      event.stopPropagation()
      const { view, room } = look()
      const seen = inView(view, room)
      const at = point(middleX(seen) + step[0] * seen.width, middleY(seen) + step[1] * seen.height)
      centreStage(fromMap(map, onMap(map, { ...seen, ...at })))
    },
  }
}
