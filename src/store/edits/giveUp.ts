/** Ways to let an edit go; each can be taken back while it is told of. */
import { textOf } from '../../kubectl/objectText'
import { edits as words } from '../../words/english/edits'
import { wordsOf } from '../../words/language'
import { showInEditor } from '../editing'
import { tell } from '../notices'
import { dropEdit, type ObjectEdit, putEdit, rebase } from './edits'
import { liveObject } from './liveObject'
import { shortName } from './objectName'

export function throwAway(edit: ObjectEdit): void {
  dropEdit(edit.path)
  tellOf(edit, wordsOf(words).thrownAway(shortName(edit.path)))
}

/** The text becomes the object as others have it now. */
export async function takeTheirs(edit: ObjectEdit): Promise<void> {
  const base = await liveObject(edit.path)
  if (base === undefined) return
  const text = textOf(base)
  rebase(edit.path, base, text, text)
  tellOf(edit, wordsOf(words).tookTheirs(shortName(edit.path)))
}

function tellOf(edit: ObjectEdit, what: string): void {
  const act = () => {
    putEdit(edit)
    showInEditor(edit.path)
  }
  tell(what, { label: wordsOf(words).bringBack, act })
}
