import css from './SidePicture.module.css'

interface Props {
  readonly same: number
  readonly elsewhere: number
  readonly small: boolean
}

/** Width of a square and of its place, and how many stand in a row, in pixels of the drawing. */
const NEAR = { size: 9, step: 12, row: 8 }
const FAR = { size: 4, step: 5.5, row: 6 }

/** A square for each pod; those that are elsewhere in the other half are hollow and crossed. */
export function PodSquares({ same, elsewhere, small }: Props) {
  const { size, step, row } = small ? FAR : NEAR
  const count = same + elsewhere
  const rows = Math.max(1, Math.ceil(count / row))
  const paths = (from: number, to: number, draw: (x: number, y: number) => string): string =>
    Array.from({ length: to - from }, (_, i) => {
      const place = from + i
      return draw((place % row) * step + 1, Math.floor(place / row) * step + 1)
    }).join('')
  const square = (x: number, y: number): string => `M${x} ${y}h${size}v${size}h-${size}z`
  const crossed = (x: number, y: number): string =>
    `${square(x, y)}M${x} ${y + size}l${size} -${size}`
  return (
    <svg
      className={css.pods}
      width={row * step}
      height={rows * step}
      data-small={small}
      aria-hidden="true"
    >
      <path className={css.same} d={paths(0, same, square)} />
      <path className={css.elsewhere} d={paths(same, count, crossed)} />
    </svg>
  )
}
