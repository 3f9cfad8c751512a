import type { ComparedSide } from '../../../protocol/comparison'
import css from './Tables.module.css'

/** More names would bury the reasons below; the table counts them all. */
const NAMES_SHOWN = 20

interface Props {
  readonly letter: string
  readonly side: ComparedSide
}

/** Who waits in a half, and why, in the scheduler's words. */
export function PendingList({ letter, side }: Props) {
  if (side.pending === 0) return null
  return (
    <section className={css.waiting} aria-label={`Pending in ${letter}`}>
      <h3>
        Pending in {letter} · {side.pending}
      </h3>
      {side.waiting.map(({ why, pods, count }) => (
        <div key={why}>
          <p className={css.names}>
            {pods.slice(0, NAMES_SHOWN).map(nameOf).join(', ')}
            {count > NAMES_SHOWN && ` and ${count - Math.min(NAMES_SHOWN, pods.length)} more`}
          </p>
          <p>{why}</p>
        </div>
      ))}
    </section>
  )
}

const nameOf = (key: string): string => key.slice(key.indexOf('/') + 1)
