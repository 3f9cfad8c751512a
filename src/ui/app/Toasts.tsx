import X from 'lucide-react/icons/x'
import { dropNotice, type Notice, useNotices } from '../../store/notices'
import { app } from '../../words/english/app'
import { useWords } from '../../words/language'
import { Button } from '../design/Button'
import { IconButton } from '../design/IconButton'
import css from './Toasts.module.css'

/** What could not be done, and why: stays until it was read. What was done goes by itself. */
export function Toasts() {
  const words = useWords(app)
  const notices = useNotices((state) => state.notices)
  return (
    <div className={css.toasts} role="log" aria-live="assertive" aria-label={words.notices}>
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function Toast({ notice: { id, problem, good, action } }: { readonly notice: Notice }) {
  const words = useWords(app)
  const act = () => {
    dropNotice(id)
    action?.act()
  }
  return (
    <div className={css.toast} data-good={good || undefined}>
      <p>
        <strong>{problem.what}</strong>
        {problem.where !== '' && <span>{problem.where}</span>}
        {problem.remedy !== '' && <span>{problem.remedy}</span>}
      </p>
      {action !== undefined && (
        <Button size="small" onClick={act}>
          {action.label}
        </Button>
      )}
      <IconButton label={words.dismiss} size="small" side="left" onClick={() => dropNotice(id)}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
