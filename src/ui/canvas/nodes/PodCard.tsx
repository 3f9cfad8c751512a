import { m } from 'framer-motion'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { memo } from 'react'
import type { PodView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { callName, describePod, fitted } from '../../../store/describe'
import { ContainerDot, dotOf } from '../../design/ContainerDot'
import { transitions } from '../../design/motion'
import { TimerRing } from '../../design/TimerRing'
import type { PodSize } from '../layout/berth'
import { useIsTravelling } from '../messages/journeys'
import { podTarget, useIsSelected } from '../target'
import css from './PodCard.module.css'
import { dotRoom, gaugeOf, nameRoom, podWords } from './podWords'

interface Props {
  readonly pod: string
  readonly size: PodSize
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A pod at its berth: gauge, name, one dot a container, its state in a word. */
export const PodCard = memo(function PodCard({ pod: key, size, x, y, width, height }: Props) {
  const pod = useRecord('Pod', key)
  const target = podTarget(key)
  const selected = useIsSelected(target)
  const expected = useIsTravelling(key)
  if (pod === undefined) return null
  return (
    <m.li
      className={css.slot}
      style={{ width, height }}
      initial={{ x, y: y + RISE, opacity: 0 }}
      animate={{ x, y, opacity: 1 }}
      exit={{ opacity: 0, transition: transitions.leave }}
      transition={{ ...transitions.move, opacity: transitions.appear }}
    >
      <button
        type="button"
        className={css.pod}
        data-look={expected ? 'expected' : pod.look}
        data-size={size}
        data-target={target}
        data-selected={selected}
        data-stop="inner"
        tabIndex={-1}
        aria-label={describePod(pod)}
      >
        <span className={css.fill} style={{ height: `${expected ? 0 : gaugeOf(pod)}%` }} />
        <span className={css.gauge}>
          <i style={{ height: `${gaugeOf(pod)}%` }} />
        </span>
        <Inside pod={pod} size={size} width={width} expected={expected} />
      </button>
    </m.li>
  )
})

/** How far a pod rises as it appears. */
const RISE = 4

interface InsideProps {
  readonly pod: PodView
  readonly size: PodSize
  readonly width: number
  readonly expected: boolean
}

function Inside({ pod, size, width, expected }: InsideProps) {
  const name = fitted(callName(pod), nameRoom(width, size))
  const timed = pod.backoff !== undefined || pod.grace !== undefined
  const dots = size === 'line' ? pod.containers.slice(0, 1) : pod.containers.slice(0, DOTS_MOST)
  const marks = dots.map((one) => <ContainerDot key={one.name} look={dotOf(one, pod.look)} />)
  const words = podWords(pod, size)
  if (size === 'line') {
    return (
      <span className={css.line}>
        {marks}
        {name}
      </span>
    )
  }
  return (
    <>
      <span className={css.name}>{name}</span>
      <span className={css.state}>
        {!expected && marks.slice(0, dotRoom(width, words, timed))}
        <span className={css.word}>{expected ? 'expected' : words}</span>
        {!expected && (timed || pod.restarts > 0) && <Aside pod={pod} brief={size === 'narrow'} />}
      </span>
    </>
  )
}

/** Restarts when there were any, and the timer that runs; in a narrow card the timer alone. */
function Aside({ pod, brief }: { readonly pod: PodView; readonly brief: boolean }) {
  const timer = pod.backoff ?? pod.grace
  return (
    <span className={css.aside}>
      {pod.restarts > 0 && !(timer && brief) && (
        <span className={css.restarts}>
          <RotateCw size={10} strokeWidth={2.6} />
          {pod.restarts}
        </span>
      )}
      {timer && <TimerRing timer={timer} of={pod.backoff ? 'backoff' : 'grace'} size={15} />}
    </span>
  )
}

/** More containers than this are told by the label only. */
const DOTS_MOST = 4
