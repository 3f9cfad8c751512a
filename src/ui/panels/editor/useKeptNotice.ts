import { useEffect } from 'react'
import { showInEditor } from '../../../store/editing'
import { editIn, isUnfinished, useEdits } from '../../../store/edits/edits'
import { shortName } from '../../../store/edits/objectName'
import { tell } from '../../../store/notices'
import { useSelection } from '../../../store/selection'
import { editor } from '../../../words/english/editor'
import { wordsOf } from '../../../words/language'

/** Whoever closes the editor on a text that was not saved is told that it waits. */
export function useKeptNotice(path: string): void {
  useEffect(
    () => () => {
      const edit = editIn(useEdits.getState(), path)
      const closed = useSelection.getState().dock !== 'yaml'
      if (!closed || edit === undefined || !isUnfinished(edit)) return
      const words = wordsOf(editor)
      tell(words.keptEdit(shortName(path)), {
        label: words.goOn,
        act: () => showInEditor(path),
      })
    },
    [path],
  )
}
