import { textOf } from '../../kubectl/objectText'
import type { Problem } from '../../protocol/messages'
import { verbs } from '../../words/english/verbs'
import { wordsOf } from '../../words/language'
import { showInEditor } from '../editing'
import { editIn, isUnfinished, putEdit, useEdits } from './edits'
import { liveObject } from './liveObject'
import { resourceName } from './objectName'

/** Opens the editor on an object: on the unfinished text of it, or on how it is now. */
export async function openEdit(path: string): Promise<Problem | undefined> {
  const waiting = editIn(useEdits.getState(), path)
  if (waiting !== undefined && isUnfinished(waiting)) putEdit(waiting)
  else {
    const base = await liveObject(path)
    if (base === undefined) return notFound(path)
    const text = textOf(base)
    putEdit({ path, base, original: text, text })
  }
  showInEditor(path)
  return undefined
}

const notFound = (path: string): Problem => ({
  where: wordsOf(verbs).asked.edit,
  what: `${resourceName(path)} not found`,
  remedy: '',
})
