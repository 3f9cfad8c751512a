import css from './BecausePanel.module.css'
import { barWords } from './barWords'
import type { PlacedBar } from './placed'

interface Props {
  readonly bars: readonly PlacedBar[]
  readonly selected: number
}

/** A strip of the verb's colour for each message, and its label where there is room for it. */
export const Bars = ({ bars, selected }: Props) =>
  bars.map((bar) => {
    const { flight, part, x, y, width, room } = bar
    const { id, verb, label, status, lost } = flight
    return (
      <g
        key={id}
        className={css.bar}
        data-message={id}
        data-verb={verb}
        data-part={part}
        data-failed={lost || status >= 400 || undefined}
        data-selected={id === selected || undefined}
        transform={`translate(${x} ${y})`}
        ref={id === selected ? bringIntoView : undefined}
      >
        <title>{barWords(bar)}</title>
        <rect className={css.hit} width={Math.max(width, Math.min(room, 24))} height={24} />
        <rect className={css.strip} y={15} width={width} height={6} rx={2} />
        {label.length * LETTER < room && <text y={11}>{label}</text>}
      </g>
    )
  })

/** As wide as a letter of a label is on average, with room to spare. */
const LETTER = 7

const bringIntoView = (element: SVGGElement | null): void =>
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
