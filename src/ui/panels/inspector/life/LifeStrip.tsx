import { type KeyboardEvent, useState, useSyncExternalStore } from 'react'
import { lifeOf, onLives } from '../../../../store/life/lives'
import { stripOf } from '../../../../store/life/strip'
import { life as table } from '../../../../words/english/life'
import { useWords } from '../../../../words/language'
import { useSimulated } from '../../../design/simulatedTime'
import { Section } from '../Rows'
import css from './LifeStrip.module.css'

interface Props {
  readonly kind: 'Pod' | 'Worker'
  /** Of a pod namespace/name. */
  readonly name: string
}

/** Its whole life as bands, oldest at the left. What is pointed at, or the last, is told below. */
export function LifeStrip({ kind, name }: Props) {
  const words = useWords(table)
  const life = useSyncExternalStore(onLives, () => lifeOf(kind, name))
  const now = useSimulated((micros) => Math.floor(micros / BEAT) * BEAT)
  const [at, setAt] = useState<number>()
  if (life === undefined) return null
  const { stretches, ticks } = stripOf(life, now)
  const told = Math.min(at ?? stretches.length - 1, stretches.length - 1)
  return (
    <Section title={words.title}>
      <div className={css.strip} role="toolbar" aria-label={words.title} onKeyDown={step}>
        {stretches.map(({ look, said, left, width }, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is known by its place
            key={i}
            type="button"
            className={css.stretch}
            data-look={look}
            data-told={i === told}
            aria-label={said}
            tabIndex={i === told ? 0 : -1}
            style={{ left: `${left}%`, width: `${width}%` }}
            onPointerEnter={() => setAt(i)}
            onPointerLeave={() => setAt(undefined)}
            onFocus={() => setAt(i)}
            onBlur={() => setAt(undefined)}
          />
        ))}
        {ticks.map(({ said, left }) => (
          <i key={said} className={css.tick} title={said} style={{ left: `${left}%` }} />
        ))}
      </div>
      <p className={css.told}>{stretches[told]?.said}</p>
    </Section>
  )
}

/** Simulated time between two drawings: more often than it is read would cost for nothing. */
const BEAT = 100_000

function step(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const { activeElement } = document
  const next = by > 0 ? activeElement?.nextElementSibling : activeElement?.previousElementSibling
  if (by === 0 || !(next instanceof HTMLButtonElement)) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
