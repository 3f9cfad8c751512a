import Copy from 'lucide-react/icons/copy'
import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import type { SessionRecord } from '../../../protocol/sessions'
import type { SessionControl } from '../../../store/session'
import {
  deleteSession,
  duplicateSession,
  nameOf,
  openKept,
  openShelf,
} from '../../../store/sessions/shelf'
import { sessions } from '../../../words/english/sessions'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { clockText } from '../../panels/timeline/clockText'
import css from './Sessions.module.css'
import { savedText } from './savedText'

interface Props {
  readonly session: Promise<SessionControl>
  readonly of: SessionRecord
  readonly here: boolean
  readonly onRename: () => void
}

/** A session by its name: pressed, it opens. */
export function SessionRow({ session, of, here, onRename }: Props) {
  const words = useWords(sessions)
  const name = nameOf(of)
  const { workers, pods, at, savedAt } = of
  const act = (deed: (control: SessionControl, of: SessionRecord) => Promise<unknown>) => () =>
    void session.then((control) => deed(control, of))
  const open = async () => {
    if (here || (await openKept(await session, of))) openShelf(false)
  }
  return (
    <>
      <button
        type="button"
        className={css.open}
        aria-label={words.open(name)}
        aria-current={here || undefined}
        onClick={() => void open()}
      >
        <span className={css.name}>{name}</span>
        <span className={css.inside}>{words.inside(workers, pods, clockText(at))}</span>
        <span className={css.inside}>{here ? words.here : savedText(savedAt, Date.now())}</span>
      </button>
      <IconButton size="small" label={words.rename(name)} onClick={onRename}>
        <Pencil size={16} />
      </IconButton>
      <IconButton size="small" label={words.duplicate(name)} onClick={act(duplicateSession)}>
        <Copy size={16} />
      </IconButton>
      <IconButton size="small" label={words.remove(name)} onClick={act(deleteSession)}>
        <Trash2 size={16} />
      </IconButton>
    </>
  )
}
