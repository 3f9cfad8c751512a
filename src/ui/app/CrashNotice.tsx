import { type SessionControl, useSession } from '../../store/session'
import { useTimeline } from '../../store/timeline'
import { clockText } from '../panels/timeline/clockText'
import css from './CrashNotice.module.css'

/** The engine stopped on a bug of ours: says so, and brings the last saved moment back. */
export function CrashNotice({ session }: { readonly session: Promise<SessionControl> }) {
  const crash = useSession((state) => state.crash)
  const savedAt = useSession((state) => state.savedAt)
  const now = useTimeline((state) => state.now)
  const recover = () => void session.then((control) => control.recover())
  const copy = () => void navigator.clipboard.writeText(crash)
  return (
    <div className={css.veil}>
      <section
        className={css.notice}
        role="alertdialog"
        aria-labelledby="crash-title"
        aria-modal="true"
      >
        <h2 id="crash-title">The simulation stopped at {clockText(now)}</h2>
        <p>
          This is a fault of Kubeorama, not of your cluster.{' '}
          {savedAt === undefined
            ? 'It had not been saved yet: a fresh cluster can begin.'
            : `Nothing is lost: the moment ${clockText(savedAt)} was saved.`}
        </p>
        <pre>{crash}</pre>
        <div className={css.actions}>
          <button ref={focus} type="button" className={css.primary} onClick={recover}>
            {savedAt === undefined ? 'Begin afresh' : 'Go on from the saved moment'}
          </button>
          <button type="button" className={css.plain} onClick={copy}>
            Copy the report
          </button>
        </div>
      </section>
    </div>
  )
}

/** The hands are at the notice as soon as it is there. */
const focus = (button: HTMLButtonElement | null): void => button?.focus()
