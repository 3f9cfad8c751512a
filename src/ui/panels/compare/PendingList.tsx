import type { ComparedSide, ComparisonFrame } from '../../../protocol/comparison'
import css from './Tables.module.css'

/** Who waits in either half, and why, in the scheduler's words. */
export function PendingList({ frame }: { readonly frame: ComparisonFrame | undefined }) {
  const [a, b] = frame?.sides ?? []
  return (
    <>
      {a !== undefined && <Waiting letter="A" side={a} />}
      {b !== undefined && <Waiting letter="B" side={b} />}
    </>
  )
}

/** More names would bury the reasons below; the table counts them all. */
const NAMES_SHOWN = 20

function Waiting({ letter, side }: { readonly letter: string; readonly side: ComparedSide }) {
  if (side.pending === 0) return null
  return (
    <section className={css.waiting} aria-label={`Pending in ${letter}`}>
      <h3>
        Pending in {letter} · {side.pending}
      </h3>
      {side.waiting.map(({ why, pods, count }) => (
        <div key={why}>
          <p>{why}</p>
          <p className={css.names}>
            {pods.slice(0, NAMES_SHOWN).map(nameOf).join(', ')}
            {count > NAMES_SHOWN && ` and ${count - Math.min(NAMES_SHOWN, pods.length)} more`}
          </p>
        </div>
      ))}
    </section>
  )
}

const nameOf = (key: string): string => key.slice(key.indexOf('/') + 1)
