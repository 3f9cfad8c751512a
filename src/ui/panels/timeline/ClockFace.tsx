import { useEffect, useRef } from 'react'
import { useTimeline } from '../../../store/timeline'
import { timeline } from '../../../words/english/timeline'
import { useWords } from '../../../words/language'
import { onSimulatedTime, tickedNow } from '../../design/simulatedTime'
import { clockText } from './clockText'
import { formatFactor, formatSlowness } from './speed'
import css from './TimeBar.module.css'

/** Simulated time, and how it runs just now. The digits are written past React: they change often. */
export function ClockFace() {
  const digits = useRef<HTMLSpanElement>(null)
  const words = useTimeline(paceWords(useWords(timeline)))
  useEffect(() => {
    const show = (now: number) => {
      const text = clockText(now)
      if (digits.current !== null && digits.current.textContent !== text) {
        digits.current.textContent = text
      }
    }
    const stop = onSimulatedTime(show)
    show(tickedNow())
    return stop
  }, [])
  return (
    <div className={css.clock} role="timer" aria-live="off">
      <span ref={digits} className={css.digits}>
        0:00.000
      </span>
      <small>{words}</small>
    </div>
  )
}

/** In Story too the speed is in plain sight. */
const paceWords =
  (words: typeof timeline.english) =>
  ({ pace, quiet, rate }: ReturnType<typeof useTimeline.getState>): string => {
    if (pace.mode === 'paused') return words.held
    if (pace.mode === 'clock' || quiet) return words.sincePowerOn
    const factor = rate / MICROS
    if (factor > 1.5) return words.skipping(formatFactor(factor))
    return factor < 0.95 ? words.slowed(formatSlowness(factor)) : words.sincePowerOn
  }

const MICROS = 1_000_000
