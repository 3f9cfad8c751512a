import type { Saved } from '../../../store/edits/saveEdit'
import { editor } from '../../../words/english/editor'
import { useWords } from '../../../words/language'
import type { Place } from './CodeEditor'
import css from './ObjectEditor.module.css'
import { Problems } from './Problems'

interface Props {
  readonly busy: boolean
  readonly saved: Saved | undefined
  readonly onGoTo: (place: Place) => void
}

/** What kubectl says, and what is wrong in the text. */
export function Outcome({ busy, saved, onGoTo }: Props) {
  const words = useWords(editor)
  return (
    <output className={css.outcome} aria-live="polite">
      {busy && <p>{words.sent}</p>}
      {!busy && saved !== undefined && (
        <p data-problem={saved.type === 'done' ? undefined : true}>{saved.line}</p>
      )}
      {!busy && saved?.type === 'conflict' && <p className={css.aside}>{words.onlyKubectl}</p>}
      <Problems problems={saved?.problems ?? []} onGoTo={onGoTo} />
    </output>
  )
}
