import { useStoreApi } from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { type Atlas, type AtlasScene, openAtlas } from './atlas/atlas'
import { type FlightLoop, runFlights } from './messages/flightLoop'
import { onThemeChange } from './paint/inks'
import css from './StageCanvas.module.css'
import { lookingAt } from './view/lookingAt'

interface Props {
  readonly scene: AtlasScene
  /** Given the loop while it runs, for who asks what is under the pointer. */
  readonly loop: RefObject<FlightLoop | undefined>
}

/**
 * One canvas over everything, for all that is many or moves: pods as squares and workers as cells,
 * and over them what flies. Each further canvas would have to be laid over the page every frame.
 */
export function StageCanvas({ scene, loop }: Props) {
  const flow = useStoreApi()
  const atlas = useRef<Atlas>(undefined)
  const attach = useCallback(
    (canvas: HTMLCanvasElement) => {
      const look = () => lookingAt(flow.getState())
      const painted = openAtlas(canvas, look, () => running.wake())
      const running = runFlights(canvas, painted.ground, look)
      atlas.current = painted
      loop.current = running
      const stops = [
        onThemeChange(painted.repaint),
        onThemeChange(running.repaint),
        flow.subscribe(painted.wake),
        painted.stop,
        running.stop,
      ]
      return () => {
        atlas.current = undefined
        loop.current = undefined
        for (const stop of stops) stop()
      }
    },
    [flow, loop],
  )
  useEffect(() => {
    atlas.current?.show(scene)
    loop.current?.show(scene)
  }, [scene, loop])
  return <canvas ref={attach} className={css.canvas} />
}
