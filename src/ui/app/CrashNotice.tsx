import { type SessionControl, useSession } from '../../store/session'
import { useTimeline } from '../../store/timeline'
import { app } from '../../words/english/app'
import { useWords } from '../../words/language'
import { clockText } from '../panels/timeline/clockText'
import css from './CrashNotice.module.css'

/** The engine stopped on a bug of ours: says so, and brings the last saved moment back. */
export function CrashNotice({ session }: { readonly session: Promise<SessionControl> }) {
  const crash = useSession((state) => state.crash)
  const savedAt = useSession((state) => state.savedAt)
  const now = useTimeline((state) => state.now)
  const words = useWords(app).crash
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
        <h2 id="crash-title">{words.title(clockText(now))}</h2>
        <p>{savedAt === undefined ? words.unsaved : words.saved(clockText(savedAt))}</p>
        <pre>{crash}</pre>
        <div className={css.actions}>
          <button ref={focus} type="button" className={css.primary} onClick={recover}>
            {savedAt === undefined ? words.beginAfresh : words.goOn}
          </button>
          <button type="button" className={css.plain} onClick={copy}>
            {words.copy}
          </button>
        </div>
      </section>
    </div>
  )
}

/** The hands are at the notice as soon as it is there. */
const focus = (button: HTMLButtonElement | null): void => button?.focus()
