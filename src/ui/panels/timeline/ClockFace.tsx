import { useEffect, useRef } from 'react'
import { useTimeline } from '../../../store/timeline'
import { onSimulatedTime, tickedNow } from '../../design/simulatedTime'
import { clockText } from './clockText'
import css from './TimeBar.module.css'

/** Simulated time, and how it runs just now. The digits are written past React: they change often. */
export function ClockFace() {
  const digits = useRef<HTMLSpanElement>(null)
  const words = useTimeline(paceWords)
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

function paceWords({ pace, quiet, rate }: ReturnType<typeof useTimeline.getState>): string {
  if (pace.mode === 'paused') return 'held'
  if (pace.mode === 'clock') return 'since power-on'
  if (quiet) return 'since power-on'
  return rate > 1_500_000 ? 'skipping ahead' : 'slowed to be read'
}
