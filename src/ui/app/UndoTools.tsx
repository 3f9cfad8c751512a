import Redo2 from 'lucide-react/icons/redo-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { redoAct, undoAct, useUndoing } from '../../store/undoing'
import { app } from '../../words/english/app'
import { useWords } from '../../words/language'
import { IconButton } from '../design/IconButton'
import { keyName } from './actions/action'

/** Back to before the last act, and forward again. */
export function UndoTools() {
  const words = useWords(app)
  const { undo, redo } = useUndoing()
  return (
    <>
      <IconButton
        label={undo === undefined ? words.nothingToUndo : words.undo(short(undo))}
        keys={keyName('Mod+z')}
        disabled={undo === undefined}
        onClick={() => void undoAct()}
      >
        <Undo2 size={18} />
      </IconButton>
      <IconButton
        label={redo === undefined ? words.nothingToRedo : words.redo(short(redo))}
        keys={keyName('Mod+Shift+z')}
        disabled={redo === undefined}
        onClick={() => void redoAct()}
      >
        <Redo2 size={18} />
      </IconButton>
    </>
  )
}

/** A patch can be long: its beginning tells it. */
const short = (act: string): string => (act.length > 90 ? `${act.slice(0, 88)} …` : act)
