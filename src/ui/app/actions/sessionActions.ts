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
import type { Action } from './action'

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
      name: 'Start over with a fresh cluster',
      words: 'reset new session',
      act: () => void startOver(session),
    },
    {
      id: 'sessions/list',
      name: words.showAll,
      words: 'open switch rename delete saved',
      act: () => openShelf(true),
    },
    {
      id: 'sessions/new',
      name: words.create,
      words: 'fresh cluster begin create',
      act: withControl(newSession),
    },
    {
      id: 'sessions/copy',
      name: words.copyIt,
      words: 'copy clone branch fork',
      applies: () => here !== undefined && here.id === id,
      act: withControl((control) => here && duplicateSession(control, here)),
    },
    {
      id: 'sessions/toFile',
      name: words.toFileIt,
      words: 'export download backup share',
      act: withControl(saveAsFile),
    },
    {
      id: 'sessions/fromFile',
      name: words.fromFileIt,
      words: 'import upload load kubeorama',
      act: () => chooseFiles(session),
    },
    ...others.map((one) => ({
      id: `sessions/go/${one.id}`,
      name: words.goTo(nameOf(one)),
      words: 'open switch load saved',
      act: withControl((control) => openKept(control, one)),
    })),
  ]
}
