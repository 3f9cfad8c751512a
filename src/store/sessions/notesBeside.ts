/** The notes of sessions that are not on the page: kept in local storage, one entry a session. */
import type { SessionId } from '../../protocol/sessions'
import { notesKey } from '../notes'

export function copyNotes(from: SessionId, to: SessionId): void {
  attempt(() => {
    const kept = localStorage.getItem(notesKey(from))
    if (kept !== null) localStorage.setItem(notesKey(to), kept)
  })
}

export const dropNotes = (id: SessionId): void =>
  attempt(() => localStorage.removeItem(notesKey(id)))

/** Where nothing may be kept, or there is no room, a session goes without its notes. */
function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // Said already, when the notes were written.
  }
}
