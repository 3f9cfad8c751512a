import { useEditing } from '../../../store/editing'
import { editIn, useEdits } from '../../../store/edits/edits'
import { ManifestEditor } from './ManifestEditor'
import { ObjectEditor } from './ObjectEditor'

/** Manifests to apply, or one object to edit. */
export function EditorPanel() {
  const path = useEditing((state) => state.path)
  const edit = useEdits((state) => editIn(state, path))
  return edit === undefined ? <ManifestEditor /> : <ObjectEditor key={path} edit={edit} />
}
