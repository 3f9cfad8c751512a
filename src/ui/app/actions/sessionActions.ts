import { type SessionControl, useSession } from '../../../store/session'
import {
  duplicateSession,
  nameOf,
  newSession,
  openKept,
  openShelf,
  useShelf,
} from '../../../store/sessions/shelf'
import { sessions as ofSessions } from '../../../words/english/sessions'
import { wordsOf } from '../../../words/language'
import { chooseFiles, saveAsFile } from '../sessions/sessionFiles'
import { startOver } from '../startOver'
import type { Action, ActionWords } from './action'

/** What can be done with the session as a whole, and the others one can go to. */
export function sessionActions(session: Promise<SessionControl>): readonly Action[] {
  const words = wordsOf(ofSessions)
  const { sessions = [] } = useShelf.getState()
  const { id } = useSession.getState()
  const [here, ...others] = sessions
  const withControl = (act: (control: SessionControl) => unknown) => () => void session.then(act)
  return [
    {
      id: 'startOver',
      said: ({ startOver }) => startOver,
      act: () => void startOver(session),
    },
    {
      id: 'sessions/list',
      said: ({ sessions }) => ({ ...sessions, name: words.showAll }),
      act: () => openShelf(true),
    },
    {
      id: 'sessions/new',
      said: ({ newSession }) => ({ ...newSession, name: words.create }),
      act: withControl(newSession),
    },
    {
      id: 'sessions/copy',
      said: ({ copySession }) => ({ ...copySession, name: words.copyIt }),
      applies: () => here !== undefined && here.id === id,
      act: withControl((control) => here && duplicateSession(control, here)),
    },
    {
      id: 'sessions/toFile',
      said: ({ toFile }) => ({ ...toFile, name: words.toFileIt }),
      act: withControl(saveAsFile),
    },
    {
      id: 'sessions/fromFile',
      said: ({ fromFile }) => ({ ...fromFile, name: words.fromFileIt }),
      act: () => chooseFiles(session),
    },
    ...others.map((one) => ({
      id: `sessions/go/${one.id}`,
      said: ({ goTo }: ActionWords) => ({ ...goTo, name: words.goTo(nameOf(one)) }),
      act: withControl((control) => openKept(control, one)),
    })),
  ]
}
