import { useStoreApi } from '@xyflow/react'
import { type RefObject, useCallback, useEffect } from 'react'
import { onThemeChange } from '../paint/inks'
import type { Scene } from '../paint/scene'
import { lookingAt } from '../view/lookingAt'
import css from './FlightsCanvas.module.css'
import { type FlightLoop, runFlights } from './flightLoop'

interface Props {
  readonly scene: Scene
  /** Given the loop while it runs, for who asks what is under the pointer. */
  readonly loop: RefObject<FlightLoop | undefined>
}

/** One canvas over everything, for all that moves. */
export function FlightsCanvas({ scene, loop }: Props) {
  const flow = useStoreApi()
  const attach = useCallback(
    (canvas: HTMLCanvasElement) => {
      const running = runFlights(canvas, () => lookingAt(flow.getState()))
      loop.current = running
      const stops = [onThemeChange(running.repaint), flow.subscribe(running.wake), running.stop]
      return () => {
        loop.current = undefined
        for (const stop of stops) stop()
      }
    },
    [flow, loop],
  )
  useEffect(() => loop.current?.show(scene), [scene, loop])
  return <canvas ref={attach} className={css.flights} />
}
