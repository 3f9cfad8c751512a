import { type ReactNode, useEffect, useRef } from 'react'
import type { Timer } from '../../protocol/messages'
import { type Clock, stretchAt } from '../../store/clocks'
import { onSimulatedTime, tickedNow } from './simulatedTime'
import css from './TimerRing.module.css'

export type TimerOf = Clock['of'] | 'election'

interface Props {
  readonly timer: Timer | undefined
  /** It begins anew this often. */
  readonly every?: number | undefined
  readonly of: TimerOf
  /** What it is, since when, until when: said on hover. */
  readonly title?: string | undefined
  readonly size?: number
  readonly width?: number
  /** What stands inside, e.g. a node's icon. */
  readonly children?: ReactNode
}

/** A ring that empties clockwise from twelve in simulated time. Run out: empty, a notch at twelve. */
export function TimerRing({ timer, every, of, title, size = 26, width = 2.5, children }: Props) {
  const arc = useRef<SVGCircleElement>(null)
  const frame = useRef<HTMLSpanElement>(null)
  const from = timer?.from ?? 0
  const until = timer?.until ?? 0
  useEffect(() => {
    let drawn = Number.NaN
    const draw = (now: number) => {
      const left = remaining(stretchAt({ timer: { from, until }, every }, now), now)
      // To say the same again would have the ring painted again.
      if (left === drawn) return
      drawn = left
      arc.current?.setAttribute('stroke-dasharray', `${left} 1`)
      frame.current?.setAttribute('data-out', String(left === 0))
    }
    draw(tickedNow())
    return until > from ? onSimulatedTime(draw) : undefined
  }, [from, until, every])
  const middle = size / 2
  return (
    <span
      ref={frame}
      className={css.ring}
      data-of={of}
      title={title}
      style={{ width: size, height: size }}
    >
      <svg width={size} height={size} aria-hidden="true">
        <circle
          className={css.track}
          cx={middle}
          cy={middle}
          r={radius(size, width)}
          strokeWidth={width}
        />
        <circle
          ref={arc}
          className={css.arc}
          cx={middle}
          cy={middle}
          r={radius(size, width)}
          strokeWidth={width}
          pathLength={1}
          transform={`rotate(-90 ${middle} ${middle}) translate(0 ${size}) scale(1 -1)`}
        />
        <path className={css.notch} d={`M${middle} 0v${size / 5}`} />
      </svg>
      {children}
    </span>
  )
}

const radius = (size: number, width: number): number => size / 2 - width / 2 - 0.5

/** How much of a timer is left, 0..1, in steps that the eye cannot count. */
function remaining({ from, until }: Timer, now: number): number {
  if (until <= from) return 0
  const left = Math.min(Math.max((until - now) / (until - from), 0), 1)
  return Math.round(left * 200) / 200
}
