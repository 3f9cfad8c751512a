import X from 'lucide-react/icons/x'
import { dropNotice, useNotices } from '../../store/notices'
import css from './Toasts.module.css'

/** What could not be done, and why: stays until it was read. */
export function Toasts() {
  const notices = useNotices((state) => state.notices)
  return (
    <div className={css.toasts} role="log" aria-live="assertive" aria-label="Notices">
      {notices.map(({ id, problem, good }) => (
        <div key={id} className={css.toast} data-good={good || undefined}>
          <p>
            <strong>{problem.what}</strong>
            <span>{problem.where}</span>
            {problem.remedy !== '' && <span>{problem.remedy}</span>}
          </p>
          <button type="button" aria-label="Dismiss" onClick={() => dropNotice(id)}>
            <X size={16} />
          </button>
        </div>
      ))}
    </div>
  )
}
