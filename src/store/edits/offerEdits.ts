import { edits } from '../../words/english/edits'
import { wordsOf } from '../../words/language'
import { showInEditor } from '../editing'
import { tellUntilRead } from '../notices'
import { unfinishedIn, useEdits } from './edits'
import { shortName } from './objectName'

/** Says that an edit of last time waits; the editor lists the others. */
export function offerEdits(): void {
  const last = unfinishedIn(useEdits.getState()).at(-1)
  if (last === undefined) return
  const { path } = last
  const words = wordsOf(edits)
  tellUntilRead(words.unfinished(shortName(path)), {
    label: words.goOn,
    act: () => showInEditor(path),
  })
}
