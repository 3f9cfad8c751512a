import Download from 'lucide-react/icons/download'
import FolderOpen from 'lucide-react/icons/folder-open'
import Plus from 'lucide-react/icons/plus'
import type { SessionId } from '../../../protocol/sessions'
import { type SessionControl, useSession } from '../../../store/session'
import { newSession, openShelf, renameSession, useShelf } from '../../../store/sessions/shelf'
import { sessions } from '../../../words/english/sessions'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { SessionName } from './SessionName'
import { SessionRow } from './SessionRow'
import css from './Sessions.module.css'
import { chooseFiles, saveAsFile } from './sessionFiles'

interface Props {
  readonly session: Promise<SessionControl>
  readonly renaming: SessionId | undefined
  readonly rename: (id: SessionId | undefined) => void
}

/** All sessions of this browser: the one on the page first. */
export function SessionList({ session, renaming, rename }: Props) {
  const words = useWords(sessions)
  const shelf = useShelf((state) => state.sessions)
  const going = useShelf((state) => state.going)
  const here = useSession((state) => state.id)
  const create = async () => {
    if (await newSession(await session)) openShelf(false)
  }
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <h2>{words.title}</h2>
        <Button size="small" icon={<Plus size={16} />} onClick={() => void create()}>
          {words.create}
        </Button>
      </div>
      <ul className={css.list} aria-label={words.list}>
        {shelf?.map((one) => (
          <li key={one.id} className={css.row} data-here={one.id === here || undefined}>
            {one.id === renaming ? (
              <SessionName
                of={one}
                done={(name) => {
                  rename(undefined)
                  if (name !== undefined) void session.then((it) => renameSession(it, one, name))
                }}
              />
            ) : (
              <SessionRow
                session={session}
                of={one}
                here={one.id === here}
                onRename={() => rename(one.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <p className={css.foot} role="status">
        {going ? words.going : words.kept}
      </p>
      <div className={css.files}>
        <Button
          size="small"
          icon={<Download size={16} />}
          onClick={() => void session.then(saveAsFile)}
        >
          {words.toFile}
        </Button>
        <Button size="small" icon={<FolderOpen size={16} />} onClick={() => chooseFiles(session)}>
          {words.fromFile}
        </Button>
      </div>
    </div>
  )
}
