import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { pickMore } from '../../../store/picked'
import type { AtlasScene } from '../atlas/atlas'
import { type Box, box } from '../layout/geometry'
import { caughtBy } from './caught'
import { listenForPicks } from './listenForPicks'
import css from './Picking.module.css'

/** Several things at once: with Shift or Ctrl held, a click adds one and a drag adds what it frames. */
export function Picking({ scene }: { readonly scene: AtlasScene }) {
  const mark = useRef<HTMLDivElement>(null)
  const shown = useRef(scene)
  shown.current = scene
  const [frame, setFrame] = useState<Box>()
  const { screenToFlowPosition } = useReactFlow()
  useEffect(() => {
    const stage = mark.current?.parentElement
    if (!stage) return
    return listenForPicks(stage, {
      onFrame: setFrame,
      onFramed(page) {
        const from = screenToFlowPosition(page)
        const to = screenToFlowPosition({ x: page.x + page.width, y: page.y + page.height })
        const drawn = box(from.x, from.y, to.x - from.x, to.y - from.y)
        pickMore(caughtBy(drawn, shown.current))
      },
    })
  }, [screenToFlowPosition])
  const { x, y, width, height } = frame ?? box(0, 0, 0, 0)
  return (
    <div ref={mark} className={css.layer}>
      {frame && <div className={css.frame} style={{ left: x, top: y, width, height }} />}
    </div>
  )
}
