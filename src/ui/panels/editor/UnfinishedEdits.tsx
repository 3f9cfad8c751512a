import { showInEditor } from '../../../store/editing'
import { isUnfinished, useEdits } from '../../../store/edits/edits'
import { throwAway } from '../../../store/edits/giveUp'
import { shortName } from '../../../store/edits/objectName'
import { editor } from '../../../words/english/editor'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './ObjectEditor.module.css'

/** Objects whose text waits to be saved, but for the one that is open. */
export function UnfinishedEdits({ open = '' }: { readonly open?: string }) {
  const words = useWords(editor)
  const edits = useEdits((state) => state.edits)
  return edits
    .filter((edit) => isUnfinished(edit) && edit.path !== open)
    .map((edit) => {
      const { path } = edit
      const name = shortName(path)
      return (
        <div key={path} className={css.unfinished}>
          <p>{words.unfinished(name)}</p>
          <Button size="small" aria-label={words.goOnWith(name)} onClick={() => showInEditor(path)}>
            {words.goOn}
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={words.discardOf(name)}
            onClick={() => throwAway(edit)}
          >
            {words.discard}
          </Button>
        </div>
      )
    })
}
