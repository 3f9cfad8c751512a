import { useEffect, useRef } from 'react'
import { useSettings } from '../../../store/settings'
import { timeline } from '../../../words/english/timeline'
import { useWords } from '../../../words/language'
import { onSimulatedTime } from '../../design/simulatedTime'
import { drawRuler, type RulerSheet, readSheet } from './drawRuler'
import css from './TimeBar.module.css'

/** The edge of a chart: one block a second, breaks where time was skipped, ticks for what mattered. */
export function Ruler() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useWords(timeline)
  useEffect(() => (canvas.current === null ? undefined : keepDrawn(canvas.current)), [])
  return <canvas ref={canvas} className={css.ruler} role="img" aria-label={words.ruler} />
}

/** Draws with the clock beside it, so that both change in the same frame, and when something else did. */
function keepDrawn(canvas: HTMLCanvasElement): () => void {
  let frame = 0
  let sheet: RulerSheet | undefined
  const draw = (wall: number): void => {
    frame = 0
    sheet ??= readSheet(canvas)
    drawRuler(sheet, wall)
  }
  const wake = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const renew = (): void => {
    sheet = undefined
    wake()
  }
  const size = new ResizeObserver(renew)
  size.observe(canvas)
  const theme = new MutationObserver(renew)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const stops = [onSimulatedTime(wake), useSettings.subscribe(wake)]
  wake()
  return () => {
    cancelAnimationFrame(frame)
    size.disconnect()
    theme.disconnect()
    for (const stop of stops) stop()
  }
}
