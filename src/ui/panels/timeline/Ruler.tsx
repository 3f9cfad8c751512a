import { useEffect, useRef } from 'react'
import { drawRuler } from './drawRuler'
import css from './TimeBar.module.css'

/** The edge of a chart: one block a second, breaks where time was skipped, ticks for what mattered. */
export function Ruler() {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    let frame = 0
    const draw = () => {
      drawRuler(element, performance.now())
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [])
  return <canvas ref={canvas} className={css.ruler} role="img" aria-label="Time ruler" />
}
