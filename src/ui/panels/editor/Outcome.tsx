import type { Saved } from '../../../store/edits/saveEdit'
import type { Place } from './CodeEditor'
import css from './ObjectEditor.module.css'
import { words } from './words'

interface Props {
  readonly busy: boolean
  readonly saved: Saved | undefined
  readonly onGoTo: (place: Place) => void
}

/** What kubectl says, and each problem as the way to its line. */
export function Outcome({ busy, saved, onGoTo }: Props) {
  const problems = saved?.problems ?? []
  return (
    <output className={css.outcome} aria-live="polite">
      {busy && <p>{words.sent}</p>}
      {!busy && saved !== undefined && (
        <p data-problem={saved.type === 'done' ? undefined : true}>{saved.line}</p>
      )}
      {!busy && saved?.type === 'conflict' && <p className={css.aside}>{words.onlyKubectl}</p>}
      {problems.map((problem) => (
        <button
          key={`${problem.line}${problem.what}`}
          type="button"
          className={css.problem}
          onClick={() => onGoTo({ line: problem.line })}
        >
          {words.problemAt(problem.line, problem.what)}
        </button>
      ))}
      {problems.length > 1 && <p className={css.aside}>{words.problemKeys}</p>}
    </output>
  )
}
