/** Sessions as files: the one on the page into one, and one from a file as another session. */

import { SESSION_NAME_MOST } from '../../protocol/sessions'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'
import { useNotes } from '../notes'
import { notify, tell } from '../notices'
import { type SessionControl, useSession } from '../session'
import { freshId } from './opened'
import { goThere, nameOf } from './shelf'

export const FILE_ENDING = '.kubeorama'

/** The session on the page with its notes; undefined when it is too large, which is told. */
export async function sessionAsFile(control: SessionControl): Promise<File | undefined> {
  const name = nameOf(useSession.getState())
  const { notes } = useNotes.getState()
  const written = await control.engine().file({ ask: 'write', name, notes })
  if ('reason' in written) {
    const words = wordsOf(keptSessions)
    notify({ what: words.notWritten, where: name, remedy: words.tooLargeToWrite })
    return undefined
  }
  return new File([written], fileNameOf(name))
}

/** Each file becomes a session of its own; the last is open then. What is none is told. */
export async function openFiles(control: SessionControl, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const name = file.name.replace(FILE_ENDING, '').slice(0, SESSION_NAME_MOST)
    if (await goThere(control, { id: freshId(), name, file })) {
      tell(wordsOf(keptSessions).opened(nameOf(useSession.getState())))
    }
  }
}

/** What no file system takes becomes a dash. */
const fileNameOf = (name: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-')}${FILE_ENDING}`
