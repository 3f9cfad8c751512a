/**
 * Draws the map when layout, tints, selection or view changed, and at most ten times a second;
 * while nothing does, it costs nothing.
 */
import { listenToKind } from '../../../store/cluster'
import { useLit } from '../../../store/relations/lit'
import { useSelection } from '../../../store/selection'
import type { StageLayout } from '../layout/stageLayout'
import { onThemeChange, readInks } from '../paint/inks'
import type { Looking } from '../paint/scene'
import { fitted, penOf } from '../paint/sheet'
import { drawMap, tintOf } from './drawMap'
import type { MapScale } from './mapScale'

const APART_MILLIS = 100

interface Stage {
  readonly layout: StageLayout
  readonly map: MapScale
  readonly look: () => Looking
  /** Calls back when the view changed. */
  readonly onLook: (listener: () => void) => () => void
}

/** Keeps the map drawn until the returned function is called. */
export function runMap(
  canvas: HTMLCanvasElement,
  { layout, map, look, onLook }: Stage,
): () => void {
  const pen = penOf(canvas)
  let inks = readInks(canvas)
  let tints = tintsOf(layout)
  let timer = 0
  let drawnAt = 0

  const draw = (): void => {
    timer = 0
    drawnAt = performance.now()
    const { width, height } = fitted(canvas, pen, map.size)
    pen.clearRect(0, 0, width, height)
    drawMap(pen, layout, map, look(), inks)
  }
  const drawSoon = (): void => {
    if (timer !== 0) return
    timer = window.setTimeout(draw, Math.max(0, drawnAt + APART_MILLIS - performance.now()))
  }
  const stops = [
    onLook(drawSoon),
    useSelection.subscribe(drawSoon),
    useLit.subscribe(drawSoon),
    listenToKind('Worker', () => {
      const now = tintsOf(layout)
      if (now === tints) return
      tints = now
      drawSoon()
    }),
    onThemeChange(() => {
      inks = readInks(canvas)
      drawSoon()
    }),
  ]
  draw()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

const tintsOf = ({ workers }: StageLayout): string => [...workers.keys()].map(tintOf).join('')
