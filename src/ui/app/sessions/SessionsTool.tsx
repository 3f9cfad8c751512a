import Layers2 from 'lucide-react/icons/layers-2'
import { useEffect, useState } from 'react'
import type { SessionId } from '../../../protocol/sessions'
import { type SessionControl, useSession } from '../../../store/session'
import { nameOf, openShelf, refreshShelf, useShelf } from '../../../store/sessions/shelf'
import { sessions } from '../../../words/english/sessions'
import { useWords } from '../../../words/language'
import { Popover } from '../../design/Popover'
import { SessionList } from './SessionList'
import css from './Sessions.module.css'
import { useOffered } from './useOffered'

/** Which session this is; opens the list of all. */
export function SessionsTool({ session }: { readonly session: Promise<SessionControl> }) {
  const words = useWords(sessions)
  const open = useShelf((state) => state.open)
  const name = useSession(nameOf)
  const [renaming, rename] = useState<SessionId>()
  useEffect(() => {
    if (open) rename(undefined)
    void session.then(refreshShelf)
  }, [session, open])
  useOffered(session)
  return (
    <Popover
      label={words.title}
      open={open}
      onOpenChange={openShelf}
      keepsEscape={renaming !== undefined}
      trigger={
        <button type="button" className={css.tool} aria-label={words.tool(name)} title={name}>
          <Layers2 size={18} />
          <span>{name}</span>
        </button>
      }
    >
      <SessionList session={session} renaming={renaming} rename={rename} />
    </Popover>
  )
}
