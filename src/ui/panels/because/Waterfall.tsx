import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { type Bar, type Waterfall as Laid, stepFrom } from '../../../store/because/waterfall'
import { select } from '../../../store/selection'
import { because } from '../../../words/english/because'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import css from './BecausePanel.module.css'
import { barWords } from './barWords'
import { Chart } from './Chart'
import { panned, showing, type TimeWindow, zoomed } from './timeWindow'

interface Props {
  readonly waterfall: Laid
  /** Whose causes and effects these are. */
  readonly chosen: number
  readonly selected: number
  readonly summary: string
  readonly tools: ReactNode
}

const NEARER = 1.5
const ASIDE = 0.2

const WALKS: Readonly<Record<string, Parameters<typeof stepFrom>[2]>> = {
  ArrowLeft: 'cause',
  ArrowRight: 'effect',
  ArrowUp: 'before',
  ArrowDown: 'after',
}

/** The picture with its tools: time is zoomed and moved, and arrow keys walk along the causes. */
export function Waterfall({ waterfall, chosen, selected, summary, tools }: Props) {
  const words = useWords(because)
  const { bars } = waterfall
  const [moved, setMoved] = useState<TimeWindow>()
  const seen = moved ?? firstWindow(bars)
  const at = bars.find(({ flight }) => flight.id === selected)
  const zoom = (factor: number, instant = middleOf(seen, at)) =>
    setMoved(zoomed(seen, factor, instant))
  const press = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey) return
    const walk = WALKS[key]
    if (key === '+' || key === '=') zoom(NEARER)
    else if (key === '-') zoom(1 / NEARER)
    else if (key === '0') setMoved(wholeWindow(bars))
    else if (shiftKey && key === 'ArrowLeft') setMoved(panned(seen, -ASIDE))
    else if (shiftKey && key === 'ArrowRight') setMoved(panned(seen, ASIDE))
    else if (walk === undefined) return
    else {
      const next = stepFrom(waterfall, at?.flight.id ?? chosen, walk)
      if (next !== undefined) {
        select({ type: 'message', id: next.flight.id })
        setMoved(showing(seen, next.flight.departs))
      }
    }
    event.preventDefault()
  }
  return (
    <div className={css.panel}>
      <header className={css.head}>
        <p className={css.told}>
          <span className={css.line} aria-live="polite">
            {at === undefined ? '' : barWords(at)}
          </span>
          <span className={css.summary}>{summary}</span>
        </p>
        {tools}
        <Button size="small" onClick={() => setMoved(wholeWindow(bars))}>
          {words.showAll}
        </Button>
        <IconButton
          label={words.lessTime}
          keys="+"
          size="small"
          side="top"
          onClick={() => zoom(NEARER)}
        >
          <Plus size={16} />
        </IconButton>
        <IconButton
          label={words.moreTime}
          keys="−"
          size="small"
          side="top"
          onClick={() => zoom(1 / NEARER)}
        >
          <Minus size={16} />
        </IconButton>
      </header>
      <Chart
        waterfall={waterfall}
        selected={selected}
        seen={seen}
        onPress={press}
        onZoom={zoom}
        onPan={(part) => setMoved(panned(seen, part))}
      />
      <ol className={css.spoken} aria-label={words.inOrder}>
        {bars.map((bar) => (
          <li key={bar.flight.id}>{barWords(bar)}</li>
        ))}
      </ol>
    </div>
  )
}

/** The way to the message, and as long again of what came of it: later effects may be seconds away. */
function firstWindow(bars: readonly Bar[]): TimeWindow {
  const chain = bars.filter(({ part }) => part !== 'effect')
  const { from, until } = wholeWindow(chain)
  return { from, until: Math.min(until + Math.max(until - from, LEAST), wholeWindow(bars).until) }
}

/** Effects this close to the message are seen at first, however short the way to it. */
const LEAST = 10_000

/** All of them, with room at the right for the last label. */
function wholeWindow(bars: readonly Bar[]): TimeWindow {
  const from = bars[0]?.flight.departs ?? 0
  const until = bars.reduce((latest, { end }) => Math.max(latest, end), from + 1)
  const room = (until - from) * 0.03
  return { from: from - room, until: until + room * 4 }
}

/** What is looked at nearer: the selected message where it is seen, or the middle. */
function middleOf({ from, until }: TimeWindow, bar: Bar | undefined): number {
  const at = bar?.flight.departs ?? from
  return at > from && at < until ? at : (from + until) / 2
}
