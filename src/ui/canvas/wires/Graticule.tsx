import { memo } from 'react'
import type { Size } from '../layout/geometry'
import css from './Graticule.module.css'

/** Crosses every 80, as on charts: the paper everything lies on, a little beyond the stage. */
export const Graticule = memo(function Graticule({ width, height }: Size) {
  return (
    <svg className={css.graticule} aria-hidden="true">
      {patches(width, height).map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  )
})

const STEP = 80
const ARM = 4
/** How many more steps are drawn on each side, for who looks beyond. */
const BEYOND = 8
/**
 * Steps on a side of one path. Whenever something on the stage is painted again, so is each path
 * that reaches there, whole: one path for all would cost more than all that stands on it.
 */
const PATCH = 3

function patches(width: number, height: number): readonly string[] {
  const columns = chunks(placesIn(width))
  return chunks(placesIn(height)).flatMap((ys) => columns.map((xs) => crosses(xs, ys)))
}

function placesIn(length: number): readonly number[] {
  const first = STEP / 2 - BEYOND * STEP
  const count = Math.ceil((length + BEYOND * STEP - first) / STEP)
  return Array.from({ length: count }, (_, i) => first + i * STEP)
}

const chunks = (places: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(places.length / PATCH) }, (_, i) =>
    places.slice(i * PATCH, (i + 1) * PATCH),
  )

const crosses = (xs: readonly number[], ys: readonly number[]): string =>
  xs
    .flatMap((x) => ys.map((y) => `M${x - ARM} ${y}h${2 * ARM}M${x} ${y - ARM}v${2 * ARM}`))
    .join('')
