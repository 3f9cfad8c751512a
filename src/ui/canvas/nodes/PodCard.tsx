import { m } from 'framer-motion'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { memo } from 'react'
import type { PodView } from '../../../protocol/messages'
import { type Clock, clockSpan, podClocks } from '../../../store/clocks'
import { useRecord } from '../../../store/cluster'
import { callName, describePod, fitted } from '../../../store/describe'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { ContainerDot, dotOf } from '../../design/ContainerDot'
import { transitions } from '../../design/motion'
import { TimerRing } from '../../design/TimerRing'
import type { PodSize } from '../layout/berth'
import { useIsTravelling } from '../messages/journeys'
import { podTarget, useIsSelected } from '../target'
import css from './PodCard.module.css'
import { dotRoom, gaugeOf, lookFrom, nameRoom, podWords } from './podWords'

interface Props {
  readonly pod: string
  readonly size: PodSize
  /** Its worker has not been heard of for long. */
  readonly silent: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A pod at its berth: gauge, name, one dot a container, its state in a word. */
export const PodCard = memo(function PodCard({ pod: key, size, silent, ...place }: Props) {
  const pod = useRecord('Pod', key)
  const target = podTarget(key)
  const selected = useIsSelected(target)
  const words = useWords(nodes).pod
  const travels = useIsTravelling(key)
  if (pod === undefined) return null
  const { x, y, width, height } = place
  const outline = pod.node === '' ? words.reserved : travels ? words.expected : ''
  const seen = { ...pod, look: lookFrom(pod, silent) }
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
        data-look={outline ? 'expected' : seen.look}
        data-size={size}
        data-target={target}
        data-selected={selected}
        data-stop="inner"
        tabIndex={-1}
        aria-label={describePod(pod)}
      >
        <span className={css.fill} style={{ height: `${outline ? 0 : gaugeOf(seen)}%` }} />
        <span className={css.gauge}>
          <i style={{ height: `${gaugeOf(seen)}%` }} />
        </span>
        <Inside pod={seen} size={size} width={width} outline={outline} looked={selected} />
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
  /** What is said of a pod that is not there yet; empty for one that is. */
  readonly outline: string
  /** It is selected: also what runs all the time is drawn. */
  readonly looked: boolean
}

function Inside({ pod, size, width, outline, looked }: InsideProps) {
  const name = fitted(callName(pod), nameRoom(width, size))
  const clock = clockOn(pod, looked && size === 'wide')
  const timed = clock !== undefined
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
        {!outline && marks.slice(0, dotRoom(width, words, timed))}
        <span className={css.word}>{outline || words}</span>
        {!outline && (timed || pod.restarts > 0) && (
          <Aside pod={pod} clock={clock} brief={size === 'narrow'} />
        )}
      </span>
    </>
  )
}

interface AsideProps {
  readonly pod: PodView
  readonly clock: Clock | undefined
  readonly brief: boolean
}

/** Restarts when there were any, and the timer that runs; in a narrow card the timer alone. */
function Aside({ pod, clock, brief }: AsideProps) {
  const words = useWords(nodes)
  return (
    <span className={css.aside}>
      {pod.restarts > 0 && !(clock && brief) && (
        <span className={css.restarts}>
          <RotateCw size={10} strokeWidth={2.6} />
          {pod.restarts}
        </span>
      )}
      {clock && (
        <TimerRing {...clock} title={words.clock(clock.what, clockSpan(clock))} size={15} />
      )}
    </span>
  )
}

/** The most urgent clock. Probes run for ever: a ring on every card would say nothing. */
const clockOn = (pod: PodView, probes: boolean): Clock | undefined =>
  podClocks(pod, pod.look !== 'unknown').find(({ of }) => probes || of !== 'probe')

/** More containers than this are told by the label only. */
const DOTS_MOST = 4
