import { type Clock, clockSpan, stretchAt } from '../../../store/clocks'
import { clockOf } from '../../../store/describe'
import { life } from '../../../words/english/life'
import { useWords } from '../../../words/language'
import { useSimulated } from '../../design/simulatedTime'
import { TimerRing } from '../../design/TimerRing'
import css from './Clocks.module.css'
import { Section } from './Rows'

/** Each clock with its ring, what it means, since when, until when, and what is left of it. */
export function Clocks({ clocks }: { readonly clocks: readonly Clock[] }) {
  const words = useWords(life)
  return (
    <Section title={words.timers}>
      <ul className={css.clocks}>
        {clocks.map((clock) => (
          <li key={clock.what}>
            <TimerRing timer={clock.timer} every={clock.every} of={clock.of} size={18} />
            <span>{clock.what}</span>
            <Left clock={clock} />
            <span className={css.span}>{clockSpan(clock)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Left({ clock }: { readonly clock: Clock }) {
  const words = useWords(life)
  const left = useSimulated((now) => {
    const micros = stretchAt(clock, now).until - now
    return micros > 0 ? clockOf(Math.ceil(micros / SECOND) * SECOND) : words.runOut
  })
  return <span className={css.left}>{left}</span>
}

const SECOND = 1_000_000
