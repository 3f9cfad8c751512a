import { useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { onThemeChange } from '../paint/inks'
import { lookingAt } from '../view/lookingAt'
import css from './AtlasCanvas.module.css'
import { type AtlasLoop, type AtlasScene, runAtlas } from './atlasLoop'

/** One canvas for pods as squares and workers as cells, under what flies. */
export function AtlasCanvas({ scene }: { readonly scene: AtlasScene }) {
  const flow = useStoreApi()
  const loop = useRef<AtlasLoop>(undefined)
  const attach = useCallback(
    (canvas: HTMLCanvasElement) => {
      const running = runAtlas(canvas, () => lookingAt(flow.getState()))
      loop.current = running
      const stops = [onThemeChange(running.repaint), flow.subscribe(running.wake), running.stop]
      return () => {
        loop.current = undefined
        for (const stop of stops) stop()
      }
    },
    [flow],
  )
  useEffect(() => loop.current?.show(scene), [scene])
  return <canvas ref={attach} className={css.atlas} />
}
