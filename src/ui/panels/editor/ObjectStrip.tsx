import { readPath } from '../../../kubectl/requestPath'
import { nameOf } from '../../../narration/speakers'
import type { ObjectEdit } from '../../../store/edits/edits'
import type { FieldConflict } from '../../../store/edits/fieldChanges'
import { versionOf } from '../../../store/edits/liveObject'
import { shortName } from '../../../store/edits/objectName'
import type { SinceThen } from '../../../store/edits/sinceThen'
import { editor } from '../../../words/english/editor'
import { useWords, wordsOf } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './ObjectEditor.module.css'

interface Props {
  readonly edit: ObjectEdit
  readonly since: SinceThen | undefined
  readonly contested: readonly FieldConflict[]
  /** Absent while they are compared. */
  readonly onCompare: (() => void) | undefined
  readonly onCreateAgain: () => void
}

/** Which object is edited, from which version on, and what others do to it meanwhile. */
export function ObjectStrip({ edit, since, contested, onCompare, onCreateAgain }: Props) {
  const words = useWords(editor)
  const { path, base } = edit
  const isGone = since?.isGone ?? false
  return (
    <div className={css.strip} data-contested={contested.length > 0 || isGone}>
      <p>
        <strong>{words.editing(shortName(path), readPath(path).namespace)}</strong>{' '}
        <span className={css.version}>{words.version(String(versionOf(base)))}</span>
      </p>
      <output className={css.news} aria-live="polite">
        {since !== undefined && newsOf(since)}{' '}
        {contested.length > 0 && (
          <strong>{words.contested(contested.map((one) => one.path))}</strong>
        )}
      </output>
      {isGone && (
        <Button size="small" onClick={onCreateAgain}>
          {words.createAgain}
        </Button>
      )}
      {!isGone && contested.length > 0 && onCompare !== undefined && (
        <Button size="small" onClick={onCompare}>
          {words.compare}
        </Button>
      )}
    </div>
  )
}

function newsOf({ times, writers, isGone, deletedBy, turnedBack }: SinceThen): string {
  const words = wordsOf(editor)
  if (isGone) return deletedBy === undefined ? words.notThere : words.deleted(said(deletedBy))
  if (turnedBack) return words.turnedBack
  if (times === 0) return ''
  return words.changed(
    times,
    writers.map(({ name, fields }) => words.writer(said(name), fields)),
  )
}

/** As it stands within a sentence. */
const said = (name: string): string => (name === nameOf('you', '') ? wordsOf(editor).you : name)
