import css from './ScaleBar.module.css'

interface Props {
  /** Of `total`, in the same unit. May be more: then it runs out over the end. */
  readonly used: number
  readonly total: number
  /** One cell per unit, e.g. per core. */
  readonly cells: number
  readonly width?: number
  readonly label: string
}

/** A chart's scale bar: one cell per unit, chequered; an ask that does not fit runs out in red. */
export function ScaleBar({ used, total, cells, width = 54, label }: Props) {
  const shown = Math.min(Math.max(Math.round(cells), 1), CELLS_MOST)
  const cell = width / shown
  const share = total > 0 ? used / total : 0
  const over = Math.min(Math.max(0, share - 1), 0.5) * width
  const every = (step: number, draw: (x: number) => string): string =>
    Array.from({ length: Math.ceil(shown / step) }, (_, i) => draw((i + 1) * step * cell)).join('')
  return (
    <svg className={css.bar} width={width + 1 + over} height={10} role="img" aria-label={label}>
      <svg
        className={css.used}
        x={0}
        y={1}
        width={Math.min(share, 1) * width}
        height={8}
        aria-hidden="true"
      >
        <rect className={css.even} width={width} height={8} />
        <path className={css.odd} d={every(2, (x) => `M${x - cell} 0h${cell}v8h-${cell}z`)} />
      </svg>
      <path className={css.tick} d={every(1, (x) => `M${x} 1v8`)} />
      <rect className={css.frame} x={0.5} y={1} width={width} height={8} />
      {over > 0 && <rect className={css.over} x={width} y={1} width={over} height={8} />}
    </svg>
  )
}

/** A machine of more cores is drawn with this many cells, each worth several. */
const CELLS_MOST = 8
