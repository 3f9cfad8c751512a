/** Which session a tab opens: its own of before, else the one that was opened last in any. */
import { isSessionId, type SessionId } from '../../protocol/sessions'

const KEY = 'kubeorama.opened'

export function lastOpened(): SessionId {
  try {
    const id = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY)
    return isSessionId(id) ? id : 'session'
  } catch {
    return 'session'
  }
}

export function noteOpened(id: SessionId): void {
  try {
    sessionStorage.setItem(KEY, id)
    localStorage.setItem(KEY, id)
  } catch {
    // Where nothing may be kept there is only the first.
  }
}

/** An id that nobody has. */
export const freshId = (): SessionId =>
  `session.${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
