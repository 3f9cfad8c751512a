import { useEffect, useRef } from 'react'
import { useSettings } from '../../../store/settings'
import { useTimeline } from '../../../store/timeline'
import { drawRuler, type RulerSheet, readSheet } from './drawRuler'
import css from './TimeBar.module.css'

/** The edge of a chart: one block a second, breaks where time was skipped, ticks for what mattered. */
export function Ruler() {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => (canvas.current === null ? undefined : keepDrawn(canvas.current)), [])
  return <canvas ref={canvas} className={css.ruler} role="img" aria-label="Time ruler" />
}

/** It creeps: every other frame is enough, and leaves the stage more of each. */
const APART_MILLIS = 30

/** Draws while time goes on, and once whenever something else changed. */
function keepDrawn(canvas: HTMLCanvasElement): () => void {
  let frame = 0
  let drawnAt = 0
  let sheet: RulerSheet | undefined
  const draw = (): void => {
    frame = 0
    const wall = performance.now()
    const soon = wall - drawnAt < APART_MILLIS
    if (!soon) {
      drawnAt = wall
      sheet ??= readSheet(canvas)
      drawRuler(sheet, wall)
    }
    if (soon || useTimeline.getState().rate > 0) wake()
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
  const stops = [useTimeline.subscribe(wake), useSettings.subscribe(wake)]
  wake()
  return () => {
    cancelAnimationFrame(frame)
    size.disconnect()
    theme.disconnect()
    for (const stop of stops) stop()
  }
}
