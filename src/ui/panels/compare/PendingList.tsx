import type { ComparedSide } from '../../../protocol/comparison'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import css from './Tables.module.css'

/** More names would bury the reasons below; the table counts them all. */
const NAMES_SHOWN = 20

interface Props {
  readonly letter: string
  readonly side: ComparedSide
}

/** Who waits in a half, and why, in the scheduler's words. */
export function PendingList({ letter, side }: Props) {
  const words = useWords(compare)
  if (side.pending === 0) return null
  return (
    <section className={css.waiting} aria-label={words.pendingIn(letter)}>
      <h3>{words.pendingCount(letter, side.pending)}</h3>
      {side.waiting.map(({ why, pods, count }) => (
        <div key={why}>
          <p className={css.names}>{namesOf(pods, count, words)}</p>
          <p>{why}</p>
        </div>
      ))}
    </section>
  )
}

function namesOf(pods: readonly string[], count: number, words: typeof compare.english): string {
  const shown = pods.slice(0, NAMES_SHOWN)
  const names = shown.map(nameOf).join(', ')
  return count > NAMES_SHOWN ? words.andMore(names, count - shown.length) : names
}

const nameOf = (key: string): string => key.slice(key.indexOf('/') + 1)
