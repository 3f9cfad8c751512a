import { editObject } from '../../../store/edits/editObject'
import { editIn, isUnfinished, useEdits } from '../../../store/edits/edits'
import { notifyIfRefused } from '../../../store/notices'
import { editor } from '../../../words/english/editor'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'

/** Opens the editor on an object, or on the edit of it that waits. */
export function EditButton({ path }: { readonly path: string }) {
  const words = useWords(editor)
  const waits = useEdits((state) => {
    const edit = editIn(state, path)
    return edit !== undefined && isUnfinished(edit)
  })
  return (
    <Button size="small" onClick={() => void notifyIfRefused(editObject(path))}>
      {waits ? words.goOnEditing : words.edit}
    </Button>
  )
}
