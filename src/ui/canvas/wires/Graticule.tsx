import { memo } from 'react'
import type { Size } from '../layout/geometry'
import css from './Graticule.module.css'

/** Crosses every 80, as on charts: the paper everything lies on, a little beyond the stage. */
export const Graticule = memo(function Graticule({ width, height }: Size) {
  return (
    <svg className={css.graticule} aria-hidden="true">
      <path d={crosses(width, height)} />
    </svg>
  )
})

const STEP = 80
const ARM = 4
/** How many more steps are drawn on each side, for who looks beyond. */
const BEYOND = 8

function crosses(width: number, height: number): string {
  const at = (from: number, to: number): readonly number[] =>
    Array.from({ length: Math.ceil((to - from) / STEP) }, (_, i) => from + i * STEP)
  const first = STEP / 2 - BEYOND * STEP
  const columns = at(first, width + BEYOND * STEP)
  const rows = at(first, height + BEYOND * STEP)
  return columns
    .flatMap((x) => rows.map((y) => `M${x - ARM} ${y}h${2 * ARM}M${x} ${y - ARM}v${2 * ARM}`))
    .join('')
}
