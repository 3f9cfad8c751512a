import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Waterfall } from '../../../store/because/waterfall'
import { select } from '../../../store/selection'
import { because } from '../../../words/english/because'
import { useWords } from '../../../words/language'
import { Bars } from './Bars'
import css from './BecausePanel.module.css'
import { offsetText } from './barWords'
import { Links } from './Links'
import { placed, RULER } from './placed'
import { type TimeWindow, ticksOf } from './timeWindow'

interface Props {
  readonly waterfall: Waterfall
  readonly selected: number
  readonly seen: TimeWindow
  readonly onPress: (event: KeyboardEvent) => void
  readonly onZoom: (factor: number, at: number) => void
  readonly onPan: (part: number) => void
}

/** Rows of actors, bars of messages, and thin lines from causes to effects. */
export function Chart({ waterfall, selected, seen, onPress, onZoom, onPan }: Props) {
  const words = useWords(because)
  const { box, width } = useWheel(seen, onZoom, onPan)
  const { rows, bars, height } = placed(waterfall, seen, width)
  const origin = waterfall.bars[0]?.flight.departs ?? 0
  const ticks = ticksOf(seen, origin, Math.max(2, width / 110)).map((offset) => ({
    offset,
    x: ((origin + offset - seen.from) / (seen.until - seen.from)) * width,
  }))
  return (
    <div
      className={css.chart}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through it
      tabIndex={0}
      aria-label={words.chart}
      onKeyDown={onPress}
      onClick={({ target }) => {
        const id = target instanceof Element && target.closest('[data-message]')
        if (id) select({ type: 'message', id: Number(id.getAttribute('data-message')) })
      }}
    >
      <ul className={css.names} style={{ height }} aria-hidden="true">
        {rows.map(({ actor, name, top, height: tall }) => (
          <li key={actor} style={{ top, height: tall }}>
            {name}
          </li>
        ))}
      </ul>
      <div className={css.time} ref={box}>
        <svg className={css.ruler} width={width} height={RULER} aria-hidden="true">
          {ticks.map(({ offset, x }) => (
            <text key={offset} x={x + 4} y={RULER - 8}>
              {offsetText(offset)}
            </text>
          ))}
        </svg>
        <svg className={css.rows} width={width} height={height} aria-hidden="true">
          {rows.map(({ actor, top, height: tall }, index) => (
            <rect
              key={actor}
              className={css.row}
              data-odd={index % 2 === 1 || undefined}
              y={top}
              width={width}
              height={tall}
            />
          ))}
          {ticks.map(({ offset, x }) => (
            <path key={offset} className={css.tick} d={`M${x} ${RULER}V${height}`} />
          ))}
          <Links bars={bars} />
          <Bars bars={bars} selected={selected} />
        </svg>
      </div>
    </div>
  )
}

/** How wide the picture may be; and the wheel over it, which must not scroll the page as well. */
function useWheel({ from, until }: TimeWindow, onZoom: Props['onZoom'], onPan: Props['onPan']) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const { left, width: wide } = element.getBoundingClientRect()
      const aside = event.shiftKey ? event.deltaY : event.deltaX
      if (aside !== 0) onPan(aside / 800)
      else
        onZoom(2 ** (-event.deltaY / 300), from + ((event.clientX - left) / wide) * (until - from))
    }
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth))
    watcher.observe(element)
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      watcher.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [from, until, onZoom, onPan])
  return { box, width }
}
